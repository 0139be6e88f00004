using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Tccm.Domain;
using Tccm.Domain.Evidence;

namespace Tccm.Web.Identity;

/// <summary>
/// Whether it is really this person: signing and deciding want a sign-in of the last few minutes, or the password once more.
/// The form asks for it only when it is needed, so nothing that was typed is lost on the way.
/// </summary>
public sealed class FreshCheck(UserManager<PortalUser> users, SignInManager<PortalUser> signIn, IHttpContextAccessor http, TimeProvider clock)
{
    public const string Field = "Password";
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private DateTimeOffset? justChecked;

    private const string AuthTime = "auth_time";
    private const string CheckTime = "check_time";

    public bool IsNeeded => (CheckedAt(http.HttpContext!.User) ?? SignedInAt(http.HttpContext!.User)) is not { } at || clock.GetUtcNow() - at > Window;

    /// <summary>How it was shown that it is this person, for the evidence: asked after <see cref="RequireAsync"/>.</summary>
    public Shown Shown => new("password", clock.GetUtcNow() - (justChecked ?? CheckedAt(http.HttpContext!.User) ?? SignedInAt(http.HttpContext!.User) ?? clock.GetUtcNow()));

    /// <summary>Refuses, with a reason beside the password field, unless the sign-in is fresh or the password is right.</summary>
    public async Task RequireAsync(string? password)
    {
        if (!IsNeeded) return;
        var user = await users.GetUserAsync(http.HttpContext!.User) ?? throw new DomainException("Sign in again.");
        if (string.IsNullOrEmpty(password))
            throw new DomainException("Some minutes have passed since you signed in. Enter your password to confirm that it is you.", Field);
        if (await users.IsLockedOutAsync(user) || !await users.CheckPasswordAsync(user, password))
        {
            await users.AccessFailedAsync(user);
            throw new DomainException("That is not your password. Nothing was done; try again.", Field);
        }
        justChecked = clock.GetUtcNow();
        // From now on it is fresh again for as long as after a sign-in; the session itself does not last longer for it.
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [ClaimOf(SignedInAt(http.HttpContext!.User) ?? clock.GetUtcNow()), new Claim(CheckTime, Seconds(clock.GetUtcNow()))]);
    }

    /// <summary>What a renewed session keeps of the one before: when it began, and when it was last checked.</summary>
    public static IEnumerable<Claim> Kept(ClaimsPrincipal before) => before.FindAll(claim => claim.Type is AuthTime or CheckTime);

    public static Claim ClaimOf(DateTimeOffset at) => new(AuthTime, Seconds(at));

    public static DateTimeOffset? SignedInAt(ClaimsPrincipal user) => At(user, AuthTime);

    private static DateTimeOffset? CheckedAt(ClaimsPrincipal user) => At(user, CheckTime);

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
