using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Pages.Secretariat.Statements;

namespace Tccm.Web.Tests.Statements;

/// <summary>
/// SECURITY.md, A5: one second before the deadline is in time, the deadline itself is not, in every zone; the database's clock
/// says so, and it changes nothing that the portal's own is five minutes wrong.
/// </summary>
public sealed class DeadlineBoundaryTests(PortalInTime portal) : IClassFixture<PortalInTime>
{
    private static readonly TimeSpan[] Wrong = [TimeSpan.FromMinutes(-5), TimeSpan.Zero, TimeSpan.FromMinutes(5)];
    private static readonly int[] Seconds = [-1, 0, 1];

    /// <summary>What is typed, and the instant that it is; of the nights on which clocks change, the first minute after.</summary>
    public static TheoryData<string, string, string, string> Deadlines => new()
    {
        { "2027-03-14", "23:59", Deadline.AnywhereOnEarth, "2027-03-15T11:59:00Z" },
        { "2027-02-28", "23:59", "UTC", "2027-02-28T23:59:00Z" },
        { "2027-03-28", "03:00", "Europe/Berlin", "2027-03-28T01:00:00Z" },
        { "2027-03-14", "03:00", "America/New_York", "2027-03-14T07:00:00Z" },
        { "2027-10-31", "03:00", "Europe/Berlin", "2027-10-31T02:00:00Z" },
        { "2027-04-04", "02:00", "Australia/Lord_Howe", "2027-04-03T15:30:00Z" },
    };

    [Theory]
    [MemberData(nameof(Deadlines))]
    public async Task Signature_IsInTimeUntilTheSecondBeforeTheDeadline(string date, string time, string zone, string instant)
    {
        var deadline = Typed(date, time, zone, instant);
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");

        foreach (var (seconds, wrongBy) in Cases)
        {
            var statement = await OpenAsync(deadline, $"Signed {seconds} {wrongBy.TotalMinutes}");
            var browser = await AtAsync(deadline, seconds, wrongBy, ann);

            var form = await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");
            var page = await browser.PostAsync($"/statements/{statement.Slug}/sign/{ann.Id}", ("Input.Id", $"{Guid.CreateVersion7()}"), ("Input.Sha256", statement.Text.Sha256), ("Input.Declared", "true"), ("Input.Basis", "Officer"));

            var signatures = await portal.AskAsync(db => db.Signatures.Where(one => one.StatementId == statement.Id).ToListAsync());
            if (seconds < 0)
            {
                page.Is(HttpStatusCode.Found);
                Assert.NotNull(form.Find("form.sign"));
                Assert.Equal(deadline.Instant.AddSeconds(seconds), Assert.Single(signatures).SignedAt);
            }
            else
            {
                page.Is(HttpStatusCode.Conflict);
                Assert.Null(form.Find("form.sign"));
                Assert.Equal($"The deadline has passed: {deadline.InWords()}. Nothing was changed.", Assert.Single(page.ErrorSummary));
                Assert.Empty(signatures);
                Assert.False(await portal.AskAsync(db => db.Leaves.AnyAsync(leaf => leaf.At >= deadline.Instant && leaf.At <= deadline.Instant.AddSeconds(1))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Deadlines))]
    public async Task Signing_IsClosedByThePortalAtTheDeadlineAndNotBefore(string date, string time, string zone, string instant)
    {
        var deadline = Typed(date, time, zone, instant);

        foreach (var (seconds, wrongBy) in Cases)
        {
            var statement = await OpenAsync(deadline, $"Closed {seconds} {wrongBy.TotalMinutes}");
            await portal.StandAtAsync(deadline.Instant.AddSeconds(seconds), wrongBy);

            await portal.Services.GetRequiredService<DeadlineKeeper>().KeepAsync(TestContext.Current.CancellationToken);

            var kept = (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;
            Assert.Equal((seconds < 0 ? StatementStatus.Open : StatementStatus.Closed, seconds < 0 ? null : deadline.Instant.AddSeconds(seconds)), (kept.Status, kept.ClosedAt));
        }
    }

    [Fact]
    public async Task WhateverElseADeadlineEnds_EndsAtItByTheDatabasesClock()
    {
        var deadline = Typed("2027-03-28", "03:00", "Europe/Berlin", "2027-03-28T01:00:00Z");
        var ann = (await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Signatory | ContactRoles.Participant)).Contact("Ann Arch");
        var sam = await portal.Given.Secretary("Sam Sloe");
        var later = Typed("2027-04-09", "12:00", "UTC", "2027-04-09T12:00:00Z");

        foreach (var (seconds, wrongBy) in Cases)
        {
            await portal.StandAtAsync(deadline.Instant.AddDays(-2), TimeSpan.Zero);
            var name = $"Ends {seconds} {wrongBy.TotalMinutes}";
            var signed = await portal.Given.Statement(name + " signed").Open().Until(deadline.Instant, deadline.ZoneId).SignedBy(ann);
            var open = await portal.Given.Statement(name + " open").Open().Until(deadline.Instant, deadline.ZoneId);
            var talked = await portal.Given.Statement(name + " talked of").InDiscussion().Until(deadline.Instant, deadline.ZoneId);
            await portal.Given.Discussion(talked).WindowAsync(until: deadline.Instant);
            var (browser, desk) = (await AtAsync(deadline, seconds, wrongBy, ann), await portal.Browser().SignInAsync(sam));

            AssertInTime(seconds, HttpStatusCode.Found, await browser.PostAsync($"/my/statements/{talked.Slug}/comment/{ann.Id}?revision=1", ("Input.Words", "Hear us.")));
            AssertInTime(seconds, HttpStatusCode.Found, await browser.PostAsync($"/my/statements/{talked.Slug}/positions/{ann.Id}", ("Input.Round", "1"), ("Input.Seen", "0"), ("Input.Stance.Whole", "WouldSign")));
            AssertInTime(seconds, HttpStatusCode.Found, await desk.PostAsync($"/secretariat/statements/{open.Slug}/extend", ("Input.Date", "2027-04-09"), ("Input.Time", "12:00"), ("Input.Zone", "UTC"), ("Input.Checked", DeadlineInput.Mark(later))));
            Assert.Equal(seconds < 0 ? 200 : 404, (int)(await browser.GetAsync($"/my/statements/{signed.Slug}/board-pack/{ann.Id}.pdf")).Status);
            Assert.Equal(seconds < 0, (await browser.GetAsync("/my")).Text.Contains(name + " open", StringComparison.Ordinal));

            Assert.Equal(seconds < 0 ? (1, 1) : (0, 0), await portal.AskAsync(async db => (await db.Comments.CountAsync(one => one.StatementId == talked.Id), await db.Positions.CountAsync(one => db.PositionRounds.Any(round => round.Id == one.RoundId && round.StatementId == talked.Id)))));
            Assert.Equal(seconds >= 0, (await portal.AskAsync(db => db.StatementAsync(open.Slug)))!.DeadlineAt == deadline.Instant);
        }
    }

    [Fact]
    public async Task MandateAndMembership_EndWithTheirDayByTheDatabasesClock()
    {
        var midnight = new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var lastDay = new DateOnly(2027, 5, 31);

        foreach (var (seconds, wrongBy) in Cases)
        {
            await portal.StandAtAsync(midnight.AddDays(-30), TimeSpan.Zero);
            var by = await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm").Resting(new Authority(AuthorityBasis.Mandate, lastDay));
            var leaving = await portal.Given.Member("Fir Registry").WithSignatory("Fay Fir");
            await LeavesAsync(leaving, lastDay.AddDays(1));
            var statement = await portal.Given.Statement($"By mandate {seconds} {wrongBy.TotalMinutes}").Open().Until(midnight.AddDays(30));
            var deadline = new Deadline(midnight, "UTC");
            await portal.StandAtAsync(midnight.AddSeconds(seconds), wrongBy);

            await portal.Services.GetRequiredService<LeavingKeeper>().KeepAsync(TestContext.Current.CancellationToken);

            Assert.Equal(seconds < 0 ? null : lastDay.AddDays(1), (await portal.AskAsync(db => db.MembershipPeriods.SingleAsync(one => one.OrganisationId == leaving.Id))).Until);
            foreach (var (contact, fields) in new[] { (by.Contact("Eva Elm"), new[] { ("Input.Basis", "Mandate"), ("Input.Until", $"{lastDay:yyyy-MM-dd}") }), (leaving.Contact("Fay Fir"), [("Input.Basis", "Officer")]) })
            {
                var browser = await AtAsync(deadline, seconds, wrongBy, contact);
                AssertInTime(seconds, HttpStatusCode.Found, await browser.PostAsync($"/statements/{statement.Slug}/sign/{contact.Id}",
                    [("Input.Id", $"{Guid.CreateVersion7()}"), ("Input.Sha256", statement.Text.Sha256), ("Input.Declared", "true"), .. fields.Select(field => (field.Item1, (string?)field.Item2))]));
            }
        }
    }

    private static IEnumerable<(int Seconds, TimeSpan WrongBy)> Cases => from seconds in Seconds from wrongBy in Wrong select (seconds, wrongBy);

    private static void AssertInTime(int seconds, HttpStatusCode done, AssertPage page) => page.Is(seconds < 0 ? done : HttpStatusCode.Conflict);

    private static Deadline Typed(string date, string time, string zone, string instant)
    {
        var deadline = Deadline.From(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture), zone);
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), deadline.Instant);
        return deadline;
    }

    private async Task<Statement> OpenAsync(Deadline deadline, string title)
    {
        await portal.StandAtAsync(deadline.Instant.AddDays(-7), TimeSpan.Zero);
        return await portal.Given.Statement(title).Open().Until(deadline.Instant, deadline.ZoneId);
    }

    /// <summary>Signed in at that moment, as the portal's own clock has it: a sign-in is no matter of deadlines.</summary>
    private async Task<Browser> AtAsync(Deadline deadline, int seconds, TimeSpan wrongBy, Contact contact)
    {
        await portal.StandAtAsync(deadline.Instant.AddSeconds(seconds), wrongBy);
        return await portal.Browser().SignInAsync(contact);
    }

    private async Task LeavesAsync(Organisation organisation, DateOnly on)
    {
        await using var db = portal.Database.Open();
        (await db.OrganisationAsync(organisation.Id))!.Leave(on, null, Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }
}
