using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Statements;

/// <summary>What becomes of a signature before a test begins, by the domain's own verbs; no edition follows from it by itself.</summary>
internal static class WhatBecomes
{
    internal static Task WithdrawnAsync(this Portal portal, Statement statement, Contact by) => portal.ActAsync(async db =>
    {
        var contact = await db.LockedContactAsync(by.Id);
        (await db.LockedStatementAsync(statement.Slug))!.Withdraw(contact, portal.Clock.GetUtcNow());
    });

    /// <summary>A code by which the contact's organisation may sign late.</summary>
    internal static async Task<(Guid Id, string Secret)> LateCodeAsync(this Portal portal, Statement statement, Contact signer, string reason = "Its board met late.", DateTimeOffset? until = null)
    {
        var secret = Secret.New();
        var id = Guid.Empty;
        await portal.ActAsync(async db =>
        {
            var organisation = (await db.OrganisationAsync(signer.OrganisationId))!;
            var text = (await db.LockedStatementAsync(statement.Slug))!;
            var given = until is { } passed && passed < portal.Clock.GetUtcNow() ? passed.AddHours(-1) : portal.Clock.GetUtcNow();
            id = text.GiveLateCode(organisation, reason, new Deadline(until ?? portal.Clock.GetUtcNow().AddDays(2), "UTC"), secret.Hash, Actor.Portal, given).Id;
        });
        return (id, secret.Value);
    }

    internal static async Task SignedLateAsync(this Portal portal, Statement statement, Contact signer, string reason = "Its board met late.")
    {
        var (code, _) = await portal.LateCodeAsync(statement, signer, reason);
        await portal.ActAsync(async db =>
        {
            var contact = await db.LockedContactAsync(signer.Id);
            var text = (await db.LockedStatementAsync(statement.Slug))!;
            text.Sign(Guid.CreateVersion7(), contact, text.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, portal.Clock.GetUtcNow(), late: text.LateCodes.Single(one => one.Id == code));
        });
    }

    /// <summary>The organisation's signature is disputed by somebody who got its receipt; the secretary, where one is given, proposed a decision.</summary>
    internal static async Task<Guid> DisputedAsync(this Portal portal, Statement statement, Contact by, Person? proposer = null, DecisionReason reason = DecisionReason.NotEntitled)
    {
        var id = Guid.Empty;
        await portal.ActAsync(async db =>
        {
            var contact = await db.LockedContactAsync(by.Id);
            var text = (await db.LockedStatementAsync(statement.Slug))!;
            var dispute = text.Contest(text.Signatures.Single(one => one.OrganisationId == contact.OrganisationId && one.IsLive), contact.Person, Actor.For(contact), "Not by us.", portal.Clock.GetUtcNow());
            if (proposer is not null) text.ProposeDecision(dispute, reason, await portal.SecretaryAsync(db, proposer), portal.Clock.GetUtcNow());
            id = dispute.Id;
        });
        return id;
    }

    internal static Task RecordedAsync(this Portal portal, Statement statement, Organisation signer, string source = "Letter: of its board") => portal.ActAsync(async db =>
        (await db.LockedStatementAsync(statement.Slug))!.RecordSignature((await db.OrganisationAsync(signer.Id))!, new RecordedSigner(signer.DisplayName, signer.NativeName, null, source), Actor.Portal, portal.Clock.GetUtcNow()));

    /// <summary>The link of a receipt for this person.</summary>
    internal static async Task<string> ReceiptLinkAsync(this Portal portal, Statement statement, Contact reader)
    {
        var secret = Secret.New();
        await portal.ActAsync(async db =>
            db.Add(new ReceiptLink((await db.StatementAsync(statement.Slug))!.Signatures.First(one => one.OrganisationId == reader.OrganisationId && one.IsLive), reader.PersonId, secret.Hash, portal.Clock.GetUtcNow())));
        return secret.Value;
    }

    internal static async Task<Actor> SecretaryAsync(this Portal portal, TccmDbContext db, Person person) =>
        Actor.Secretariat(await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation).SingleAsync(one => one.Id == person.Id));

    internal static async Task ActAsync(this Portal portal, Func<TccmDbContext, Task> change)
    {
        await using var db = portal.Database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        await change(db);
        await db.SaveChangesAsync();
        await act.CommitAsync();
    }

    internal static async Task<Statement> NowAsync(this Portal portal, Statement statement) => (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!;

    internal static Task<int> AuditsAsync(this Portal portal, Statement statement, string act) =>
        portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == statement.Id && one.Act == act));

    /// <summary>The leaves of a kind that name the statement.</summary>
    internal static async Task<IReadOnlyList<Domain.Evidence.Leaf>> LeavesAsync(this Portal portal, Statement statement, string type) =>
        [.. (await portal.AskAsync(db => db.Leaves.AsNoTracking().Where(leaf => leaf.Type == type).ToListAsync())).Where(leaf => leaf.Text.Contains($"statement: {statement.Slug} ", StringComparison.Ordinal))];
}
