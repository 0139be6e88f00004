using System.Reflection;
using Microsoft.AspNetCore.Identity;

namespace Tccm.Web.Identity;

/// <summary>15 characters or more, no composition rules, and not a password that everybody tries first (NIST SP 800-63B).</summary>
public sealed class PasswordRules : IPasswordValidator<PortalUser>
{
    public const int MinLength = 15;
    public const int MaxLength = 128;
    public const string Hint = "15 characters or more. Four or five words in a row are easy to remember.";

    private static readonly string[] Words = ["password", "passwort", "tccm", "multistakeholder", "internet", "registry", "coalition"];
    private static readonly Lazy<HashSet<string>> Common = new(LoadCommon);

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password) =>
        Task.FromResult(Why(password ?? "", user.Email) is { } why
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = why })
            : IdentityResult.Success);

    /// <summary>Why a password is refused, with what to do; null for one that is taken.</summary>
    public static string? Why(string password, string? email)
    {
        if (password.Length < MinLength) return $"The password has {password.Length} characters; {MinLength} at least.";
        if (password.Length > MaxLength) return $"The password has {password.Length} characters; {MaxLength} at most.";
        var folded = new string([.. password.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
        if (folded.Distinct().Count() < 5) return "The password repeats too few characters. Choose another one.";
        var rest = Words.Concat((email ?? "").ToLowerInvariant().Split('@', '.')).Where(word => word.Length > 3)
            .Aggregate(folded, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        if (rest.Trim("0123456789".ToCharArray()).Length < 6 || Common.Value.Contains(folded) || Common.Value.Contains(rest))
            return "The password is one that is tried first: a common one, or made of your address or this site's words. Choose another one.";
        return null;
    }

    private static HashSet<string> LoadCommon()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tccm.Web.Identity.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
