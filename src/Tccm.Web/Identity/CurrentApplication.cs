using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Identity;

/// <summary>
/// The application that this browser may fill in, by a protected cookie. It has one because it began the draft, or because
/// the mailed link was opened in it. Once the address is confirmed only the second counts: who began a draft with
/// somebody else's address does not go on in their name.
/// </summary>
public sealed class CurrentApplication(TccmDbContext db, IHttpContextAccessor http, IDataProtectionProvider protection, IOptions<PortalOptions> portal, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private readonly IDataProtector protector = protection.CreateProtector("application");

    /// <summary>Whether this browser began an application whose address was confirmed in another one since.</summary>
    public bool WasConfirmedElsewhere { get; private set; }

    private string Cookie => portal.Value.CookieName("application");
    private HttpContext Context => http.HttpContext!;

    public async Task<Application?> FindAsync()
    {
        if (Read() is not var (id, byLink, until) || until < clock.GetUtcNow()) return null;
        var application = await db.Applications.SingleOrDefaultAsync(one => one.Id == id, Context.RequestAborted);
        WasConfirmedElsewhere = application is { EmailConfirmedAt: not null } && !byLink;
        return WasConfirmedElsewhere ? null : application;
    }

    public void Remember(Application application, bool byLink)
    {
        var until = clock.GetUtcNow() + Life;
        Context.Response.Cookies.Append(Cookie, protector.Protect($"{application.Id} {byLink} {until.ToUnixTimeSeconds()}"), Options());
    }

    public void Forget() => Context.Response.Cookies.Delete(Cookie, Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = portal.Value.IsHttps || Context.Request.IsHttps,
    };

    private (Guid Id, bool ByLink, DateTimeOffset Until)? Read()
    {
        if (Context.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;
        try
        {
            var parts = protector.Unprotect(kept).Split(' ');
            return (Guid.Parse(parts[0]), bool.Parse(parts[1]), DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2], CultureInfo.InvariantCulture)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
