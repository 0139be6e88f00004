using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Deliveries;

/// <summary>What is recorded of something that was to be delivered: that it was, what was wrong, what came of it, that it was dropped.</summary>
public sealed class RecordTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Acts = ["deliver", "correct", "not-delivered", "outcome", "drop"];

    [Fact]
    public async Task MemberAndVisitor_AreKeptOut()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var planned = await portal.Given.Deliveries(await portal.Given.Statement("Keep it open").Published()).PlannedAsync(rowan);
        var ann = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        foreach (var path in Acts.Select(act => $"/secretariat/deliveries/{planned.Id}/{act}"))
        {
            (await ann.GetAsync(path)).Is(HttpStatusCode.Forbidden);
            (await ann.PostAsync(path, ("Input.On", Today()), ("Input.Reason", "No."))).Is(HttpStatusCode.Forbidden);
            Assert.StartsWith("/account/sign-in?", (await portal.Browser().GetAsync(path, follow: false)).RedirectedTo, StringComparison.Ordinal);
        }
        Assert.Equal(DeliverableStatus.Planned, (await KeptAsync(planned.Id)).Status);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var clerk = await ClerkAsync();

        foreach (var path in Acts.Select(act => $"/secretariat/deliveries/{Guid.NewGuid()}/{act}"))
        {
            (await clerk.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await clerk.PostAsync(path)).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task DeliveryToComeOrForNobody_IsRefusedAndNothingIsKept()
    {
        var (open, published) = (await portal.Given.Statement("Still open").Open(), await portal.Given.Statement("Keep it open").Published());
        var (early, planned) = (await portal.Given.Deliveries(open).PlannedAsync(), await portal.Given.Deliveries(published).PlannedAsync());
        var clerk = await ClerkAsync();
        var form = await clerk.GetAsync(Address(planned, "deliver"));

        var tooEarly = await clerk.PostAsync(Address(early, "deliver"), ("Input.On", Today()), ("Input.Zone", "UTC"));
        var toCome = await form.PressAsync("Record it", ("Input.On", Day(3)), ("Input.Receipt", "No. 17"));
        var link = await form.PressAsync("Record it", ("Input.Link", "http://un.example/7"));
        var dayless = await form.PressAsync("Record it", ("Input.On", ""));

        Assert.Contains("Who the undersigned are is known once signing is closed", (await clerk.GetAsync(Address(early, "deliver"))).Text, StringComparison.Ordinal);
        tooEarly.Is(HttpStatusCode.Conflict);
        Assert.Contains("is still to come", toCome.Is(HttpStatusCode.Conflict).ErrorOf("Input.On"), StringComparison.Ordinal);
        Assert.Equal("No. 17", toCome.ValueOf("Input.Receipt"));
        Assert.Contains("https://", link.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"), StringComparison.Ordinal);
        Assert.Equal("Give the day.", dayless.Is(HttpStatusCode.BadRequest).ErrorOf("Input.On"));
        Assert.Empty((await KeptAsync(planned.Id)).Deliveries);
        Assert.Empty((await KeptAsync(early.Id)).Deliveries);
    }

    [Fact]
    public async Task Delivered_IsKeptAuditedAndToldToTheSecretariatAndToWhoSigned()
    {
        var alder = await portal.Given.Member("Alder Registry").WithSignatory("Alma Ash").WithListener("Lil Lake");
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").SignedBy(alder.Contact("Alma Ash")).Published();
        var planned = await portal.Given.Deliveries(statement).PlannedAsync(rowan);
        var cleo = await portal.Given.Secretary("Cleo Clerk");

        var shown = await (await (await portal.Browser().SignInAsync(cleo)).GetAsync(Address(planned, "deliver")))
            .PressAsync("Record it", ("Input.Receipt", "No. 17"), ("Input.Link", "https://un.example/7"), ("Input.Time", "00:00"), ("Input.On", Day(-1)), ("Input.Zone", "Pacific/Auckland"));

        Assert.StartsWith("You recorded that “Keep it open” was spoken by Rowan Registry, ", shown.Flash, StringComparison.Ordinal);
        var kept = await KeptAsync(planned.Id);
        Assert.Equal(("Rowan Registry", "No. 17", "https://un.example/7", "Pacific/Auckland", statement.Text.Sha256), (kept.Delivered!.DisplayName, kept.Delivered.Receipt, kept.Delivered.Link, kept.Delivered.AtZone, kept.Delivered.TextSha256));
        Assert.Equal(["deliverable.planned", "deliverable.delivered"], await ActsAsync(planned.Id));
        foreach (var to in new[] { alder.Contact("Alma Ash"), alder.Contact("Lil Lake") })
        {
            var letter = (await portal.Mailbox.ToAsync(to)).Single(one => one.Subject == "Read out: Keep it open");
            foreach (var words in new[] { "Alder Registry, which signed it", "Read out by Rowan Registry for the undersigned", "Receipt: No. 17", "Link: https://un.example/7", $"/statements/{statement.Slug}" }) Assert.Contains(words, Flat(letter.Text), StringComparison.Ordinal);
        }
        Assert.Contains("/secretariat/deliveries/", (await portal.Mailbox.ToAsync(cleo)).Single(one => one.Subject == "Read out: Keep it open").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch")), one => one.Subject.StartsWith("Read out", StringComparison.Ordinal));
        Assert.Contains("already", Assert.Single((await (await ClerkAsync()).PostAsync(Address(planned, "deliver"), ("Input.On", Today()), ("Input.Zone", "UTC"))).Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_NeedsItsReasonAndStandsBesideTheMistake()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var statement = await portal.Given.Statement("Keep it open").Published();
        var delivered = await portal.Given.Deliveries(statement).DeliveredAsync();
        var form = await (await ClerkAsync()).GetAsync(Address(delivered, "correct"));

        var without = await form.PressAsync("Correct it", ("Input.By", rowan.Id.ToString()));
        var shown = await form.PressAsync("Correct it", ("Input.By", rowan.Id.ToString()), ("Input.Reason", "Rowan read it out, not the secretariat."));

        Assert.NotNull(without.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Reason"));
        Assert.StartsWith("You corrected what was recorded of “Keep it open”.", shown.Flash, StringComparison.Ordinal);
        var kept = await KeptAsync(delivered.Id);
        Assert.Equal([(1, null, "No. 17"), (2, "Rowan Registry", "No. 17")], kept.Deliveries.OrderBy(one => one.Number).Select(one => (one.Number, one.DisplayName, one.Receipt)));
        Assert.Equal(["deliverable.planned", "deliverable.delivered", "deliverable.corrected"], await ActsAsync(delivered.Id));
        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        Assert.Contains("Read out by Rowan Registry for the undersigned", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rowan read it out, not the secretariat.", page.Text, StringComparison.Ordinal);
        Assert.Contains((await portal.Mailbox.AllAsync()), letter => letter.Subject == "Corrected, how it was delivered: Keep it open");
    }

    [Fact]
    public async Task NotDelivered_IsPlannedAgainAndThePublicSeesTheMistake()
    {
        var statement = await portal.Given.Statement("Keep it open").Published();
        var delivered = await portal.Given.Deliveries(statement).DeliveredAsync();
        var form = await (await ClerkAsync()).GetAsync(Address(delivered, "not-delivered"));

        var without = await form.PressAsync("Correct it: not delivered");
        var shown = await form.PressAsync("Correct it: not delivered", ("Input.Reason", "The session was cut short."));
        var twice = await (await ClerkAsync()).PostAsync(Address(delivered, "not-delivered"), ("Input.Reason", "Again."));

        without.Is(HttpStatusCode.BadRequest);
        Assert.StartsWith("You corrected that “Keep it open” was delivered.", shown.Flash, StringComparison.Ordinal);
        twice.Is(HttpStatusCode.Conflict);
        Assert.Equal((DeliverableStatus.Planned, 2), ((await KeptAsync(delivered.Id)).Status, (await KeptAsync(delivered.Id)).Deliveries.Count));
        Assert.Equal(["deliverable.planned", "deliverable.delivered", "deliverable.undone"], await ActsAsync(delivered.Id));
        var page = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        Assert.Contains("It was recorded by mistake that the secretariat delivered it", page.Text, StringComparison.Ordinal);
        Assert.Contains("No delivery is recorded.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outcome_IsShownAndComesBackToTheQueueOnItsDay()
    {
        var statement = await portal.Given.Statement("Keep it open").Published();
        var delivered = await portal.Given.Deliveries(statement).DeliveredAsync();
        var clerk = await ClerkAsync();
        var form = await clerk.GetAsync(Address(delivered, "outcome"));

        var empty = await form.PressAsync("Note it");
        var shown = await form.PressAsync("Note it", ("Input.Said", "The second draft takes up paragraph 3."), ("Input.LookAgainOn", Day(3)));
        await portal.Given.Deliveries(statement).ActAsync((await portal.Given.Deliveries(statement).DeliveredAsync()).Id, (other, by) => other.NoteOutcome("Nothing yet.", DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime), by, portal.Clock.GetUtcNow().AddDays(-2)));

        Assert.Contains("or give a day", empty.Is(HttpStatusCode.Conflict).ErrorOf("Input.Said"), StringComparison.Ordinal);
        Assert.StartsWith("You noted what came of “Keep it open”. It comes back to the queue on", shown.Flash, StringComparison.Ordinal);
        Assert.Equal(["deliverable.planned", "deliverable.delivered", "deliverable.outcome-noted"], await ActsAsync(delivered.Id));
        Assert.Contains("The second draft takes up paragraph 3.", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Text, StringComparison.Ordinal);
        var queue = await clerk.GetAsync("/secretariat");
        Assert.Contains("Deliveries to look at again", queue.All("h2"));
        Assert.Equal(1, queue.All("a.button").Count(words => words == "Note what came of Keep it open"));
        Assert.Single((await clerk.GetAsync("/secretariat/deliveries?show=look-again")).All("tbody tr"));
    }

    [Fact]
    public async Task Dropped_NeedsAReasonAndTellsWhoWasToDeliver()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch");
        var planned = await portal.Given.Deliveries(await portal.Given.Statement("Keep it open").Open()).PlannedAsync(rowan);
        var form = await (await ClerkAsync()).GetAsync(Address(planned, "drop"));

        var without = await form.PressAsync("Drop it");
        var shown = await form.PressAsync("Drop it", ("Input.Reason", "The session is cancelled."));
        var twice = await (await ClerkAsync()).PostAsync(Address(planned, "drop"), ("Input.Reason", "Again."));

        without.Is(HttpStatusCode.BadRequest);
        Assert.StartsWith("You dropped it", shown.Flash, StringComparison.Ordinal);
        twice.Is(HttpStatusCode.Conflict);
        Assert.Equal((DeliverableStatus.Dropped, "The session is cancelled."), ((await KeptAsync(planned.Id)).Status, (await KeptAsync(planned.Id)).DropReason));
        Assert.Equal(["deliverable.planned", "deliverable.dropped"], await ActsAsync(planned.Id));
        Assert.Contains("The session is cancelled.", Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_ListsByStateAndIsExportedAsShown()
    {
        var statement = await portal.Given.Statement("Queued text").Published();
        var (planned, dropped) = (await portal.Given.Deliveries(statement).PlannedAsync(), await portal.Given.Deliveries(statement).PlannedAsync());
        await portal.Given.Deliveries(statement).ActAsync(dropped.Id, (one, by) => one.Drop("=1+1", by, portal.Clock.GetUtcNow()));
        var clerk = await ClerkAsync();

        var queue = await clerk.GetAsync("/secretariat/deliveries");
        var csv = (await clerk.GetAsync("/secretariat/deliveries.csv?show=dropped")).Body;

        Assert.Contains(planned.Id.ToString(), queue.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(dropped.Id.ToString(), queue.Body, StringComparison.Ordinal);
        Assert.Contains("/secretariat/deliveries.csv", queue.Body, StringComparison.Ordinal);
        Assert.Contains(dropped.Id.ToString(), csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(planned.Id.ToString(), csv, StringComparison.Ordinal);
    }

    private static string Address(Deliverable deliverable, string act) => $"/secretariat/deliveries/{deliverable.Id}/{act}";

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Today() => Day(0);

    private string Day(int days) => $"{portal.Clock.GetUtcNow().AddDays(days):yyyy-MM-dd}";

    private async Task<Browser> ClerkAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));

    private Task<Deliverable> KeptAsync(Guid id) => portal.AskAsync(db => db.Deliverables.Whole().SingleAsync(one => one.Id == id));

    private Task<List<string>> ActsAsync(Guid id) => portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
}
