using Microsoft.AspNetCore.Hosting;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Control;

/// <summary>A portal whose checks go to a DNS server and a web server of the test.</summary>
public sealed class ControlPortal(PostgresFixture postgres) : Portal(postgres), IAsyncLifetime
{
    public NameServer Names { get; } = new();
    public WebServer Web { get; } = new();

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Web.StartAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Names.DisposeAsync();
        await Web.DisposeAsync();
    }

    /// <summary>A member with this one domain, whose challenge was given out.</summary>
    public async Task<(Organisation Organisation, DomainControl Control)> ChallengedAsync(string name, string host)
    {
        var domain = InternetDomain.Parse(host);
        var organisation = await Given.Member(name).WithRepresentative("Rita Reed").WithSignatory("Sid Sand").With(facts => facts with { Domains = [domain] });
        await using var db = Database.Open();
        var control = (await db.OrganisationAsync(organisation.Id))!.Challenge(domain, Tccm.Domain.Actor.Portal, Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return (organisation, control);
    }

    protected override void Configure(IWebHostBuilder host)
    {
        base.Configure(host);
        host.UseSetting("Domains:Resolver", Names.Address);
        host.UseSetting("Domains:ResolverTimeout", "00:00:01");
        host.UseSetting("Domains:HttpPort", Web.HttpPort.ToString(System.Globalization.CultureInfo.InvariantCulture));
        host.UseSetting("Domains:HttpsPort", Web.HttpsPort.ToString(System.Globalization.CultureInfo.InvariantCulture));
        host.UseSetting("Domains:AllowedAddresses:0", "127.0.0.1");
        host.UseSetting("Domains:ChecksPerHour", "3");
    }
}
