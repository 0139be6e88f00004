using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Tccm.Domain;

namespace Tccm.Web.Identity;

/// <summary>
/// Whether it is really this person: signing and deciding want a sign-in of the last few minutes, or the password once more.
/// The form asks for it only when it is needed, so nothing that was typed is lost on the way.
/// </summary>
public sealed class FreshCheck(UserManager<PortalUser> users, IHttpContextAccessor http, TimeProvider clock)
{
    public const string Field = "Password";
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const string AuthTime = "auth_time";

    public bool IsNeeded => SignedInAt(http.HttpContext!.User) is not { } at || clock.GetUtcNow() - at > Window;

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
    }

    public static Claim ClaimOf(DateTimeOffset at) => new(AuthTime, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    public static DateTimeOffset? SignedInAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(AuthTime), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
