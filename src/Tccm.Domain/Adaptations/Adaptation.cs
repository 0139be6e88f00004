using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Adaptations;

public enum AdaptationStatus
{
    /// <summary>Registered in public; nobody has shown yet that the address is theirs.</summary>
    Unconfirmed,
    Waiting,
    Shown,
    Declined,
    TakenDown,
}

public static class AdaptationStatuses
{
    public static readonly AdaptationStatus[] Public = [AdaptationStatus.Shown];

    /// <summary>What the secretariat sees: what nobody confirmed is not asked of it.</summary>
    public static readonly AdaptationStatus[] OnTheDesk = [AdaptationStatus.Waiting, AdaptationStatus.Shown, AdaptationStatus.Declined, AdaptationStatus.TakenDown];

    public static string InWords(this AdaptationStatus status) => status switch
    {
        AdaptationStatus.Unconfirmed => "Not confirmed",
        AdaptationStatus.Waiting => "Waiting",
        AdaptationStatus.Shown => "Shown",
        AdaptationStatus.Declined => "Declined",
        AdaptationStatus.TakenDown => "Taken down",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}

/// <summary>
/// What somebody made of a published text or of paragraphs of it. It is theirs, and endorsed by nobody who signed. Nothing is
/// shown before the secretariat looked at it; what it came from never changes. See docs/adr/0026.
/// </summary>
public sealed class Adaptation : Noun
{
    public const int MaxReason = 1_000;
    public const string NotNamed = "somebody who is not named any more";
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private static readonly Actor Submitter = new(null, "Who registered it", "who registered it");

    private Adaptation() { }

    public Guid StatementId { get; private init; }
    public Statement Statement { get; private init; } = null!;
    public Guid RevisionId { get; private init; }
    public Revision Revision { get; private init; } = null!;
    /// <summary>The identities of the paragraphs that it came from; none for the whole text.</summary>
    public IReadOnlyList<Guid> Identities { get; private init; } = [];
    /// <summary>The earlier adaptation that it came from, where it did not come from the text at once.</summary>
    public Guid? FromId { get; private init; }
    public Adaptation? From { get; private init; }

    public AdaptationKind Kind { get; private init; }
    public string Title { get; private init; } = "";
    public string Language { get; private init; } = "en";
    public string? Link { get; private init; }
    public string? Words { get; private init; }

    /// <summary>The member that made it, named by its own contact; else <see cref="MakerName"/>, as whoever registered it says.</summary>
    public Guid? OrganisationId { get; private init; }
    public Organisation? Organisation { get; private init; }
    public string? MakerName { get; private set; }
    public Guid? SubmittedById { get; private init; }
    public Person? SubmittedBy { get; private init; }
    public string? SubmitterName { get; private set; }
    public EmailAddress? SubmitterEmail { get; private set; }
    public string? SubmitterKey { get; private set; }
    public byte[]? SecretHash { get; private set; }

    public AdaptationStatus Status { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? ShownAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>Why it was declined or taken down, in the secretariat's words.</summary>
    public string? Reason { get; private set; }

    public bool IsWhole => Identities.Count == 0;
    public bool IsShown => AdaptationStatuses.Public.Contains(Status);
    public bool IsOpen => Status is AdaptationStatus.Waiting or AdaptationStatus.Shown;
    public string Maker => Organisation?.DisplayName ?? MakerName ?? NotNamed;

    /// <summary>Where letters about it go; null once that was erased.</summary>
    public EmailAddress? Address => SubmittedBy is { IsErased: false } contact ? contact.Email : SubmitterEmail;

    /// <summary>The line that stands with whatever was made of a text.</summary>
    public static string Disclaimer(string title) => $"Adapted from “{title}”, not endorsed by the organisations that signed it.";

    /// <summary>Registered by anybody, and looked at once the address was shown to be theirs. <paramref name="secretHash"/> is the SHA-256 of the secret in the mailed link.</summary>
    public static Adaptation InPublic(PublishedText text, Excerpt of, Adaptation? from, AdaptationFacts facts, string maker, string name, EmailAddress email, byte[] secretHash, DateTimeOffset at)
    {
        var adaptation = Of(text, of, from, facts, null, at);
        adaptation.MakerName = Name.Check(maker, "name of who made it", "Maker");
        (adaptation.SubmitterName, adaptation.SubmitterEmail, adaptation.SubmitterKey, adaptation.SecretHash) = (Name.Check(name, "name", "Name"), email, email.Canonical, secretHash);
        adaptation.Record(Submitter, at, "adaptation.registered", $"An adaptation of “{text.Statement.Title}” was registered in public.");
        return adaptation;
    }

    /// <summary>Registered by a contact for their organisation, a member: it is named as who made it. That too is looked at first.</summary>
    public static Adaptation ByMember(PublishedText text, Excerpt of, Adaptation? from, AdaptationFacts facts, Contact by, DateTimeOffset at)
    {
        Refuse(WhyNot(by) is not null, WhyNot(by) ?? "");

        var adaptation = Of(text, of, from, facts, by, at);
        (adaptation.Status, adaptation.ConfirmedAt) = (AdaptationStatus.Waiting, at);
        adaptation.Record(Actor.For(by), at, "adaptation.registered", $"An adaptation of “{text.Statement.Title}” was registered for {by.Organisation.DisplayName}.", by.OrganisationId);
        return adaptation;
    }

    /// <summary>Why this contact registers nothing for its organisation, or null.</summary>
    public static string? WhyNot(Contact by) =>
        !by.Organisation.IsMember ? $"{by.Organisation.DisplayName} is not a member, and is named here as one. Use the form for everybody."
        : !Speaks(by) ? $"Representatives, signatories and participants of {by.Organisation.DisplayName} register what it made. Ask one of them."
        : null;

    private static Adaptation Of(PublishedText text, Excerpt of, Adaptation? from, AdaptationFacts facts, Contact? by, DateTimeOffset at)
    {
        Refuse(from is not null && (from.StatementId != text.Statement.Id || !from.IsShown), "What this came from is not shown any more, or came from another statement. Begin from the statement's page.");

        var kept = facts.Checked();
        return new Adaptation
        {
            Statement = text.Statement,
            StatementId = text.Statement.Id,
            Revision = text.Revision,
            RevisionId = text.Revision.Id,
            Identities = text.IdentitiesOf(of),
            From = from,
            FromId = from?.Id,
            Kind = kept.Kind,
            Title = kept.Title,
            Language = kept.Language,
            Link = kept.Link,
            Words = kept.Words,
            Organisation = by?.Organisation,
            OrganisationId = by?.OrganisationId,
            SubmittedBy = by?.Person,
            SubmittedById = by?.PersonId,
            CreatedAt = at,
        };
    }

    /// <summary>Why the mailed link confirms nothing any more, or null.</summary>
    public string? WhyClosed(DateTimeOffset at) => this switch
    {
        { Status: AdaptationStatus.Waiting } => "Your address is confirmed. The secretariat looks at what you registered and writes to you.",
        { Status: not AdaptationStatus.Unconfirmed } => "This was decided, and we wrote to you.",
        _ when at >= CreatedAt + Life => "This link has expired, and nothing is kept of what was registered. Register it again if you like.",
        _ => null,
    };

    /// <summary>Whoever registered it shows the address to be theirs; from now on it waits for the secretariat.</summary>
    public void Confirm(DateTimeOffset at)
    {
        Refuse(WhyClosed(at) is not null, WhyClosed(at) ?? "");

        (Status, ConfirmedAt) = (AdaptationStatus.Waiting, at);
        Record(Submitter, at, "adaptation.confirmed", "Whoever registered an adaptation confirmed their address. It waits for the secretariat.");
    }

    /// <summary>Lets it be shown to everybody. Nobody of the secretariat does so for their own organisation.</summary>
    public void Approve(Actor by, DateTimeOffset at)
    {
        RefuseUnlessDecidable(by);

        (Status, ShownAt) = (AdaptationStatus.Shown, at);
        Record(by, at, "adaptation.shown", $"An adaptation of “{Statement.Title}” is shown from now on.", OrganisationId);
    }

    public void Decline(string? reason, Actor by, DateTimeOffset at)
    {
        RefuseUnlessDecidable(by);

        Reason = Prose.Check(reason, "The reason", MaxReason, "Reason") ?? throw new DomainException("Say why: who registered it is told.", "Reason");
        (Status, EndedAt) = (AdaptationStatus.Declined, at);
        Record(by, at, "adaptation.declined", $"An adaptation of “{Statement.Title}” was declined.", OrganisationId);
    }

    /// <summary>The secretariat takes down what was shown. What came of it stays, and names it no more.</summary>
    public void TakeDown(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only the secretariat takes this down. Whoever registered it takes it back.");
        RefuseOwn(by);
        Refuse(!IsShown, $"This is not shown ({Status.InWords().ToLowerInvariant()}). Nothing was changed.");

        Reason = Prose.Check(reason, "The reason", MaxReason, "Reason") ?? throw new DomainException("Say why: who registered it is told.", "Reason");
        (Status, EndedAt) = (AdaptationStatus.TakenDown, at);
        Record(by, at, "adaptation.taken-down", $"An adaptation of “{Statement.Title}” was taken down.", OrganisationId);
    }

    /// <summary>Whoever registered it in public takes it back, by the link in the letter to them.</summary>
    public void TakeBack(DateTimeOffset at) => End(Submitter, at);

    /// <summary>The same by the organisation that made it: by who registered it, or by a representative.</summary>
    public void TakeBack(Contact by, DateTimeOffset at)
    {
        Refuse(!MayTakeBack(by), "Who registered it, or a representative of the organisation, takes this back.");
        End(Actor.For(by), at);
    }

    public bool MayTakeBack(Contact by) => by.OrganisationId == OrganisationId && by.IsCurrent && (by.PersonId == SubmittedById || by.May(ContactRoles.Representative));

    /// <summary>Takes out who registered it in public, and the maker's name where that is theirs. What was made stays, with its lineage.</summary>
    public void Forget(Traces who)
    {
        if (who.IsName(MakerName) || MakerName == SubmitterName) MakerName = null;
        ForgetSubmitter();
    }

    /// <summary>Takes out who registered it in public; who made it stays named.</summary>
    public void ForgetSubmitter() => (SubmitterName, SubmitterEmail, SubmitterKey, SecretHash) = (null, null, null, null);

    private static bool Speaks(Contact by) => by.May(ContactRoles.Representative) || by.May(ContactRoles.Signatory) || by.May(ContactRoles.Participant);

    private void End(Actor by, DateTimeOffset at)
    {
        Refuse(!IsOpen, $"This is neither shown nor waiting ({Status.InWords().ToLowerInvariant()}). Nothing was changed.");

        (Status, EndedAt) = (AdaptationStatus.TakenDown, at);
        Record(by, at, "adaptation.taken-back", $"An adaptation of “{Statement.Title}” was taken back by who registered it.", OrganisationId);
    }

    private void RefuseUnlessDecidable(Actor by)
    {
        Refuse(!by.IsSecretariat, "Only the secretariat decides what is shown.");
        RefuseOwn(by);
        Refuse(Status != AdaptationStatus.Waiting, $"This does not wait for a decision ({Status.InWords().ToLowerInvariant()}). Nothing was changed.");
    }

    private void RefuseOwn(Actor by)
    {
        if (Organisation is { } own) by.RefuseOwn(own);
    }
}
