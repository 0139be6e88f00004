using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;
using Tccm.Web.Evidence;

namespace Tccm.Web.Documents;

/// <summary>
/// Makes an edition inside the act that leads to it, so that what was done and what is published of it come together or not at
/// all. The statement is locked by whoever calls.
/// </summary>
public sealed class IssueEdition(TccmDbContext db, IEditionPress press, EvidenceLog log, Post post, GuestLinks guests)
{
    /// <summary>What two members of the secretariat confirmed, once its hour has come; members, supporters and guests are told of the first.</summary>
    public async Task<Edition> ConfirmedAsync(Statement statement, Publication publication, Actor by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (statement.WhyNotIssued(publication, at) is { } why) throw new DomainException(why);
        var isFirst = statement.CurrentEdition is null;
        var members = (await SignatoryList.ElectorateAsync(db, cancellationToken)).For(statement);
        var files = await PrintAsync(statement, SignatoryList.Next(statement, members), publication.Because, confirmed: true, at, cancellationToken);
        var edition = statement.Issue(publication, files, members, by, at);
        if (isFirst) await TellOfFirstAsync(statement, cancellationToken);
        else await TellOfNextAsync(statement, edition, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return edition;
    }

    /// <summary>The edition that follows from what became of a signature; nothing where the statement is not published.</summary>
    public async Task<Edition?> AgainAsync(Statement statement, string because, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (statement.Status != StatementStatus.Published) return null;
        // A signature that no edition names yet changes none.
        if (statement.NextLines(confirmed: false) is var next && statement.CurrentEdition!.Lines.All(line => next.Any(one => one.SignatureId == line.SignatureId && one.Standing == line.Standing))) return null;

        // First what was done, so that the edition's evidence holds the leaf of it.
        await db.SaveChangesAsync(cancellationToken);
        var members = (await SignatoryList.ElectorateAsync(db, cancellationToken)).For(statement);
        var files = await PrintAsync(statement, SignatoryList.Again(statement, members), because, confirmed: false, at, cancellationToken);
        var edition = statement.IssueAgain(because, files, members, Actor.Portal, at);
        await TellOfNextAsync(statement, edition, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return edition;
    }

    private async Task<IReadOnlyList<EditionFile>> PrintAsync(Statement statement, SignatoryList signatories, string? because, bool confirmed, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var evidence = await EditionEvidence.OfAsync(db, log, statement.NextLines(confirmed), cancellationToken);
        var number = (statement.CurrentEdition?.Number ?? 0) + 1;
        return await press.PrintAsync(statement, signatories, new EditionToPrint(number, number == 1 ? null : because, at, evidence), cancellationToken);
    }

    private async Task TellOfFirstAsync(Statement statement, CancellationToken cancellationToken)
    {
        var signatories = SignatoryList.Of(statement, 0);
        foreach (var reader in await Reader.OfAsync(db, [MembershipCategory.Member, MembershipCategory.Supporter], cancellationToken))
            post.To(reader.To, new StatementPublished(statement, signatories, reader));
        foreach (var guest in await guests.ReceivingAsync(cancellationToken))
            post.To(guest.Email, new StatementPublishedToGuest(statement, signatories, guests.ToLeave(guest)));
    }

    /// <summary>Those who signed, and the secretariat, who tells whoever received an earlier edition.</summary>
    private async Task TellOfNextAsync(Statement statement, Edition edition, CancellationToken cancellationToken)
    {
        var signed = edition.Lines.Where(line => line.Standing is LineStanding.Signed or LineStanding.Paused)
            .Select(line => statement.Signatures.Single(signature => signature.Id == line.SignatureId).OrganisationId).ToHashSet();
        foreach (var reader in await Reader.OfAsync(db, [MembershipCategory.Member], cancellationToken))
            if (reader.Contacts.Any(contact => signed.Contains(contact.OrganisationId))) post.To(reader.To, new EditionReplaced(statement, edition, reader, signed));
        await post.ToSecretariatAsync(new EditionReplaced(statement, edition, null, signed));
    }
}
