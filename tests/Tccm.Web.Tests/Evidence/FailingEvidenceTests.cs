#pragma warning disable EF1002 // Names of tables and conditions, from this code alone.
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Testing;

namespace Tccm.Web.Tests.Evidence;

/// <summary>What cannot be put on record is not done: no entry, no act, no letter; and the page says so.</summary>
public sealed class FailingEvidenceTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData("evidence_leaves", "NEW.type = 'sign'")]
    [InlineData("evidence_envelopes", "true")]
    [InlineData("audit_entries", "NEW.act = 'statement.signed'")]
    [InlineData("outbox_emails", "NEW.letter = 'SigningReceipt'")]
    [InlineData("receipt_links", "true")]
    public async Task RowThatCannotBeWritten_TakesTheWholeActBack(string table, string when)
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var (ann, statement) = (rowan.Contact("Ann Arch"), await portal.Given.Statement("Keep it open").Open());
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync($"/statements/{statement.Slug}/sign/{ann.Id}");
        var before = await HeldAsync();
        await using var owner = portal.Database.OpenAsOwner();
        await owner.Database.ExecuteSqlRawAsync(
            $$"""
            CREATE FUNCTION portal.fail() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'The disk is full' USING ERRCODE = 'disk_full'; END $f$;
            CREATE TRIGGER failing BEFORE INSERT ON portal.{{table}} FOR EACH ROW WHEN ({{when}}) EXECUTE FUNCTION portal.fail();
            """, TestContext.Current.CancellationToken);

        var failed = await form.SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));
        var after = await HeldAsync();
        await owner.Database.ExecuteSqlRawAsync($"DROP TRIGGER failing ON portal.{table}; DROP FUNCTION portal.fail();", TestContext.Current.CancellationToken);
        var signed = await form.SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));

        Assert.True((int)failed.Status >= 500, $"{failed.Status}");
        Assert.NotNull(failed.Heading);
        Assert.Equal(before, after);
        signed.Is(HttpStatusCode.OK);
        Assert.Equal(1, await portal.AskAsync(db => db.Signatures.CountAsync(one => one.StatementId == statement.Id)));
    }

    private Task<string> HeldAsync() => portal.AskAsync(async db =>
        $"{await db.Signatures.CountAsync()} signatures, {await db.Leaves.CountAsync()} entries, {await db.AuditEntries.CountAsync(entry => entry.Act.StartsWith("statement."))} acts, {await db.Outbox.CountAsync()} letters, {await db.ReceiptLinks.CountAsync()} links, {await db.SigningTraces.CountAsync()} traces, {await db.SigningRequests.CountAsync(one => one.Id != Guid.Empty)} requests");
}
