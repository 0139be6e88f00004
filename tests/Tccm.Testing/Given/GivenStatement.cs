using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Testing;

public sealed class GivenStatement(Given given, string title) : Step<Statement>
{
    private readonly List<Contact> signers = [];
    private readonly string slug = $"{Given.Slug(title)}-{Given.Next()}";
    private string body = "We run what the Internet runs on.\n\nDecisions about it are better when we are heard.";
    private StatementKind kind = StatementKind.JointStatement;
    private StatementStatus status = StatementStatus.Draft;
    private Deadline? deadline;
    private StatementAudience audience;

    public GivenStatement Draft() => To(StatementStatus.Draft);
    /// <summary>Circulated as revision 1; comments have no end unless the test gives one.</summary>
    public GivenStatement InDiscussion(StatementAudience among = StatementAudience.Members)
    {
        audience = among;
        return To(StatementStatus.InDiscussion);
    }

    /// <summary>Open for signature for a week, unless the test gives a deadline.</summary>
    public GivenStatement Open() => To(StatementStatus.Open);
    public GivenStatement Closed() => To(StatementStatus.Closed);
    /// <summary>Published, signed by Alder Registry where the test names nobody.</summary>
    public GivenStatement Published() => To(StatementStatus.Published);
    public GivenStatement Abandoned() => To(StatementStatus.Abandoned);

    public GivenStatement SignedBy(params Contact[] contacts)
    {
        signers.AddRange(contacts);
        return this;
    }

    public GivenStatement Saying(string markdown)
    {
        body = markdown;
        return this;
    }

    public GivenStatement Of(StatementKind other)
    {
        kind = other;
        return this;
    }

    /// <summary>One that has passed too: the statement was opened, and signed, before it.</summary>
    public GivenStatement Until(DateTimeOffset instant, string zone = "UTC")
    {
        deadline = new Deadline(instant, zone);
        return this;
    }

    protected override async Task<Statement> MakeAsync()
    {
        var clerk = await given.ClerkAsync();
        // Before the instant at which it signs.
        if (status == StatementStatus.Published && signers.Count == 0)
            signers.Add((await given.Member("Alder Registry").WithSignatory("Alma Ash")).Contact("Alma Ash"));
        var until = deadline ?? new Deadline(WholeSecond(given.Now.AddDays(7)), "UTC");
        var before = until.Instant < given.Now ? until.Instant.AddDays(-1) : given.Now;
        await ActAsync(db => { DraftedIn(db, clerk, until, before); return Task.CompletedTask; });
        foreach (var signer in signers) await SignAsync(signer, WholeSecond(before));
        if (status is StatementStatus.Closed or StatementStatus.Published) await ActAsync(db => CloseAsync(db, clerk));
        if (status == StatementStatus.Published) await given.PublishAsync(slug);
        return (await given.Database.AskAsync(db => db.StatementAsync(slug)))!;
    }

    private async Task ActAsync(Func<TccmDbContext, Task> act)
    {
        await using var db = given.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await act(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private void DraftedIn(TccmDbContext db, Actor clerk, Deadline until, DateTimeOffset at)
    {
        var drafted = Statement.Begin(slug, kind, null, "en", title, body, clerk, at);
        db.Add(drafted);
        if (status == StatementStatus.Abandoned) drafted.Abandon("Events overtook it.", clerk, at);
        else if (status == StatementStatus.InDiscussion) drafted.Circulate(drafted.DraftNumber, null, deadline, audience, null, clerk, at);
        else if (status != StatementStatus.Draft) drafted.OpenForSignature(until, clerk, at);
    }

    private async Task CloseAsync(TccmDbContext db, Actor clerk) => (await db.LockedStatementAsync(slug))!.Close(clerk, given.Now);

    private Task SignAsync(Contact signer, DateTimeOffset at) => ActAsync(async db =>
    {
        var contact = await db.LockedContactAsync(signer.Id);
        var statement = (await db.LockedStatementAsync(slug))!;
        statement.Sign(Guid.CreateVersion7(), contact, statement.Text.Sha256, contact.Authority ?? new Authority(AuthorityBasis.Officer, null), declared: true, at);
    });

    private GivenStatement To(StatementStatus wanted)
    {
        status = wanted;
        return this;
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
