using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tccm.Web.Pages;

/// <summary>What every refused or broken request is answered with: what happened, what was kept, what to do.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    private static readonly Dictionary<int, Words> Known = new()
    {
        [400] = new("This could not be taken", "What was sent cannot be read, or its form was open for too long. Nothing was saved.", "Go back: what you typed should still be there. Load the page again, and send it once more."),
        [403] = new("This is not yours to do", "You are signed in, but not as somebody who may do this. Nothing was saved.", "If you should be able to, ask the representative of your organisation, or the secretariat."),
        [404] = new("There is no page at this address", "It may have been typed or copied with a slip. Published statements never move.", "Look for it here:"),
        [405] = new("This address does not take that", "It can be read, but nothing can be sent to it. Nothing was saved.", "Go back, load the page again, and use its own form."),
        [409] = new("Somebody else was quicker", "What you were working on was changed at the same moment. Nothing of yours was saved.", "Go back, load the page again and see how it stands now."),
        [413] = new("This is too much at once", "What was sent is larger than the portal takes. Nothing was saved.", "Go back and send less; a statement may have 100,000 characters."),
        [429] = new("Too many tries", "There were too many tries from your network within a short time. Nothing was saved.", "Wait a minute, then try again."),
        [500] = new("Something broke on our side", "Nothing you sent was saved.", "Try once more. If it breaks again, tell us with this number:"),
        [503] = new("The portal rests for a moment", "It is being looked after, or has too much to do. Nothing was saved.", "Try again in a few minutes."),
    };

    public int Code { get; private set; }
    public Words Said { get; private set; } = null!;
    public string TraceId => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    // The code is not a parameter: binding one would read the form, and the form may be what is broken.
    private void Answer()
    {
        var code = int.TryParse((string?)RouteData.Values["code"], CultureInfo.InvariantCulture, out var said) ? said : 404;
        // A request that was broken when it came in is the sender's mistake, whoever noticed it.
        code = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            { } error when error.GetBaseException() is SocketException => 503, // the database is not there
            NotSupportedException when Request.HasFormContentType => 400, // a form in an encoding that is none
            _ when code == 400 && Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize => 413,
            _ => code,
        };
        Code = code is >= 400 and < 600 ? code : 404;
        Said = Known.GetValueOrDefault(Code) ?? Known[Code < 500 ? 400 : 500];
        Response.StatusCode = Code;
    }

    public sealed record Words(string Title, string Happened, string ToDo);
}
