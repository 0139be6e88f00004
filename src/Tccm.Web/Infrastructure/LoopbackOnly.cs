using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Tccm.Web.Infrastructure;

/// <summary>For pages that only a person at this very machine may see: whoever comes another way, or by a proxy, finds nothing there.</summary>
public sealed class LoopbackOnly : IAuthorizationFilter
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Real-IP"];

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address) || ProxyHeaders.Any(http.Request.Headers.ContainsKey))
            context.Result = new NotFoundResult();
    }
}
