using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>How it becomes public: two of the secretariat, at once or at an instant, and an edition for each change of its list.</summary>
public sealed partial class Statement
{
    private readonly List<Publication> publications = [];

    public IReadOnlyCollection<Publication> Publications => publications;

    /// <summary>The publication that was proposed, or confirmed for an instant, and has not come.</summary>
    public Publication? OpenPublication => publications.SingleOrDefault(publication => publication.IsOpen);

    /// <summary>Signatures that the current edition does not know of: they were made late, and two of the secretariat publish them.</summary>
    public IReadOnlyList<Signature> NotInEdition => CurrentEdition is not { } edition ? []
        : [.. LiveSignatures.Where(signature => edition.Lines.All(line => line.SignatureId != signature.Id))];

    /// <summary>Why it cannot be published now, or null. A statement that nobody signed is not published.</summary>
    public string? WhyNotPublished =>
        Status == StatementStatus.Published ? NotInEdition.Count == 0 ? $"“{Title}” is published, and edition {CurrentEdition!.Number} says all that there is to say. Nothing was published again." : null
        : Status != StatementStatus.Closed ? $"“{Title}” is {StatusInWords()}. Close it before it is published."
        : SignersKnown && !Counted.Any() ? $"Nobody has signed “{Title}”. A statement is published with those who signed it; abandon this one instead."
        : null;

    /// <summary>
    /// Asks a second member of the secretariat to publish it, at once or at an instant. <paramref name="seen"/> is the list that
    /// the page showed (<see cref="SignatoryList.Sha256"/>); <paramref name="because"/> says, from the second edition on, what is new.
    /// </summary>
    public Publication ProposePublication(Deadline? embargo, string? because, string seen, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only a member of the secretariat can propose a publication.");
        Refuse(WhyNotPublished is not null, WhyNotPublished ?? "");
        Refuse(OpenPublication is not null, "Its publication is proposed already. Another member of the secretariat confirms it, or it is taken back.");
        RefuseUnlessSeen(seen);
        Publishable(embargo, at);
        var news = OneLine(because, "What is new", Publication.MaxBecause, "Because");
        Refuse(CurrentEdition is not null && news is null, "Say in a few words what is new in this edition: the public reads it.", "Because");

        var publication = new Publication(this, embargo, CurrentEdition is null ? null : news, by.PersonId!.Value, at);
        publications.Add(publication);
        Record(by, at, "publication.proposed", $"It was proposed to publish “{Title}” as edition {publication.EditionNumber}{When(embargo)}, with {Words.Counted(Counted.Count(), "signature")}.");
        return publication;
    }

    /// <summary>The instant, where it could be published then; else a refusal.</summary>
    public static Deadline? Publishable(Deadline? embargo, DateTimeOffset at)
    {
        Refuse(embargo?.HasPassed(at) == true, $"{embargo?.InWords()} has passed already. Choose a later time, or publish at once.", "Date");
        return embargo;
    }

    /// <summary>A second member of the secretariat confirms what was proposed. At its hour, or now, it is issued.</summary>
    public void ConfirmPublication(Guid id, string seen, IReadOnlyCollection<Person> secretariat, Actor by, DateTimeOffset at)
    {
        var publication = OpenPublication is { } open && open.Id == id ? open
            : throw new DomainException("What you were shown is not proposed any more. Nothing was published; look at it as it is now.");
        Refuse(publication.ConfirmedAt is not null, $"It was confirmed already, on {(publication.ConfirmedAt is { } before ? Words.Instant(before) : "")}. Nothing was changed.");
        by.RefuseUnlessSecondTo(publication.ProposedById, secretariat);
        Refuse(WhyNotPublished is not null, WhyNotPublished ?? "");
        RefuseUnlessSeen(seen);
        Refuse(publication.Embargo?.HasPassed(at) == true, $"The hour that was proposed, {publication.Embargo?.InWords()}, has passed. Take this back, and propose another.");

        publication.Confirm(by.PersonId!.Value, at);
        Record(by, at, "publication.confirmed", $"The publication of “{Title}” as edition {publication.EditionNumber} was confirmed{When(publication.Embargo)}.");
    }

    /// <summary>Takes back a publication that was proposed or confirmed, before its hour.</summary>
    public Publication DropPublication(Guid id, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only a member of the secretariat can take back a publication.");
        Refuse(OpenPublication?.Id != id, "It was published or taken back already. Nothing was changed.");
        var dropped = OpenPublication!;
        dropped.Drop(at);
        Record(by, at, "publication.dropped", $"The publication of “{Title}” was taken back before it came.");
        return dropped;
    }

    /// <summary>Ends a publication whose hour came when it could not be published any more, such as when everybody had withdrawn.</summary>
    public void LapsePublication(Publication publication, string why, DateTimeOffset at)
    {
        publication.Drop(at);
        Record(Actor.Portal, at, "publication.lapsed", $"The hour to publish “{Title}” came, and it was not published: {why}");
    }

    /// <summary>The edition that two confirmed, once its hour has come. The files are kept, and served as they are.</summary>
    public Edition Issue(Publication publication, IReadOnlyList<EditionFile> files, int memberCount, Actor by, DateTimeOffset at)
    {
        Refuse(WhyNotIssued(publication, at) is not null, WhyNotIssued(publication, at) ?? "");

        publication.Issue(at);
        return Add(new Edition(this, NextLines(confirmed: true), files, memberCount, publication.Because, publication.ProposedById, publication.ConfirmedById, at), publication, by, at);
    }

    public string? WhyNotIssued(Publication publication, DateTimeOffset at) =>
        !publication.IsConfirmed ? "Two members of the secretariat publish: one proposes, another confirms. Nothing was published."
        : !publication.IsDue(at) ? $"It is published on {publication.Embargo?.InWords()}. Nothing was published before."
        : WhyNotPublished;

    /// <summary>The edition that follows from what became of a signature after publication; it brings nobody new.</summary>
    public Edition IssueAgain(string because, IReadOnlyList<EditionFile> files, int memberCount, Actor by, DateTimeOffset at)
    {
        Refuse(Status != StatementStatus.Published, $"“{Title}” is {StatusInWords()}. Nothing was published.");
        return Add(new Edition(this, NextLines(confirmed: false), files, memberCount, because, null, by.PersonId, at), null, by, at);
    }

    /// <summary>The edition of a statement that was taken over from the record by the portal's own import.</summary>
    public Edition PublishFromRecord(IReadOnlyList<EditionFile> files, int memberCount, Actor by, DateTimeOffset at)
    {
        Refuse(!IsRecorded || by.PersonId is not null, "Only an import publishes what it took from the record.");
        Refuse(WhyNotPublished is not null, WhyNotPublished ?? "");
        return Add(new Edition(this, NextLines(confirmed: true), files, memberCount, null, null, null, at), null, by, at);
    }

    /// <summary>
    /// The lines that the next edition would have: those of the current one as they stand now, and once two have confirmed it
    /// also those that are new.
    /// </summary>
    public IReadOnlyList<EditionLine> NextLines(bool confirmed)
    {
        var known = (CurrentEdition?.Lines ?? []).Select(line => line.SignatureId).ToHashSet();
        return [.. signatures.Where(signature => IsOfText(signature) && (known.Contains(signature.Id) || confirmed && signature.IsLive)).Select(signature => new EditionLine(signature))];
    }

    private Edition Add(Edition edition, Publication? publication, Actor by, DateTimeOffset at)
    {
        editions.Add(edition);
        (Status, PublishedAt) = (StatementStatus.Published, PublishedAt ?? at);
        Attest(Acts.Publication(this, edition, publication, by, at));
        Record(by, at, "statement.published", $"“{Title}” was published as edition {edition.Number} with {edition.Lines.Count(line => line.Standing == LineStanding.Signed)} signatories.");
        return edition;
    }

    private void RefuseUnlessSeen(string seen) =>
        Refuse(seen != SignatoryList.Next(this, 0).Sha256, "The list of signatories has changed since you opened this page. Look at it as it is now; nothing was changed.");

    private static string When(Deadline? embargo) => embargo is { } hour ? $" on {hour.InWords()}" : "";
}
