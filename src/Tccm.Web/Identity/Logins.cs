using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Identity;

public static class Policies
{
    public const string Secretariat = nameof(Secretariat);
}

/// <summary>How people sign in, how long a session lives, and who gets past which door.</summary>
public static class Logins
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static void AddLogins(this IServiceCollection services, PortalOptions portal)
    {
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = PasswordRules.MinLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 20;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(1);
            })
            .AddEntityFrameworkStores<IdentityDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.Zero;
            options.OnRefreshingPrincipal = context =>
            {
                if (context.CurrentPrincipal is { } before) ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaims(FreshCheck.Kept(before));
                return Task.CompletedTask;
            };
        });

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = portal.CookieName("session");
            options.Cookie.SecurePolicy = portal.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/error/403";
            options.ExpireTimeSpan = Idle;
            options.SlidingExpiration = true;
            // No redirect to an error address: the page itself answers 403.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            var validateStamp = options.Events.OnValidatePrincipal;
            options.Events.OnValidatePrincipal = async context =>
            {
                var clock = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
                if (FreshCheck.SignedInAt(context.Principal!) is not { } at || clock.GetUtcNow() - at > Longest) context.RejectPrincipal();
                else await validateStamp(context);
            };
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Secretariat, policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
                (context.Resource as HttpContext)?.RequestServices.GetRequiredService<CurrentPerson>().IsSecretariat == true));
        services.AddScoped<CurrentPerson>();
        services.AddScoped<FreshCheck>();
        services.AddScoped<EndAccess>();
        services.AddSingleton<AccountLimits>();
    }

    /// <summary>A login for an address, without a password yet. The address is compared in its canonical form.</summary>
    public static PortalUser For(EmailAddress address) => new() { UserName = address.Canonical, Email = address.Value, EmailConfirmed = true };

    /// <summary>The form of an address by which the user manager finds a login.</summary>
    public static string Normal(EmailAddress address) => address.Canonical.Normalize().ToUpperInvariant();

    public static Task<PortalUser?> FindAsync(this UserManager<PortalUser> users, EmailAddress address) => users.FindByNameAsync(address.Canonical);

    public static Task SignInFreshAsync(this SignInManager<PortalUser> signIn, PortalUser user, TimeProvider clock) =>
        signIn.SignInWithClaimsAsync(user, isPersistent: false, [FreshCheck.ClaimOf(clock.GetUtcNow())]);

    /// <summary>Takes up a one-use link in one statement, so that of two at once one wins. Null where it does not work.</summary>
    public static async Task<Guid?> TakeUpLinkAsync(this IdentityDb identity, string purpose, string? secret, DateTimeOffset at)
    {
        var hash = Secret.HashOf(secret);
        var taken = await identity.OneUseLinks
            .Where(link => link.SecretHash == hash && link.Purpose == purpose && link.UsedAt == null && link.ExpiresAt > at)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, at));
        return taken == 0 ? null : await identity.OneUseLinks.Where(link => link.SecretHash == hash).Select(link => (Guid?)link.UserId).SingleAsync();
    }
}
