using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tccm.Web.Control;

namespace Tccm.Web.Tests.Control;

/// <summary>The check against a real DNS server and a real web server, both on the loopback.</summary>
public sealed class ControlCheckTests : IAsyncLifetime
{
    private const string Line = "tccm-challenge=0123456789abcdef0123456789abcdef01234567";
    private readonly NameServer names = new();
    private readonly WebServer web = new();

    public async ValueTask InitializeAsync()
    {
        NameServer.Require();
        names.Txt("_tccm-challenge.one.example", Line)
            .Txt("_tccm-challenge.parts.example", Line[..20], Line[20..])
            .Txt("_tccm-challenge.other.example", "v=spf1 -all")
            .Txt("_tccm-challenge.case.example", Line.ToUpperInvariant())
            .Txt("_tccm-challenge.longer.example", Line + "0")
            .Alias("_tccm-challenge.alias.example", "_tccm-challenge.one.example")
            .Txt("_tccm-challenge.xn--mnchen-3ya.example", Line)
            .Host("_tccm-challenge.empty.example", "127.0.0.1");
        for (var i = 0; i < 30; i++) names.Txt("_tccm-challenge.many.example", new string('x', 200) + i);
        names.Txt("_tccm-challenge.many.example", Line);
        await names.StartAsync();
    }

    [Theory]
    [InlineData("one.example")]
    [InlineData("parts.example")]
    [InlineData("alias.example")]
    [InlineData("xn--mnchen-3ya.example")]
    [InlineData("many.example")]
    public async Task LineInTheDns_IsFound(string domain)
    {
        var (whyNot, noResolver) = await RecordAsync(domain);

        Assert.Null(whyNot);
        Assert.False(noResolver);
    }

    [Theory]
    [InlineData("other.example", "one TXT record, which is not the line: “v=spf1 -all”")]
    [InlineData("case.example", "not the line")]
    [InlineData("longer.example", "not the line")]
    [InlineData("empty.example", "has no TXT record")]
    [InlineData("absent.example", "there is no name _tccm-challenge.absent.example")]
    public async Task AnythingElseInTheDns_IsSaid(string domain, string why)
    {
        var (whyNot, _) = await RecordAsync(domain);

        Assert.Contains(why, whyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolverThatIsSilent_IsWaitedForALittle()
    {
        using var hole = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var clock = Stopwatch.StartNew();

        var (whyNot, _) = await RecordAsync("one.example", options => options.Resolver = $"127.0.0.1@{((IPEndPoint)hole.Client.LocalEndPoint!).Port}");

        Assert.Contains("did not answer in time", whyNot, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task ResolverThatCannotBe_IsNoFindingAboutTheDomain()
    {
        var (_, noResolver) = await RecordAsync("one.example", options => options.Resolver = "not an address");

        Assert.True(noResolver);
    }

    [Theory]
    [InlineData(Line)]
    [InlineData("\uFEFF" + Line + "\r\n")]
    [InlineData("# ours\r\n  " + Line + "\r\nanother\r\n")]
    public async Task LineInTheFile_IsFound(string text)
    {
        web.File("site.example", text);

        Assert.Null(await FileAsync("site.example"));
    }

    [Fact]
    public async Task InternationalDomain_IsAskedByItsALabel()
    {
        web.File("xn--mnchen-3ya.example", Line);

        Assert.Equal("", await FileAsync("xn--mnchen-3ya.example") ?? "");
    }

    [Theory]
    [InlineData("")]
    [InlineData("tccm-challenge=")]
    [InlineData("x" + Line)]
    [InlineData(Line + "0")]
    public async Task FileWithoutTheLine_IsNotEnough(string text)
    {
        web.File("site.example", text);

        Assert.Contains("the line is not in it", await FileAsync("site.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSuchFile_IsSaid()
    {
        Assert.Contains("over http, the server answered 404", await FileAsync("site.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertificateThatNobodyTrusts_IsSaidAndHttpTried()
    {
        web.On("site.example", context => context.Request.IsHttps ? context.Response.WriteAsync(Line) : NotFound(context));

        Assert.Contains("over https, the server has no valid certificate", await FileAsync("site.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargeFile_IsCutOff()
    {
        web.On("site.example", async context =>
        {
            for (var i = 0; i < 10_000 && !context.RequestAborted.IsCancellationRequested; i++) await context.Response.WriteAsync(new string('x', 10_000) + "\n");
        });

        Assert.Contains("more than 4096 bytes", await FileAsync("site.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompressedFile_IsNotUnpacked()
    {
        web.On("site.example", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(Packed(Line + "\n" + new string('x', 1_000_000))).AsTask();
        });

        Assert.Contains("the line is not in it", await FileAsync("site.example"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SlowServer_IsCutOff(bool afterHead)
    {
        web.On("site.example", async context =>
        {
            if (afterHead) await context.Response.WriteAsync("t");
            await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
        });
        var clock = Stopwatch.StartNew();

        var whyNot = await FileAsync("site.example", options => (options.FileTimeout, options.HttpsPort) = (TimeSpan.FromSeconds(1), NameServer.FreePort()));

        Assert.Contains("longer than 1 seconds", whyNot, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task RedirectWithinTheDomain_IsFollowed()
    {
        web.Redirect("site.example", server => $"http://www.site.example:{server.HttpPort}{ChallengeFile.Path}").File("www.site.example", Line);

        Assert.Null(await FileAsync("site.example"));
    }

    [Theory]
    [InlineData("http://evil.example:{0}/.well-known/tccm-challenge.txt")]
    [InlineData("http://site.example.evil.example:{0}/")]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://site.example:22/")]
    [InlineData("http://user@site.example:{0}/")]
    [InlineData("ftp://site.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task RedirectOffTheDomain_IsNotFollowed(string to)
    {
        web.Redirect("site.example", server => string.Format(null, to, server.HttpPort)).File("evil.example", Line);

        var whyNot = await FileAsync("site.example");

        Assert.Contains("redirected to", whyNot, StringComparison.Ordinal);
        Assert.Equal(1, web.Requests);
    }

    [Fact]
    public async Task RedirectInACircle_IsLeft()
    {
        web.Redirect("site.example", _ => ChallengeFile.Path);

        Assert.Contains("more than 3 times", await FileAsync("site.example"), StringComparison.Ordinal);
        Assert.Equal(4, web.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("192.0.2.1,127.0.0.1")]
    public async Task NameThatPointsInside_IsNotFetchedFrom(string addresses)
    {
        web.File("inside.example", Line);
        names.Host("inside.example", addresses.Split(','));
        await names.StartAsync();

        var whyNot = await FileAsync("inside.example", options => options.AllowedAddresses = []);

        Assert.Contains("is not one of the public Internet", whyNot, StringComparison.Ordinal);
        Assert.Equal(0, web.Requests);
    }

    [Fact]
    public async Task NameWithoutAddress_IsSaid()
    {
        Assert.Contains("nowhere.example has no address", await FileAsync("nowhere.example"), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await names.DisposeAsync();
        await web.DisposeAsync();
    }

    private Task<(string? WhyNot, bool NoResolver)> RecordAsync(string domain, Action<DomainOptions>? change = null) =>
        new ChallengeRecord(Resolver(Settings(change))).FindAsync("_tccm-challenge." + domain, Line, TestContext.Current.CancellationToken);

    private async Task<string?> FileAsync(string domain, Action<DomainOptions>? change = null)
    {
        await web.StartAsync();
        foreach (var host in new[] { "site.example", "www.site.example", "evil.example", "xn--mnchen-3ya.example" }) names.Host(host, "127.0.0.1");
        await names.StartAsync();
        var options = Settings(change);
        return await new ChallengeFile(Resolver(options), options).FindAsync(domain, Line, TestContext.Current.CancellationToken);
    }

    private IOptions<DomainOptions> Settings(Action<DomainOptions>? change)
    {
        var options = new DomainOptions { Resolver = names.Address, ResolverTimeout = TimeSpan.FromSeconds(1), HttpPort = web.HttpPort, HttpsPort = web.HttpsPort, AllowedAddresses = ["127.0.0.1"] };
        change?.Invoke(options);
        return Options.Create(options);
    }

    private static UnboundResolver Resolver(IOptions<DomainOptions> options) => new(options, NullLogger<UnboundResolver>.Instance);

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
