using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Statements;

/// <summary>What happens at one moment, in many rounds: one wins, the other is told, and nobody meets an error of the machine.</summary>
public sealed class SignRaceTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task TwoColleaguesAtOnce_SignOnce()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithSignatory("Ben Bay");
        var (ann, ben) = (rowan.Contact("Ann Arch"), rowan.Contact("Ben Bay"));
        var (hers, his) = (await portal.Browser().SignInAsync(ann), await portal.Browser().SignInAsync(ben));

        for (var round = 0; round < Race.Rounds; round++)
        {
            var statement = await portal.Given.Statement("Race of two").Open();
            var (annsForm, bensForm) = (await hers.GetAsync(Address(statement, ann)), await his.GetAsync(Address(statement, ben)));

            var answers = await Race.AtOnceAsync(() => SignAsync(annsForm), () => SignAsync(bensForm));

            var signature = Assert.Single(await SignaturesAsync(statement));
            var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
            Assert.Equal($"/my/receipts/{signature.Id}", winner.RedirectedTo);
            var loser = Assert.Single(answers, answer => answer != winner).Is(HttpStatusCode.Conflict);
            Assert.StartsWith("Rowan Registry has signed already", Assert.Single(loser.ErrorSummary), StringComparison.Ordinal);
            Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == statement.Id && entry.Act == "statement.signed")));
        }

        Assert.Equal(2 * Race.Rounds, await portal.AskAsync(db => db.Outbox.CountAsync(email => email.To == ann.Person.Email.Value || email.To == ben.Person.Email.Value)));
    }

    [Fact]
    public async Task OneFormFromTwoWindowsAtOnce_SignsOnceAndBothGetTheReceipt()
    {
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var browser = await portal.Browser().SignInAsync(ann);

        for (var round = 0; round < Race.Rounds; round++)
        {
            var statement = await portal.Given.Statement("Race of one").Open();
            var form = await browser.GetAsync(Address(statement, ann));

            var answers = await Race.AtOnceAsync(() => SignAsync(form), () => SignAsync(form));

            var signature = Assert.Single(await SignaturesAsync(statement));
            Assert.All(answers, answer => Assert.Equal($"/my/receipts/{signature.Id}", answer.RedirectedTo));
        }
    }

    [Fact]
    public async Task ManyMembersAtOnce_AllSignAndTheLogHasNoGap()
    {
        var members = new List<(Contact Contact, Browser Browser)>();
        foreach (var number in Enumerable.Range(1, 12))
        {
            var contact = (await portal.Given.Member($"Member {number}").WithSignatory($"Signer {number}")).Contact($"Signer {number}");
            members.Add((contact, await portal.Browser().SignInAsync(contact)));
        }
        var statements = new[] { await portal.Given.Statement("Crowd one").Open(), await portal.Given.Statement("Crowd two").Open() };
        var forms = new List<AssertPage>();
        foreach (var statement in statements)
        {
            foreach (var (contact, browser) in members) forms.Add(await browser.GetAsync(Address(statement, contact)));
        }

        var answers = await Race.AtOnceAsync([.. forms.Select(form => new Func<Task<AssertPage>>(() => SignAsync(form)))]);

        Assert.All(answers, answer => answer.Is(HttpStatusCode.Found));
        foreach (var statement in statements) Assert.Equal(12, (await SignaturesAsync(statement)).Count);
        var places = await portal.AskAsync(db => db.Leaves.OrderBy(leaf => leaf.Index).Select(leaf => leaf.Index).ToListAsync());
        Assert.Equal(Enumerable.Range(0, places.Count).Select(place => (long)place), places);
    }

    [Fact]
    public async Task SigningAndClosingAtOnce_CountsWhatWasSignedOrRefusesIt()
    {
        var ann = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        var browser = await portal.Browser().SignInAsync(ann);
        var outcomes = new List<HttpStatusCode>();

        for (var round = 0; round < Race.Rounds; round++)
        {
            var statement = await portal.Given.Statement("Race against the close").Open();
            var form = await browser.GetAsync(Address(statement, ann));

            var answer = (await Race.AtOnceAsync<AssertPage?>(async () => await SignAsync(form), () => CloseAsync(statement, TimeSpan.FromMilliseconds(round))))[0]!;

            var signatures = await SignaturesAsync(statement);
            var closing = await portal.AskAsync(db => db.AuditEntries.SingleAsync(entry => entry.SubjectId == statement.Id && entry.Act == "statement.closed"));
            Assert.Equal($"Signing of “{statement.Title}” was closed with {Words.Counted(signatures.Count, "signature")}.", closing.Sentence);
            Assert.Equal(signatures.Count == 1 ? HttpStatusCode.Found : HttpStatusCode.Conflict, answer.Status);
            if (answer.Status == HttpStatusCode.Conflict)
                Assert.Contains("is closed for signature, so signing is not open", Assert.Single(answer.ErrorSummary), StringComparison.Ordinal);
            outcomes.Add(answer.Status);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Signed before the close: {outcomes.Count(status => status == HttpStatusCode.Found)} of {outcomes.Count}.");
    }

    [Fact]
    public async Task SigningAndBeingRemovedAtOnce_SignsBeforeTheEndOrNotAtAll()
    {
        var rowan = portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Sid Sand");
        for (var round = 0; round < Race.Rounds; round++) rowan = rowan.WithSignatory($"Signer {round}");
        var organisation = await rowan;
        var rita = organisation.Contact("Rita Reed");
        var representative = await portal.Browser().SignInAsync(rita);
        var outcomes = new List<HttpStatusCode>();

        for (var round = 0; round < Race.Rounds; round++)
        {
            var ann = organisation.Contact($"Signer {round}");
            var statement = await portal.Given.Statement("Race against the removal").Open();
            var form = await (await portal.Browser().SignInAsync(ann)).GetAsync(Address(statement, ann));
            var removal = await representative.GetAsync($"/my/organisations/{rita.Id}/remove/{ann.Id}");

            var answers = await Race.AtOnceAsync(() => SignAsync(form), () => removal.SubmitAsync(follow: false));

            answers[1].Is(HttpStatusCode.Found);
            Assert.Contains(answers[0].Status, new[] { HttpStatusCode.Found, HttpStatusCode.Conflict, HttpStatusCode.NotFound });
            // Whoever was removed before the request came in is led to the sign-in, which is no receipt.
            var signed = answers[0].RedirectedTo?.StartsWith("/my/receipts/", StringComparison.Ordinal) == true;
            var acts = await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == statement.Id && entry.Act == "statement.signed" || entry.SubjectId == ann.Id && entry.Act == "contact.ended")
                .OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
            Assert.Equal(signed ? ["statement.signed", "contact.ended"] : ["contact.ended"], acts);
            Assert.Equal(signed ? 1 : 0, (await SignaturesAsync(statement)).Count);
            outcomes.Add(answers[0].Status);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', outcomes.CountBy(status => status)));
    }

    private static Task<AssertPage> SignAsync(AssertPage form) => form.Is(HttpStatusCode.OK).SubmitAsync(follow: false, ("Input.Declared", "true"));

    /// <param name="statement">What is closed.</param>
    /// <param name="after">A little later in each round, so that both orders come up.</param>
    private async Task<AssertPage?> CloseAsync(Statement statement, TimeSpan after)
    {
        await Task.Delay(after);
        await using var db = portal.Database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        (await db.LockedStatementAsync(statement.Slug))!.Close(Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        await act.CommitAsync();
        return null;
    }

    private static string Address(Statement statement, Contact contact) => $"/statements/{statement.Slug}/sign/{contact.Id}";

    private Task<List<Signature>> SignaturesAsync(Statement statement) =>
        portal.AskAsync(db => db.Signatures.Where(signature => signature.StatementId == statement.Id).ToListAsync());
}
