using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tccm.Web.Control;

namespace Tccm.Web.Tests.Control;

/// <summary>A real web server on the loopback, which answers for every host as the test says; over https with a certificate that nobody trusts.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly Dictionary<string, RequestDelegate> hosts = new(StringComparer.OrdinalIgnoreCase);
    private WebApplication? app;

    public int HttpPort { get; } = NameServer.FreePort();
    public int HttpsPort { get; } = NameServer.FreePort();
    public int Requests { get; private set; }

    public WebServer On(string host, RequestDelegate answer)
    {
        hosts[host] = answer;
        return this;
    }

    public WebServer File(string host, string text) => On(host, context => context.Request.Path == ChallengeFile.Path ? context.Response.WriteAsync(text) : Missing(context));

    public WebServer Redirect(string host, Func<WebServer, string> to) => On(host, context =>
    {
        context.Response.Redirect(to(this));
        return Task.CompletedTask;
    });

    public async Task<WebServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, HttpPort);
            kestrel.Listen(IPAddress.Loopback, HttpsPort, listen => listen.UseHttps(SelfSigned()));
        });
        app = builder.Build();
        app.Run(context =>
        {
            Requests++;
            return hosts.TryGetValue(context.Request.Headers.Host.ToString().Split(':')[0], out var answer) ? answer(context) : Missing(context);
        });
        await app.StartAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private static Task Missing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=anybody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
