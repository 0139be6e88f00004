using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Tccm.Web.Infrastructure;

/// <summary>
/// A page that is the same for everybody who is not signed in, and may be kept by whoever stands between, who asks each time
/// whether it still is so: who withdrew is not shown as a signatory for a minute more.
/// Not for a page with a form that posts: its token belongs to one visitor.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : ResultFilterAttribute
{
    public const string Revalidated = "public, no-cache";

    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        var flash = http.RequestServices.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie.Name!;
        // Who is signed in sees another header of the page.
        http.Response.Headers.Vary = "Cookie";
        if (context.Result is PageResult { StatusCode: null or StatusCodes.Status200OK } && http.User.Identity?.IsAuthenticated != true && !http.Request.Cookies.ContainsKey(flash))
            http.Response.Headers.CacheControl = Revalidated;
    }
}
