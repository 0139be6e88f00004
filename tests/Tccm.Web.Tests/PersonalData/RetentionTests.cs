using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Guests;
using Tccm.Domain.Organisations;
using Tccm.Domain.Prospects;
using Tccm.Domain.Purpose;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Evidence;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;
using Tccm.Web.PersonalData;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.PersonalData;

public sealed class RetentionTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Portal portal = new(postgres);

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task DeclinedAndWithdrawnApplications_LoseTheirPeopleAndKeepTheFact()
    {
        var declined = await portal.Given.Application("Quill Exchange").By("Qadira Quill").Declined();
        var withdrawn = await portal.Given.Application("Marram Networks").By("Milo Marram").Withdrawn();
        var waiting = await portal.Given.Application("Larch Exchange").By("Lars Larch").Submitted();

        portal.Clock.Advance(TimeSpan.FromDays(179));
        var early = await CountAsync(nameof(RetentionOptions.ClosedApplications), dry: false);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        var dry = await CountAsync(nameof(RetentionOptions.ClosedApplications), dry: true);
        var untouched = await portal.Database.WithAsync(["Qadira Quill"]);
        var run = await CountAsync(nameof(RetentionOptions.ClosedApplications), dry: false);
        var again = await CountAsync(nameof(RetentionOptions.ClosedApplications), dry: false);

        Assert.Equal((0, 2, 2, 0), (early, dry, run, again));
        Assert.NotEmpty(untouched);
        Assert.DoesNotContain(await portal.Database.WithAsync(["Qadira Quill", "Milo Marram", declined.Application.ApplicantEmail.Value, "Sid Sand"]), found => found.Contains("applications", StringComparison.Ordinal) && !found.Contains("Larch", StringComparison.Ordinal) && !found.Contains("larch", StringComparison.Ordinal) && !found.Contains("Sid Sand", StringComparison.Ordinal));
        var kept = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == declined.Application.Id));
        Assert.Equal((ApplicationStatus.Declined, DeclineReason.NotAnOperator, MembershipCategory.Member, "Quill Exchange"), (kept.Status, kept.DeclineReason, kept.Category, kept.Facts.DisplayName));
        Assert.NotNull(kept.DecidedAt);
        Assert.Null(kept.DecisionWords);
        Assert.Equal("Lars Larch", await portal.AskAsync(db => db.Applications.Where(one => one.Id == waiting.Application.Id).Select(one => one.ApplicantName).SingleAsync()));
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var page = await secretary.GetAsync($"/secretariat/applications/{declined.Application.Id}");
        Assert.Contains("Declined", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.NotNull(withdrawn);
    }

    [Fact]
    public async Task Drafts_GoAfterAWeekUnverifiedAndAfterHalfAYearAbandoned()
    {
        var unverified = await portal.Given.Application("Quill Exchange").JustBegun();
        var abandoned = await portal.Given.Application("Marram Networks").Draft();

        portal.Clock.Advance(TimeSpan.FromDays(8));
        var first = (await CountAsync(nameof(RetentionOptions.UnverifiedDrafts), dry: false), await CountAsync(nameof(RetentionOptions.AbandonedDrafts), dry: true));
        var left = await portal.AskAsync(db => db.Applications.Select(one => one.Id).ToListAsync());
        portal.Clock.Advance(TimeSpan.FromDays(173));
        var second = await CountAsync(nameof(RetentionOptions.AbandonedDrafts), dry: false);

        Assert.Equal((1, 0), first);
        Assert.Equal([abandoned.Application.Id], left);
        Assert.Equal(1, second);
        Assert.DoesNotContain(unverified.Application.Id, left);
        Assert.Empty(await portal.AskAsync(db => db.Applications.ToListAsync()));
    }

    [Fact]
    public async Task ContactEndedTwoYearsAgo_IsErasedUnlessTheyHaveAnotherOrDecide()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Gone Girl").WithSignatory("Stays Signing").WithSignatory("Else Where");
        var elsewhere = await portal.Given.Member("Elm Registry").WithContact(rowan.Contact("Else Where").Person, ContactRoles.Signatory);
        var statement = await portal.Given.Statement("Keep it open").SignedBy(rowan.Contact("Gone Girl")).Open();
        await using (var db = portal.Database.Open())
        {
            var organisation = (await db.OrganisationAsync(rowan.Id, TestContext.Current.CancellationToken))!;
            foreach (var name in new[] { "Gone Girl", "Else Where" }) organisation.RemoveContact(organisation.Contact(name), Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        portal.Clock.Advance(TimeSpan.FromDays(731));
        var run = await CountAsync(nameof(RetentionOptions.EndedContacts), dry: false);

        Assert.Equal(1, run);
        Assert.Equal("a former signatory", await portal.AskAsync(db => db.People.Where(one => one.Id == rowan.Contact("Gone Girl").PersonId).Select(one => one.Name).SingleAsync()));
        Assert.Equal("Else Where", await portal.AskAsync(db => db.People.Where(one => one.Id == elsewhere.Contact("Else Where").PersonId).Select(one => one.Name).SingleAsync()));
        Assert.True(await portal.AskAsync(db => db.Signatures.AnyAsync(one => one.StatementId == statement.Id && one.WithdrawnAt == null)));
        Assert.Empty((await portal.AskAsync(db => new VerifyEvidence(db).RunAsync())).Wrong);
    }

    [Fact]
    public async Task LettersInvitationsAndLinks_GoWhenTheirTimeIsOver()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));
        await (await browser.GetAsync($"/my/organisations/{rowan.Contact("Rita Reed").Id}/invite")).SubmitAsync(("Input.Name", "Nia North"), ("Input.Email", "nia@rowan.test"), ("Input.Roles", "Listener"));
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", rowan.Contact("Rita Reed").Person.Email.Value));
        await (await portal.Browser().GetAsync("/privacy/request")).SubmitAsync(("Input.Email", "nia@rowan.test"));
        await portal.Mailbox.AllAsync();
        string[] rules = ["Invitations", "OneUseLinks", "MailedLinks", nameof(RetentionOptions.Letters)];

        var written = await portal.AskAsync(db => db.Outbox.OrderBy(email => email.Letter).Select(email => email.Letter).ToListAsync());
        var now = await CountsAsync(dry: true);
        portal.Clock.Advance(TimeSpan.FromDays(40));
        var links = await CountsAsync(dry: false);
        portal.Clock.Advance(TimeSpan.FromDays(150));
        var letters = await CountsAsync(dry: false);

        Assert.All(rules, rule => Assert.Equal(0, now[rule]));
        Assert.Equal((1, 1, 1, 0), (links[rules[0]], links[rules[1]], links[rules[2]], links[rules[3]]));
        Assert.Equal(["ColleagueInvited", "ContactInvited", "SetYourPassword", "YourDataLink"], written);
        Assert.Equal(written.Count, letters[nameof(RetentionOptions.Letters)]);
        Assert.Empty(await portal.AskAsync(db => db.Outbox.ToListAsync()));
        await using var identity = portal.Database.OpenIdentity();
        Assert.Empty(await identity.OneUseLinks.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GuestsProspectsAndRequestsToSign_GoOnceTheyLedToNothing()
    {
        var (at, purpose, sam) = (portal.Clock.GetUtcNow(), await portal.Given.PurposeVersion(), await portal.Given.Secretary("Sam Sloe"));
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var draft = await portal.Given.Application("Quill Exchange").Unsigned();
        NamedSigner Named(string name) => new(name, Domain.Text.EmailAddress.Parse(Guid.NewGuid().ToString("N") + "@board.example"), "Director", null);
        await using (var db = portal.Database.Open())
        {
            var (by, rita) = (Actor.Secretariat(sam), await db.LockedContactAsync(rowan.Contact("Rita Reed").Id, TestContext.Current.CancellationToken));
            var application = await db.Applications.SingleAsync(one => one.Id == draft.Application.Id, TestContext.Current.CancellationToken);
            db.AddRange(PurposeHandover.Of(application, Named("Fay First"), purpose, [], Secret.New().Hash, at), PurposeHandover.Of(rita, Named("Sue Second"), purpose, [], [], Secret.New().Hash, at));
            var guests = new[] { "Gus Silent", "Gil Left", "Gab Stays" }.Select(name => Guest.Invite(name, Named(name).Email, "Knows the root.", null, Secret.New().Hash, by, at)).ToList();
            foreach (var guest in guests.Skip(1)) guest.Accept(at);
            guests[1].Leave(at);
            var (rests, open) = (Prospect.Note("Larch Exchange", null, [], "Lars Larch, lars@larch.example", by, at), Prospect.Note("Marram Networks", null, [], "Milo Marram", by, at));
            var approacher = await db.People.SingleAsync(one => one.Id == sam.Id, TestContext.Current.CancellationToken);
            foreach (var one in new[] { rests, open }) one.Approached(approacher, DateOnly.FromDateTime(at.UtcDateTime), ApproachWay.Call, "Lars Larch said no.", null, null, by, at);
            rests.PutOff(by, at);
            db.AddRange(guests);
            db.AddRange(rests, open);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        portal.Clock.Advance(TimeSpan.FromDays(170));
        var early = await CountsAsync(dry: false);
        portal.Clock.Advance(TimeSpan.FromDays(50));
        var run = await CountsAsync(dry: false);
        portal.Clock.Advance(TimeSpan.FromDays(520));
        var late = await CountsAsync(dry: false);
        var again = await CountsAsync(dry: true);

        Assert.Equal((0, 0, 0, 0), (early[nameof(RetentionOptions.Guests)], early[nameof(RetentionOptions.Requests)], early[nameof(RetentionOptions.Prospects)], early[nameof(RetentionOptions.AbandonedDrafts)]));
        Assert.Equal((2, 1, 0, 1), (run[nameof(RetentionOptions.Guests)], run[nameof(RetentionOptions.Requests)], run[nameof(RetentionOptions.Prospects)], run[nameof(RetentionOptions.AbandonedDrafts)]));
        Assert.Equal((1, 0), (late[nameof(RetentionOptions.Prospects)], again[nameof(RetentionOptions.Prospects)]));
        Assert.Equal(["Gab Stays"], await portal.AskAsync(db => db.Guests.Select(guest => guest.Name).ToListAsync()));
        Assert.Empty(await portal.AskAsync(db => db.PurposeHandovers.ToListAsync()));
        Assert.Equal("Milo Marram", Assert.Single(await portal.AskAsync(db => db.Prospects.Where(one => one.People != null || one.Approaches.Any()).ToListAsync())).People);
    }

    [Fact]
    public async Task FailedSignIns_AreForgottenAfterTheirDays()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        await portal.EnrolAsync(rowan.Contact("Ann Arch").Person.Email);
        await using var identity = portal.Database.OpenIdentity();
        await identity.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, portal.Clock.GetUtcNow()).SetProperty(user => user.AccessFailedCount, 4), TestContext.Current.CancellationToken);

        portal.Clock.Advance(TimeSpan.FromDays(91));
        var run = await CountAsync(nameof(RetentionOptions.NetworkData), dry: false);

        Assert.Equal(1, run);
        Assert.Equal((null, 0), await identity.Users.Select(user => new ValueTuple<DateTimeOffset?, int>(user.LockoutEnd, user.AccessFailedCount)).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keeper_RunsOnceADayAndLeavesOneEntryForEachRule()
    {
        var keeper = portal.Services.GetRequiredService<RetentionKeeper>();

        var runs = (await keeper.RunIfDueAsync(TestContext.Current.CancellationToken), await keeper.RunIfDueAsync(TestContext.Current.CancellationToken));
        portal.Clock.Advance(TimeSpan.FromHours(25));
        var nextDay = await keeper.RunIfDueAsync(TestContext.Current.CancellationToken);

        Assert.Equal((true, false, true), (runs.Item1, runs.Item2, nextDay));
        var rules = (await CountsAsync(dry: true)).Count;
        Assert.Equal(rules * 2, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "retention.run")));
        Assert.Equal(rules * 2, await portal.AskAsync(db => db.RetentionRuns.CountAsync()));
    }

    [Fact]
    public async Task Page_ShowsWhatWouldGoAndWhenEachRuleRanLast()
    {
        await portal.Given.Application("Quill Exchange").Declined();
        var secretary = await portal.Given.Secretary("Sam Sloe");
        await CountsAsync(dry: false);
        portal.Clock.Advance(TimeSpan.FromDays(181));
        var browser = await portal.Browser().SignInAsync(secretary);

        var page = await browser.GetAsync("/secretariat/retention");

        Assert.Contains("Applications that were declined or withdrawn, from that day on 180 days 1", page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not yet", page.Text, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync(string rule, bool dry) => (await CountsAsync(dry))[rule];

    private async Task<Dictionary<string, int>> CountsAsync(bool dry)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var retention = scope.ServiceProvider.GetRequiredService<Retention>();
        return (dry ? await retention.LookAsync() : await retention.RunAsync()).ToDictionary(count => count.Rule.Key, count => count.Count, StringComparer.Ordinal);
    }
}
