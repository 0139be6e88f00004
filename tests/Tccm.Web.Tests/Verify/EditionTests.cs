using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Verify;

/// <summary>Where the code of a PDF leads: whether the log agrees, asked anew each time.</summary>
public sealed class EditionTests(Portal portal) : IClassFixture<Portal>
{
    private const string Agrees = "The evidence log agrees.", DoesNot = "The evidence log does not agree.";

    [Fact]
    public async Task Untouched_TheLogAgreesAndEachEntryIsNamed()
    {
        var statement = await PublishedAsync();
        var leaf = (await portal.LeavesAsync(statement, "sign")).First(one => one.Text.Contains("name: Yew Registry\n", StringComparison.Ordinal));

        var page = await CheckAsync(statement);

        Assert.Contains(Agrees, page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Equal(["Elm Registry", "Yew Registry"], page.All("tbody th bdi"));
        Assert.Contains($"{leaf.Index}", page.All("tbody td")[3], StringComparison.Ordinal);
        Assert.Contains("This is the current edition.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordedSignature_IsNamedWithItsSourceAndWithoutAnEntry()
    {
        var statement = await portal.PublishAsync("From a record", "We keep it whole.", [("Yew Registry", null)], recordedFrom: "Minutes of 12 April 2024");

        var page = await CheckAsync(statement);

        Assert.Contains(Agrees, page.Text, StringComparison.Ordinal);
        Assert.Contains("none: recorded from Minutes of 12 April 2024", page.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Tampering =>
    [
        "UPDATE portal.signatures SET organisation_name = 'Ylm Registry' WHERE statement_id = {0} AND organisation_name = 'Yew Registry'",
        "UPDATE portal.signatures SET text_sha256 = repeat('0', 64) WHERE statement_id = {0} AND organisation_name = 'Yew Registry'",
        "UPDATE portal.signatures SET organisation_id = (SELECT id FROM portal.organisations WHERE display_name = 'Fox Registry' LIMIT 1) WHERE statement_id = {0} AND organisation_name = 'Yew Registry'",
        "UPDATE portal.edition_files SET bytes = set_byte(bytes, 100, get_byte(bytes, 100) # 1), sha256 = encode(sha256(set_byte(bytes, 100, get_byte(bytes, 100) # 1)), 'hex') WHERE format = 'Pdf' AND edition_id IN (SELECT id FROM portal.editions WHERE statement_id = {0})",
        "DELETE FROM portal.edition_files WHERE format = 'Markdown' AND edition_id IN (SELECT id FROM portal.editions WHERE statement_id = {0})",
        "DELETE FROM portal.edition_lines WHERE signature_id IN (SELECT id FROM portal.signatures WHERE statement_id = {0} AND organisation_name = 'Yew Registry')",
        "UPDATE portal.edition_lines SET standing = 'Withdrew', since = now() WHERE signature_id IN (SELECT id FROM portal.signatures WHERE statement_id = {0} AND organisation_name = 'Yew Registry')",
        "UPDATE portal.evidence_leaves SET bytes = set_byte(bytes, 60, get_byte(bytes, 60) # 1), hash = sha256('\\x00'::bytea || set_byte(bytes, 60, get_byte(bytes, 60) # 1)) WHERE act_id IN (SELECT id FROM portal.signatures WHERE statement_id = {0} AND organisation_name = 'Yew Registry')",
        "DELETE FROM portal.evidence_leaves WHERE act_id IN (SELECT id FROM portal.signatures WHERE statement_id = {0} AND organisation_name = 'Yew Registry')",
        "DELETE FROM portal.evidence_leaves WHERE act_id IN (SELECT id FROM portal.editions WHERE statement_id = {0})",
    ];

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task TamperedWithByTheOwnerOfTheDatabase_IsSeen(string sql)
    {
        await portal.Given.Member("Fox Registry");
        var statement = await PublishedAsync();
        await using var db = portal.Database.OpenAsOwner();
        await using var act = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica; CREATE TABLE portal.leaves_before AS SELECT * FROM portal.evidence_leaves", TestContext.Current.CancellationToken);
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, [statement.Id], TestContext.Current.CancellationToken));
        await act.CommitAsync(TestContext.Current.CancellationToken);

        var page = await CheckAsync(statement);

        // The log goes on from what it was: on another it would sign no more.
        await using var back = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica; DELETE FROM portal.evidence_leaves; INSERT INTO portal.evidence_leaves SELECT * FROM portal.leaves_before; DROP TABLE portal.leaves_before", TestContext.Current.CancellationToken);
        await back.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(DoesNot, page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Agrees, page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.All(".box.refused li"));
    }

    [Fact]
    public async Task Superseded_SaysByWhatAndSince()
    {
        var statement = await PublishedAsync();
        var signer = await portal.AskAsync(db => db.Contacts.Include(contact => contact.Person).FirstAsync(contact => contact.OrganisationId == statement.Signatures.First().OrganisationId));
        await (await (await portal.Browser().SignInAsync(signer)).GetAsync($"/statements/{statement.Slug}/withdraw/{signer.Id}")).SubmitAsync();

        var (old, now) = (await CheckAsync(statement), await CheckAsync(statement, 2));

        Assert.Contains("Superseded. Edition 2 took its place on", old.Text, StringComparison.Ordinal);
        Assert.Contains("withdrew its signature.", old.Text, StringComparison.Ordinal);
        Assert.All([old, now], page => Assert.Contains(Agrees, page.Text, StringComparison.Ordinal));
        Assert.Contains("withdrew on", now.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditionThatIsNotThere_IsNotFound()
    {
        var statement = await PublishedAsync();
        var closed = await portal.Given.Statement("Not yet").Closed();

        foreach (var path in new[] { $"/verify/{statement.Slug}/2", $"/verify/{statement.Slug}/0", $"/verify/{closed.Slug}/1", "/verify/no-such/1", $"/verify/{statement.Slug}/99999999999" })
            (await portal.Browser().GetAsync(path)).Is(HttpStatusCode.NotFound);
    }

    private Task<Statement> PublishedAsync() => portal.PublishAsync("On one network", "We keep it whole.", [("Yew Registry", null), ("Elm Registry", null)]);

    private Task<AssertPage> CheckAsync(Statement statement, int edition = 1) => portal.Browser().GetAsync($"/verify/{statement.Slug}/{edition}");
}
