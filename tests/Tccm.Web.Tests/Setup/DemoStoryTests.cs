using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Infrastructure;
using Tccm.Web.Setup;
using Tccm.Web.Setup.Demo;

namespace Tccm.Web.Tests.Setup;

/// <summary>A portal in Development, asked from an address that the test chooses.</summary>
public sealed class DevelopmentPortal(PostgresFixture postgres) : Portal(postgres)
{
    public IPAddress From { get; set; } = IPAddress.Loopback;

    protected override void Configure(IWebHostBuilder host)
    {
        host.UseEnvironment(Environments.Development);
        host.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Sender(this)));
    }

    private sealed class Sender(DevelopmentPortal portal) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, onward) =>
            {
                context.Connection.RemoteIpAddress = portal.From;
                return onward(context);
            });
            next(app);
        };
    }
}

public sealed class DemoStoryTests(DevelopmentPortal portal) : IClassFixture<DevelopmentPortal>
{
    [Fact]
    public async Task EmptyRegister_GetsTheWholeStory()
    {
        await using var db = portal.Database.Open();

        var members = await db.Organisations.Include(one => one.Memberships).Include(one => one.FormerNames).AsSplitQuery().ToListAsync(TestContext.Current.CancellationToken);

        // The thirteen root servers are all somebody's: an invented organisation claims none.
        Assert.Equal(OrganisationKinds.All.Where(kind => kind != OrganisationKind.RootServerOperator), members.Where(one => one.IsMember).SelectMany(one => one.Kinds).Distinct().Order());
        Assert.Equal(2, members.Count(one => one.CurrentMembership?.Category == MembershipCategory.Supporter));
        Assert.Contains(members, one => one.FormerNames.Count > 0);
        Assert.Equal(2, await db.Applications.CountAsync(one => one.Status == ApplicationStatus.Submitted, TestContext.Current.CancellationToken));
        Assert.Equal([StatementStatus.Draft, StatementStatus.InDiscussion, StatementStatus.InDiscussion, StatementStatus.Open, StatementStatus.Published, StatementStatus.Published],
            (await db.Statements.Select(one => one.Status).ToListAsync(TestContext.Current.CancellationToken)).Order());
        Assert.Empty((await new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken)).Wrong);
    }

    [Fact]
    public async Task Secretariat_HasADisputeToDecideAndAnEditionToConfirm()
    {
        await using var db = portal.Database.Open();

        var statements = await db.Statements.Whole().ToListAsync(TestContext.Current.CancellationToken);

        Assert.True(Assert.Single(statements.SelectMany(one => one.Disputes)).IsOpen);
        var publication = Assert.Single(statements, one => one.OpenPublication is not null).OpenPublication!;
        Assert.Equal((4, false), (publication.EditionNumber, publication.IsConfirmed));
    }

    [Fact]
    public async Task Translations_AreReadByEverybodyBehindTheOriginalOrWaiting()
    {
        await using var db = portal.Database.Open();

        var all = (await db.Statements.Whole().ToListAsync(TestContext.Current.CancellationToken)).Select(statement => (Statement: statement, Of: db.Translations.Where(one => one.StatementId == statement.Id).ToList())).SelectMany(pair => pair.Of.Select(one => $"{one.Language} {(one.IsPublic(pair.Statement) ? "public" : one.IsBehind(pair.Statement) ? "behind" : one.StatusInWords)}"));

        Assert.Equal(["ar public", "es behind", "ja public", "ko waits to be looked over"], all.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SecondStart_DoesNotTellItAgain()
    {
        var before = await portal.AskAsync(db => db.AuditEntries.CountAsync());

        await DemoStory.PrepareAsync(portal.Services, insist: false, decline: false, TestContext.Current.CancellationToken);

        Assert.Equal(before, await portal.AskAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task EachPersona_GetsInOnceByTheLink()
    {
        var entrances = await EnterAsync();

        Assert.Equal(DemoPersonas.All.Append(DemoPersonas.Applicant), entrances.Select(entrance => entrance.Persona));
        foreach (var (_, link) in entrances.SkipLast(1))
        {
            var page = await (await portal.Browser().GetAsync(new Uri(link).AbsolutePath)).Is(HttpStatusCode.OK).SubmitAsync();
            Assert.Equal("/my", page.RedirectedTo);
            page.Is(HttpStatusCode.OK);
            Assert.NotNull(page.Find("form[action='/account/sign-out']"));
        }
        (await (await portal.Browser().GetAsync(new Uri(entrances[0].Link).AbsolutePath)).SubmitAsync()).Is(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Applicant_GoesOnByTheLink()
    {
        var entrance = (await EnterAsync())[^1];

        var page = await (await portal.Browser().GetAsync(new Uri(entrance.Link).AbsolutePath)).Is(HttpStatusCode.OK).SubmitAsync();

        Assert.Equal("/join/application", page.Is(HttpStatusCode.OK).RedirectedTo);
        Assert.Contains("Lagoon Registry", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mailbox_ShowsWhatWasSent()
    {
        await portal.Mailbox.ToAsync(DemoPersonas.Secretary.Email);

        var page = await portal.Browser().GetAsync("/dev/mailbox");

        Assert.Contains("New application: Steppe Internet Exchange", page.Is(HttpStatusCode.OK).All("h2"));
    }

    [Theory]
    [InlineData("192.0.2.7", null)]
    [InlineData("127.0.0.1", "X-Forwarded-For")]
    [InlineData("::1", "Forwarded")]
    public async Task DevelopmentPages_AreFoundFromThisMachineOnly(string from, string? header)
    {
        var browser = portal.Browser();
        if (header is not null) browser.Client.DefaultRequestHeaders.Add(header, "192.0.2.7");
        portal.From = IPAddress.Parse(from);

        try
        {
            (await browser.GetAsync("/dev/mailbox")).Is(HttpStatusCode.NotFound);
            (await browser.GetAsync("/dev/sign-in/x")).Is(HttpStatusCode.NotFound);
        }
        finally
        {
            portal.From = IPAddress.Loopback;
        }
    }

    private Task<IReadOnlyList<DemoEntrance>> EnterAsync() =>
        DemoPersonas.EnterAsync(portal.Services, portal.Services.GetRequiredService<IOptions<PortalOptions>>().Value, TestContext.Current.CancellationToken);
}

public sealed class ProductionTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Story_IsRefusedEvenWhenAskedFor()
    {
        var refused = await Assert.ThrowsAsync<DomainException>(() => DemoStory.PrepareAsync(portal.Services, insist: true, decline: false, TestContext.Current.CancellationToken));

        Assert.Contains("Production", refused.Message, StringComparison.Ordinal);
        Assert.False(await portal.AskAsync(db => db.IsUsedAsync()));
    }

    [Theory]
    [InlineData("/dev/mailbox")]
    [InlineData("/dev/sign-in/x")]
    [InlineData("/no-such-page")]
    public async Task DevelopmentPages_HaveNoAddress(string path) =>
        (await portal.Browser().GetAsync(path, follow: false)).Is(HttpStatusCode.NotFound);
}
