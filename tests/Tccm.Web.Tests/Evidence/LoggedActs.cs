using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Evidence;

namespace Tccm.Web.Tests.Evidence;

/// <summary>A portal whose log has every kind of act, each done as it is done, with checkpoints between them and both keys changed once.</summary>
public sealed class LoggedActs(PostgresFixture postgres) : IAsyncLifetime
{
    public static readonly string[] Types =
        ["adopt", "approve", "dispute", "enrol", "extend", "grant", "invalidate", "key", "publish", "reinstate", "reopen", "revoke", "sign", "withdraw"];

    public Portal Portal { get; } = new(postgres);
    public EvidenceLog Log => Portal.Services.GetRequiredService<EvidenceLog>();
    public EvidenceKeys Keys => Portal.Services.GetRequiredService<EvidenceKeys>();
    public OutsideCheckpoint Outside => Portal.Services.GetRequiredService<OutsideCheckpoint>();

    /// <summary>The log key that the first checkpoints were signed with.</summary>
    public NoteKey FirstKey { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        FirstKey = Keys.LogKey;
        await CoverAsync();
        await Portal.Given.Application("Larch Exchange").Approved();
        var members = new List<Contact>();
        foreach (var name in new[] { "Rowan Registry", "Birch Registrar", "Elm Exchange", "Fir Networks", "Oak Names" })
            members.Add((await Portal.Given.Member(name).WithSignatory($"Ann {name.Split(' ')[0]}").WithSignatory($"Bo {name.Split(' ')[0]}")).Contact($"Ann {name.Split(' ')[0]}"));
        await Portal.Given.NextPurpose(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30));
        await Portal.Given.PurposeSigned(members[0]);
        await PublishedWithAnEndOfEachKindAsync(members);
        await CoverAsync();
        await RotatedAsync();
        await OpenedTwiceAsync(members);
        await RevokedAsync(members[4]);
        await CoverAsync();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public async Task<LogCopy> CopyAsync() => await Portal.AskAsync(db => LogCopy.ReadAsync(db));

    public async Task<Verified> VerifyAsync()
    {
        await using var db = Portal.Database.OpenAsOwner();
        return await VerifyAsync(db);
    }

    /// <summary>In the transaction that <paramref name="db"/> is in, if it is in one.</summary>
    public Task<Verified> VerifyAsync(TccmDbContext db, params (string Name, byte[] Note)[] given) => new VerifyEvidence(db, Keys, Outside).RunAsync(given);

    public async Task<KeptCheckpoint> CoverAsync()
    {
        await using var db = Portal.Database.Open();
        var kept = await Log.CoverAsync(db, await db.Leaves.LongCountAsync());
        Outside.Keep(kept);
        return kept;
    }

    /// <summary>Edition 1 with five names and one who withdrew before; then one is disputed and stands, one is found invalid, one withdraws, and one comes late.</summary>
    private async Task PublishedWithAnEndOfEachKindAsync(List<Contact> members)
    {
        var open = await Portal.Given.Statement("Keep it open").Open();
        foreach (var member in members[..4]) await SignAsync(open, member);
        await CoverAsync();
        await ByClerkAsync(open, (statement, clerk, now) => statement.Extend(new Deadline(Whole(now).AddDays(9), "UTC"), clerk, now));
        await WithdrawAsync(open, members[3]);
        await ByClerkAsync(open, (statement, clerk, now) => statement.Close(clerk, now));
        await Portal.Given.Published(open);
        await DisputeAsync(open, members[0], DecisionReason.ByMistake);
        await DisputeAsync(open, members[1], DecisionReason.NotEntitled);
        await WithdrawAsync(open, members[2]);
        await CoverAsync();
        await LateAsync(open, members[4]);
        await Portal.Given.Published(open, "A late endorsement.");
        await ActAsync(async db =>
        {
            var statement = (await db.LockedStatementAsync(open.Slug))!;
            var signature = statement.LiveSignatures.Single(one => one.OrganisationId == members[4].OrganisationId);
            statement.Contest(signature, null, Actor.Secretariat(await Portal.Given.Secretary("Rae Reed")), null, await db.ClockAsync());
            await AgainAsync(db, statement, "One line is paused.");
        });
    }

    private async Task OpenedTwiceAsync(List<Contact> members)
    {
        var closed = await Portal.Given.Statement("Hear us too").Closed().SignedBy(members[0]);
        await ByClerkAsync(closed, (statement, clerk, now) => statement.Reopen(new Deadline(Whole(now).AddDays(2), "UTC"), "Two members could not sign in.", clerk, now));
        await SignAsync(closed, members[1]);
    }

    private async Task RotatedAsync()
    {
        foreach (var key in Enum.GetValues<EvidenceKey>())
        {
            await using var db = Portal.Database.Open();
            await Log.RotateAsync(db, key, Whole(Portal.Clock.GetUtcNow()));
        }
    }

    private async Task RevokedAsync(Contact contact)
    {
        await using var db = Portal.Database.Open();
        await db.LockOrganisationOfAsync(contact.Id);
        var organisation = (await db.OrganisationAsync(contact.OrganisationId))!;
        organisation.RemoveContact(organisation.CurrentContacts.Single(one => one.Id == contact.Id), Actor.Portal, Portal.Clock.GetUtcNow(), "They left.", knowing: true);
        await db.SaveChangesAsync();
    }

    public async Task SignAsync(Statement statement, Contact contact)
    {
        var browser = await Portal.Browser().SignInAsync(contact);
        var form = await browser.GetAsync($"/statements/{statement.Slug}/sign/{contact.Id}");
        (await form.SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"))).Is(HttpStatusCode.OK);
        Assert.True(await Portal.AskAsync(db => db.Signatures.AnyAsync(one => one.StatementId == statement.Id && one.OrganisationId == contact.OrganisationId)));
    }

    private Task WithdrawAsync(Statement of, Contact contact) => ActAsync(async db =>
    {
        var by = await db.LockedContactAsync(contact.Id);
        var statement = (await db.LockedStatementAsync(of.Slug))!;
        statement.Withdraw(by, await db.ClockAsync(), "The board decided otherwise.");
        await AgainAsync(db, statement, "One signature was withdrawn.");
    });

    /// <summary>By the link of the receipt; then decided by two.</summary>
    private async Task DisputeAsync(Statement of, Contact contact, DecisionReason why)
    {
        var receipt = (await Portal.Mailbox.ToAsync(contact)).Last(letter => letter.Text.Contains("/receipts/not-us/", StringComparison.Ordinal) && letter.Subject.Contains(of.Title, StringComparison.Ordinal));
        var link = receipt.Text[receipt.Text.IndexOf("/receipts/not-us/", StringComparison.Ordinal)..].Split('\n', ' ', '>')[0];
        (await (await Portal.Browser().GetAsync(link)).PressAsync("This was not us")).Is(HttpStatusCode.OK);
        Person[] two = [await Portal.Given.Secretary("Rae Reed"), await Portal.Given.Secretary("Sol Sedge")];
        await ActAsync(async db =>
        {
            var (statement, dispute) = await OpenDisputeAsync(db, of, contact);
            statement.ProposeDecision(dispute, why, Actor.Secretariat(two[0]), await db.ClockAsync());
        });
        await ActAsync(async db =>
        {
            var (statement, dispute) = await OpenDisputeAsync(db, of, contact);
            statement.Decide(dispute, why, two, Actor.Secretariat(two[1]), await db.ClockAsync());
            await AgainAsync(db, statement, "A dispute was decided.");
        });
    }

    private static async Task<(Statement Statement, Dispute Dispute)> OpenDisputeAsync(TccmDbContext db, Statement of, Contact contact)
    {
        var statement = (await db.LockedStatementAsync(of.Slug))!;
        return (statement, statement.Disputes.Single(one => one.IsOpen && one.OrganisationId == contact.OrganisationId));
    }

    private async Task LateAsync(Statement of, Contact contact)
    {
        var id = Guid.Empty;
        await ActAsync(async db =>
        {
            var organisation = (await db.OrganisationAsync(contact.OrganisationId))!;
            var statement = (await db.LockedStatementAsync(of.Slug))!;
            var now = await db.ClockAsync();
            id = statement.GiveLateCode(organisation, "Its board met a day too late.", new Deadline(Whole(now).AddDays(3), "UTC"), new byte[32], Actor.Secretariat(await Portal.Given.Secretary("Rae Reed")), now).Id;
        });
        await ActAsync(async db =>
        {
            var by = await db.LockedContactAsync(contact.Id);
            var statement = (await db.LockedStatementAsync(of.Slug))!;
            statement.Sign(Guid.CreateVersion7(), by, statement.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, await db.ClockAsync(), late: statement.LateCodes.Single(code => code.Id == id));
        });
    }

    /// <summary>The edition that follows from what became of a signature, where the statement is published.</summary>
    private static async Task AgainAsync(TccmDbContext db, Statement statement, string because)
    {
        if (statement.Status != StatementStatus.Published) return;
        await db.SaveChangesAsync();
        statement.IssueAgain(because, [.. Enum.GetValues<EditionFormat>().Select(format => new EditionFile(format, [(byte)format, (byte)statement.Editions.Count]))], 5, Actor.Portal, await db.ClockAsync());
    }

    private async Task ByClerkAsync(Statement of, Action<Statement, Actor, DateTimeOffset> act)
    {
        var clerk = Actor.Secretariat(await Portal.Given.Secretary("Rae Reed"));
        await ActAsync(async db => act((await db.LockedStatementAsync(of.Slug))!, clerk, await db.ClockAsync()));
    }

    private async Task ActAsync(Func<TccmDbContext, Task> act)
    {
        await using var db = Portal.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await act(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
