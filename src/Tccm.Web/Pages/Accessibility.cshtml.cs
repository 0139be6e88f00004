using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages;

[PublicPage]
public sealed class AccessibilityModel(IOptions<PortalOptions> portal) : PageModel
{
    public string Contact => portal.Value.ReplyTo;
}
