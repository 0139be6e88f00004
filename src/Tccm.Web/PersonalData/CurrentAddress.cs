using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.PersonalData;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.PersonalData;

/// <summary>The address that this browser has shown to be its reader's, by a mailed link, for half an hour. Where the link is gone, so is the visit.</summary>
public sealed class CurrentAddress(TccmDbContext db, IHttpContextAccessor http, IDataProtectionProvider protection, IOptions<PortalOptions> portal, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("address");

    private string Cookie => portal.Value.CookieName("address");
    private HttpContext Context => http.HttpContext!;

    public async Task<MailedLink?> FindAsync()
    {
        if (Read() is not { } id) return null;
        var link = await db.MailedLinks.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Purpose == MailedLinkPurpose.PersonalData, Context.RequestAborted);
        return link?.IsVisited(clock.GetUtcNow()) == true ? link : null;
    }

    public void Remember(MailedLink link) => Context.Response.Cookies.Append(Cookie, protector.Protect(link.Id.ToString()), Options());

    public void Forget() => Context.Response.Cookies.Delete(Cookie, Options());

    private CookieOptions Options() => new() { HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = portal.Value.IsHttps || Context.Request.IsHttps };

    private Guid? Read()
    {
        if (Context.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;
        try
        {
            return Guid.Parse(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
