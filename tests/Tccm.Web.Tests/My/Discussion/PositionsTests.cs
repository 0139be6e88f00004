using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Discussion;

public sealed class PositionsTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task OneSave_KeepsAllThatWasChosenAndSilenceStaysSilence()
    {
        var (statement, ann, _) = await BeginAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync(Sheet(statement, ann))).SubmitAsync(("Input.Stance.1", "WouldSign"), ("Input.Stance.Whole", "Concern"), ("Input.Reason.Whole", "It is long."));

        Assert.StartsWith("2 positions of Aspen Registry were kept.", page.Flash, StringComparison.Ordinal);
        Assert.Equal(Sheet(statement, ann), page.RedirectedTo);
        Assert.Equal([(Stance.WouldSign, null), (Stance.Concern, "It is long.")], (await KeptAsync(statement)).Select(one => (one.Stance, one.Reason)).Order());
        Assert.Contains("Silent so far.", page.Find("#p2")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConcernWithoutAReason_StandsBesideItsParagraphAndNothingIsKept()
    {
        var (statement, ann, _) = await BeginAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync(Sheet(statement, ann))).SubmitAsync(("Input.Stance.1", "WouldSign"), ("Input.Reason.1", "Gladly."), ("Input.Stance.2", "Concern"), ("Input.Reason.Whole", "No stance."));

        page.Is(HttpStatusCode.Conflict);
        Assert.StartsWith("Say why", page.ErrorOf("Input.Reason.2"), StringComparison.Ordinal);
        Assert.StartsWith("Choose a position for the whole too", page.ErrorOf("Input.Reason.Whole"), StringComparison.Ordinal);
        Assert.Equal(("WouldSign", "Gladly.", "Concern"), (page.ValueOf("Input.Stance.1"), page.ValueOf("Input.Reason.1"), page.ValueOf("Input.Stance.2")));
        Assert.Empty(await KeptAsync(statement));
    }

    [Fact]
    public async Task ColleaguesPosition_IsSupersededWhenSeenAndNotWrittenOverUnseen()
    {
        var (statement, ann, abe) = await BeginAsync();
        var stale = await (await portal.Browser().SignInAsync(abe)).GetAsync(Sheet(statement, abe));
        await portal.Given.Discussion(statement).TakeAsync(ann, 1, Stance.WouldNotSign, "It promises too much.");

        var refused = await stale.SubmitAsync(("Input.Stance.1", "WouldSign"));
        var done = await refused.Is(HttpStatusCode.Conflict).SubmitAsync();

        Assert.Contains("A colleague took positions", refused.ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.Contains("would not sign, by Ann Arch", string.Join(' ', refused.Find("#p1")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("WouldSign", refused.ValueOf("Input.Stance.1"));
        Assert.Contains("1 earlier position", done.Text, StringComparison.Ordinal);
        Assert.Equal([(1, Stance.WouldNotSign), (2, Stance.WouldSign)], (await KeptAsync(statement)).Select(one => (one.Number, one.Stance)));
    }

    [Fact]
    public async Task HundredAndTwentyParagraphs_AreAnsweredInOneForm()
    {
        var ann = (await portal.Given.Member("Aspen Registry").WithContact("Ann Arch", ContactRoles.Participant)).Contact("Ann Arch");
        var statement = await portal.Given.Statement("Long").InDiscussion().Saying(string.Join("\n\n", Enumerable.Range(1, 600).Select(i => $"Paragraph {i}.")));
        await portal.Given.Discussion(statement).WindowAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync(Sheet(statement, ann))).SubmitAsync([.. Enumerable.Range(1, 600).Select(i => ($"Input.Stance.{i}", (string?)"WithReservations"))]);

        Assert.StartsWith("600 positions", page.Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverWindow_IsReadOnlyAndRefusesAFormThatWasOpen()
    {
        var (statement, ann, _) = await BeginAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync(Sheet(statement, ann));
        await portal.Given.Discussion(statement).EndWindowAsync();

        var refused = await form.SubmitAsync(("Input.Stance.1", "WouldSign"), ("Input.Reason.1", "Typed late."));
        var page = await browser.GetAsync(Sheet(statement, ann));

        Assert.StartsWith("The window for positions on revision 1 is over", refused.Is(HttpStatusCode.Conflict).ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.Equal("Typed late.", refused.ValueOf("Input.Reason.1"));
        Assert.Null(page.Is(HttpStatusCode.OK).Find("input[type=radio]"));
        Assert.Empty(await KeptAsync(statement));
    }

    [Fact]
    public async Task EndingAndTaking_ComeOneAfterTheOther()
    {
        var (statement, ann, _) = await BeginAsync();
        var form = await (await portal.Browser().SignInAsync(ann)).GetAsync(Sheet(statement, ann));
        await using var db = portal.Database.Open();
        await using var act = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var text = (await db.LockedStatementAsync(statement.Slug, TestContext.Current.CancellationToken))!;
        text.Round!.End("All have answered.", Domain.Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var taking = form.SubmitAsync(("Input.Stance.1", "WouldSign"));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(taking.IsCompleted);
        await act.CommitAsync(TestContext.Current.CancellationToken);

        (await taking).Is(HttpStatusCode.Conflict);
        Assert.Empty(await KeptAsync(statement));
    }

    [Fact]
    public async Task WhoIsNotAParticipantOfAMember_FindsNoSheet()
    {
        var (statement, ann, _) = await BeginAsync();
        var sue = (await portal.Given.Supporter("Sallow Society").WithContact("Sue Sage", ContactRoles.Participant)).Contact("Sue Sage");
        var lil = (await portal.Given.Member("Larch Registry").WithListener("Lil Lake")).Contact("Lil Lake");
        foreach (var contact in new[] { sue, lil })
        {
            var browser = await portal.Browser().SignInAsync(contact);
            foreach (var address in new[] { Sheet(statement, contact), Sheet(statement, ann) })
            {
                (await browser.GetAsync(address)).Is(HttpStatusCode.NotFound);
                (await browser.PostAsync(address, ("Input.Round", "1"), ("Input.Seen", "0"), ("Input.Stance.1", "WouldSign"))).Is(HttpStatusCode.NotFound);
            }
        }
        Assert.Empty(await KeptAsync(statement));
    }

    [Fact]
    public async Task AfterTheWindow_MembersReadWhoSaidWhatAndThatTheTextMovedOn()
    {
        var (statement, ann, abe) = await BeginAsync();
        var discussion = portal.Given.Discussion(statement);
        await discussion.TakeAsync(ann, 1, Stance.WouldSign);
        await discussion.TakeAsync(abe, 1, Stance.Concern, "It promises too much.");
        var lil = (await portal.Given.Member("Larch Registry").WithListener("Lil Lake")).Contact("Lil Lake");
        var browser = await portal.Browser().SignInAsync(lil);
        var before = await browser.GetAsync($"/my/statements/{statement.Slug}/positions");
        await discussion.EndWindowAsync();
        await discussion.RewriteAsync("We run all of what the Internet runs on.\n\nDecisions about it are better when we are heard.");

        var after = await browser.GetAsync($"/my/statements/{statement.Slug}/positions");

        Assert.Contains("They are not seen yet", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Aspen", before.Text, StringComparison.Ordinal);
        Assert.Contains("Aspen Registry concern It promises too much.", string.Join(' ', after.Find("#p1")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("concernIt", "concern It", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("said of r1, the text is now r2", after.Find("#p1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("the text is now", after.Find("#p2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkOfUse_IsSeenByItsOwnPeopleAlone()
    {
        var (statement, ann, abe) = await BeginAsync();
        var address = $"/my/statements/{statement.Slug}/paragraphs/{statement.Text.Paragraphs.Single(one => one.Number == 2).Identity}";
        var browser = await portal.Browser().SignInAsync(ann);

        var none = await (await browser.GetAsync(address)).SubmitAsync();
        var done = await (await browser.GetAsync(address)).SubmitAsync(("Input.Use", "UsableWithChanges"));
        var colleague = await (await portal.Browser().SignInAsync(abe)).GetAsync(address);
        var secretary = await (await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"))).GetAsync(address);

        Assert.Equal("Choose one of the marks.", none.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Use"));
        Assert.StartsWith("Paragraph 2 is marked “usable with changes” for Aspen Registry.", done.Flash, StringComparison.Ordinal);
        Assert.Equal(["usable with changes"], colleague.All(".aside strong"));
        Assert.DoesNotContain("usable", secretary.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_AsksForWhatIsNotAnsweredYet()
    {
        var (statement, ann, _) = await BeginAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var before = await browser.GetAsync("/my");
        await (await browser.GetAsync(Sheet(statement, ann))).SubmitAsync(("Input.Stance.1", "WouldSign"), ("Input.Stance.2", "WouldSign"), ("Input.Stance.Whole", "WouldSign"));
        var after = await browser.GetAsync("/my");

        Assert.Contains(before.Document.QuerySelectorAll("a"), link => link.GetAttribute("href") == Sheet(statement, ann));
        Assert.DoesNotContain(after.Document.QuerySelectorAll("a"), link => link.GetAttribute("href") == Sheet(statement, ann));
    }

    private static string Sheet(Statement statement, Contact contact) => $"/my/statements/{statement.Slug}/positions/{contact.Id}";

    private async Task<(Statement Statement, Contact Ann, Contact Abe)> BeginAsync()
    {
        var aspen = await portal.Given.Member("Aspen Registry").WithContact("Ann Arch", ContactRoles.Participant).WithContact("Abe Ash", ContactRoles.Participant);
        var statement = await portal.Given.Statement("Keep it open").InDiscussion();
        await portal.Given.Discussion(statement).WindowAsync();
        return (statement, aspen.Contact("Ann Arch"), aspen.Contact("Abe Ash"));
    }

    private Task<List<Position>> KeptAsync(Statement statement) => portal.AskAsync(db => db.Positions.Where(one => db.PositionRounds.Any(round => round.Id == one.RoundId && round.StatementId == statement.Id)).OrderBy(one => one.Id).ToListAsync());
}
