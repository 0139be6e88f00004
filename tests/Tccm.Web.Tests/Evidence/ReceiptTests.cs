using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outbox;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Evidence;

namespace Tccm.Web.Tests.Evidence;

/// <summary>Each contact of the organisation gets what was signed in its name, with what the log was then: their mailboxes are the witnesses.</summary>
public sealed class ReceiptTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Signed_EachContactGetsWhatWasSignedAndACheckpointThatCoversIt()
    {
        var (rowan, statement, signature) = await SignedAsync("Rowan Registry");

        var letters = new List<ReceivedLetter>();
        foreach (var contact in rowan.CurrentContacts) letters.Add(Assert.Single(await portal.Mailbox.ToAsync(contact)));

        var leaf = await portal.AskAsync(db => db.Leaves.SingleAsync(one => one.ActId == signature.Id));
        Assert.Equal(3, letters.Count);
        Assert.Equal(3, letters.Select(NotUs).Distinct().Count());
        foreach (var letter in letters)
        {
            foreach (var words in new[] { statement.Title, signature.TextSha256, "Ann Arch signed for Rowan Registry", Words.Instant(signature.SignedAt!.Value), $"Entry {leaf.Index} of the evidence log", Convert.ToHexStringLower(leaf.Hash), Keys.LogKey.Fingerprint, Keys.PublicationKey.Fingerprint })
                Assert.Contains(words, letter.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(OutboxEmail.EvidencePlace, letter.Text + letter.Html, StringComparison.Ordinal);
            var checkpoint = Checkpoint.Parse(OutsideCheckpoint.Found(letter.Text, "the letter"), [Keys.LogKey]);
            Assert.True(checkpoint.Size > leaf.Index, $"{checkpoint.Size} entries do not cover entry {leaf.Index}.");
            Assert.Equal(MerkleTree.Root([.. (await portal.AskAsync(db => LogCopy.ReadAsync(db))).Leaves.Select(one => one.Hash)], checkpoint.Size), checkpoint.Root);
            (await portal.Browser().GetAsync(NotUs(letter))).Is(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Letter_IsTakenAsItIsByTheCheckOfEverything()
    {
        var (rowan, _, _) = await SignedAsync("Birch Registrar");
        var text = (await portal.Mailbox.ToAsync(rowan.Contact("Rita Reed")))[0].Text;
        var answered = string.Join("\r\n", text.ReplaceLineEndings("\n").Split('\n').Select(line => "> " + line));
        await using var db = portal.Database.Open();

        foreach (var form in new[] { text, answered, text.ReplaceLineEndings("\r\n"), "Dear all,\n\n" + text + "\n-- \nRita" })
        {
            var note = OutsideCheckpoint.Found(form, "the letter");
            var forged = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(note).Replace("\n" + OutsideCheckpoint.BodyOf(note).Size + "\n", "\n1\n", StringComparison.Ordinal));

            Assert.Equal("", string.Join('\n', (await new VerifyEvidence(db, Keys).RunAsync([("the letter", note)], TestContext.Current.CancellationToken)).Wrong));
            Assert.Contains((await new VerifyEvidence(db, Keys).RunAsync([("the letter", forged)], TestContext.Current.CancellationToken)).Wrong, wrong => wrong.StartsWith("In the letter: ", StringComparison.Ordinal));
        }
        Assert.Throws<Domain.DomainException>(() => OutsideCheckpoint.Found("Dear all,\n\nNothing here.", "the letter"));
    }

    [Fact]
    public async Task Secretariat_GetsTheSameWithoutThePerson()
    {
        var petra = await portal.Given.Secretary("Petra Quill");
        var (rowan, _, signature) = await SignedAsync("Elm Exchange");

        var letter = (await portal.Mailbox.ToAsync(petra)).Single(one => one.Text.Contains(signature.Id.ToString(), StringComparison.Ordinal));

        Assert.Contains("Elm Exchange signed revision 1", letter.Text, StringComparison.Ordinal);
        Assert.NotNull(Checkpoint.Parse(OutsideCheckpoint.Found(letter.Text, "the letter"), [Keys.LogKey]));
        foreach (var contact in rowan.CurrentContacts)
            foreach (var trace in new[] { contact.Person.Name, contact.Person.Email.Value, contact.PersonId.ToString() })
                Assert.DoesNotContain(trace, letter.Subject + letter.Text + letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/receipts/not-us/", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotSentAtFirst_IsSentAgainWithTheSameEntryAndOneCheckpoint()
    {
        var (_, _, signature) = await SignedAsync("Fir Networks");
        var far = new BrokenOnce(signature.Id);
        var dispatcher = new OutboxDispatcher(portal.Services.GetRequiredService<IServiceScopeFactory>(), far, portal.Clock, NullLogger<OutboxDispatcher>.Instance);

        while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }
        await portal.Given.Statement("In between").Published();
        await using (var db = portal.Database.Open()) await portal.Services.GetRequiredService<EvidenceLog>().CoverAsync(db, await db.Leaves.LongCountAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        portal.Clock.Advance(OutboxEmail.RetryLadder[0] + TimeSpan.FromSeconds(1));
        while (await dispatcher.SendDueAsync(TestContext.Current.CancellationToken) > 0) { }

        Assert.True(far.Sent.Count >= 3);
        Assert.Equal(far.Failed.Order(StringComparer.Ordinal), far.Sent.Order(StringComparer.Ordinal));
        Assert.All(far.Sent, text => Assert.Single(text.Split('\n'), line => line.StartsWith("— ", StringComparison.Ordinal)));
        portal.Clock.GoOn();
    }

    private EvidenceKeys Keys => portal.Services.GetRequiredService<EvidenceKeys>();

    private async Task<(Organisation Rowan, Statement Statement, Signature Signature)> SignedAsync(string name)
    {
        var rowan = await portal.Given.Member(name).WithSignatory("Ann Arch").WithRepresentative("Rita Reed").WithListener("Lou Lark");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var ann = rowan.Contact("Ann Arch");
        var form = await (await portal.Browser().SignInAsync(ann)).GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");
        await form.SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));
        return (rowan, statement, await portal.AskAsync(db => db.Signatures.SingleAsync(one => one.StatementId == statement.Id)));
    }

    private static string NotUs(ReceivedLetter letter) => letter.Text[letter.Text.IndexOf("/receipts/not-us/", StringComparison.Ordinal)..].Split('\n', ' ', '>')[0];

    /// <summary>The far end of the mail is not there for the first try of each receipt of one signature.</summary>
    private sealed class BrokenOnce(Guid act) : IMailTransport
    {
        public List<string> Failed { get; } = [];
        public List<string> Sent { get; } = [];

        public Task SendAsync(OutboxEmail email, CancellationToken cancellationToken)
        {
            if (email.ActId != act) return Task.CompletedTask;
            (email.Tries == 1 ? Failed : Sent).Add(email.Text);
            return email.Tries == 1 ? throw new IOException("No route to host.") : Task.CompletedTask;
        }
    }
}
