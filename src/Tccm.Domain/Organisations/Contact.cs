using Tccm.Domain.Evidence;

namespace Tccm.Domain.Organisations;

/// <summary>What a contact may do for an organisation.</summary>
[Flags]
public enum ContactRoles
{
    None = 0,
    /// <summary>Manages the organisation's page and its contacts.</summary>
    Representative = 1,
    /// <summary>May sign for the organisation.</summary>
    Signatory = 2,
    /// <summary>Comments and takes positions.</summary>
    Participant = 4,
    /// <summary>Receives.</summary>
    Listener = 8,
}

public static class ContactRoleWords
{
    public static IReadOnlyList<ContactRoles> Each { get; } =
        [ContactRoles.Representative, ContactRoles.Signatory, ContactRoles.Participant, ContactRoles.Listener];

    public static string InWords(this ContactRoles roles) =>
        string.Join(", ", Each.Where(role => roles.HasFlag(role)).Select(role => role.ToString().ToLowerInvariant()));

    public static string Meaning(this ContactRoles role) => role switch
    {
        ContactRoles.Representative => "manages the organisation's page and its contacts",
        ContactRoles.Signatory => "may sign for the organisation",
        ContactRoles.Participant => "takes part in discussions",
        ContactRoles.Listener => "receives what is sent",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

/// <summary>A person at an organisation, with roles. Ended contacts stay, so that history can be read.</summary>
public sealed class Contact : Noun
{
    private readonly List<RolesHeld> rolesHeld = [];
    private (Guid Grant, DateTimeOffset At)? begunNow;
    private (Guid Grant, Guid Leaf, DateTimeOffset At)? endedNow;

    private Contact() { }

    internal Contact(Person person, Organisation organisation, ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        (Person, PersonId, Organisation, OrganisationId) = (person, person.Id, organisation, organisation.Id);
        (Roles, Title, Since) = (roles, title, at);
        Hold(by, at);
        Record(by, at, "contact.added", $"A contact of {organisation.DisplayName} was added: {RolesInWords}.", OrganisationId);
    }

    public Guid PersonId { get; private init; }
    public Person Person { get; private init; } = null!;
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    public ContactRoles Roles { get; private set; }
    public string? Title { get; private set; }
    /// <summary>On what the right to sign rests, once it was said.</summary>
    public AuthorityBasis? Basis { get; private set; }
    public DateOnly? MandateUntil { get; private set; }
    public DateTimeOffset Since { get; private init; }
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Why the secretariat ended it.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Since when and by which person somebody is proposed as signatory; it takes effect once it is confirmed.</summary>
    public DateTimeOffset? SignatoryProposedAt { get; private set; }
    public Guid? SignatoryProposedBy { get; private set; }
    public bool IsProposedAsSignatory => IsCurrent && SignatoryProposedAt is not null;

    /// <summary>The leaf by which it may sign now: of its taking up the role, until it gives it up.</summary>
    public Guid? GrantId { get; private set; }

    /// <summary>Null for who was never invited; else whether they accepted.</summary>
    public bool? Accepted { get; private set; }

    /// <summary>What it could do, and from when; to be read from the register where it is wanted.</summary>
    public IReadOnlyCollection<RolesHeld> RolesHeld => rolesHeld;

    /// <summary>What it could do at an instant, by <see cref="RolesHeld"/>.</summary>
    public ContactRoles HeldAt(DateTimeOffset at) => rolesHeld.Where(held => held.From <= at).OrderBy(held => held.From).ThenBy(held => held.Id).LastOrDefault()?.Roles ?? ContactRoles.None;

    public bool IsCurrent => Until is null;

    /// <summary>Who was invited acts from the moment they accept, even with a login of before.</summary>
    public bool AwaitsAcceptance => Accepted == false;

    /// <summary>Whether somebody acts through this contact already: they accepted, or had a login and were never asked.</summary>
    public bool IsTakenUp => Accepted ?? Person.LoginId is not null;

    public Authority? Authority => Basis is { } basis ? new(basis, MandateUntil) : null;

    public string RolesInWords => Roles.InWords();

    public bool MandateHasEnded(DateTimeOffset at) => Authority?.HasEnded(at) == true;

    /// <summary>Whether this contact may sign now: a signatory whose mandate, if it is one, is not over.</summary>
    public bool MaySign(DateTimeOffset at) => May(ContactRoles.Signatory) && !MandateHasEnded(at);

    public bool May(ContactRoles role) => IsCurrent && !AwaitsAcceptance && Roles.HasFlag(role);

    internal void AwaitAcceptance(Actor by, DateTimeOffset at)
    {
        if (Accepted is not null) return;
        Accepted = false;
        Hold(by, at);
    }

    internal void TakeUp(DateTimeOffset at)
    {
        Accepted = true;
        Hold(Actor.For(this), at);
    }

    /// <summary>Makes somebody a signatory whom a representative proposed. A signatory of the organisation does so, or the secretariat.</summary>
    public void ConfirmSignatory(Actor by, DateTimeOffset at)
    {
        RefuseUnlessDecidedBy(by);
        Refuse(!by.MayMakeSignatory(Organisation, at), $"Your mandate to sign for {Organisation.DisplayName} has ended, so you make nobody a signatory. Another signatory can, or the secretariat.");

        (SignatoryProposedAt, SignatoryProposedBy) = (null, null);
        Roles |= ContactRoles.Signatory;
        Hold(by, at);
        Record(by, at, "contact.signatory-confirmed", $"A contact of {Organisation.DisplayName} was confirmed as signatory and is now: {RolesInWords}.", OrganisationId);
    }

    public void RefuseSignatory(Actor by, DateTimeOffset at)
    {
        RefuseUnlessDecidedBy(by);
        DropProposal(by, at);
    }

    internal void Propose(Actor by, DateTimeOffset at)
    {
        (SignatoryProposedAt, SignatoryProposedBy) = (at, by.PersonId);
        Record(by, at, "contact.signatory-proposed", $"A contact of {Organisation.DisplayName} was proposed as signatory.", OrganisationId);
    }

    internal void DropProposal(Actor by, DateTimeOffset at)
    {
        (SignatoryProposedAt, SignatoryProposedBy) = (null, null);
        Record(by, at, "contact.signatory-refused", $"A proposal of a signatory for {Organisation.DisplayName} was dropped.", OrganisationId);
    }

    internal void Change(ContactRoles roles, string? title, Actor by, DateTimeOffset at)
    {
        var before = RolesInWords;
        if (roles.HasFlag(ContactRoles.Signatory)) (SignatoryProposedAt, SignatoryProposedBy) = (null, null);
        (Roles, Title) = (roles, title);
        if (before != RolesInWords) Hold(by, at);
        Record(by, at, "contact.changed", before == RolesInWords ? $"The job title of a contact of {Organisation.DisplayName} was changed." : $"A contact of {Organisation.DisplayName} was: {before}; and is now: {RolesInWords}.", OrganisationId);
    }

    internal void Widen(ContactRoles roles, Actor by, DateTimeOffset at)
    {
        if (Roles.HasFlag(roles)) return;
        Roles |= roles;
        Hold(by, at);
        if (Roles.HasFlag(ContactRoles.Signatory)) (SignatoryProposedAt, SignatoryProposedBy) = (null, null);
        Record(by, at, "contact.widened", $"A contact of {Organisation.DisplayName} has more roles now: {RolesInWords}.", OrganisationId);
    }

    /// <summary>Corrects the job title from now on; what was signed keeps the one that it was signed with.</summary>
    public void Retitle(string? title, Actor by, DateTimeOffset at)
    {
        var kept = string.IsNullOrWhiteSpace(title) ? null : Text.Name.Check(title, "job title", "Title");
        Refuse(!IsCurrent, $"You are no longer a contact of {Organisation.DisplayName}. Nothing was changed.");
        if (kept == Title) return;
        Title = kept;
        Record(by, at, "contact.retitled", $"The job title of a contact of {Organisation.DisplayName} was corrected.", OrganisationId);
    }

    /// <summary>The job title, and why the contact was ended: words about this person alone.</summary>
    internal void ForgetWords() => (Title, EndReason) = (null, null);

    /// <summary>
    /// Takes on what the signer says that their right rests on. A mandate that was recorded is not outgrown by one's own word:
    /// somebody else records another.
    /// </summary>
    internal void Claim(Authority authority, DateTimeOffset at)
    {
        Refuse(Basis == AuthorityBasis.Mandate && (authority.Basis != AuthorityBasis.Mandate || authority.Until > MandateUntil),
            $"Your right to sign for {Organisation.DisplayName} is kept as {Authority?.InWords}. A representative other than you, or the secretariat, can record another.", nameof(Basis));
        if (authority != Authority) Rest(authority, Actor.For(this), at);
    }

    internal void Rest(Authority authority, Actor by, DateTimeOffset at)
    {
        (Basis, MandateUntil) = (authority.Basis, authority.Until);
        Record(by, at, "contact.authority-recorded", $"What a contact's right to sign for {Organisation.DisplayName} rests on was recorded: {authority.InWords}.", OrganisationId);
    }

    internal void End(Actor by, DateTimeOffset at, string? reason = null)
    {
        (Until, EndReason) = (at, reason);
        Hold(by, at);
        Record(by, at, "contact.ended", $"A contact of {Organisation.DisplayName} ended: {RolesInWords}.", OrganisationId);
    }

    private void RefuseUnlessDecidedBy(Actor by)
    {
        by.RefuseOwn(Organisation);
        Refuse(!IsProposedAsSignatory, $"{Person.Name} is not proposed as signatory of {Organisation.DisplayName} any more. Nothing was changed.");
        Refuse(!by.MayActOn(Organisation, ContactRoles.Signatory), $"Only a signatory of {Organisation.DisplayName} or the secretariat can decide this.");
        Refuse(by.Is(this), $"You cannot confirm yourself as signatory of {Organisation.DisplayName}. Another signatory can, or the secretariat.");
    }

    /// <summary>Notes what the contact can do from now on; of two changes in one act the second counts.</summary>
    private void Hold(Actor by, DateTimeOffset at)
    {
        rolesHeld.RemoveAll(held => held.Id == 0 && held.From == at);
        rolesHeld.Add(new RolesHeld(IsCurrent && !AwaitsAcceptance ? Roles : ContactRoles.None, at));
        if (!May(ContactRoles.Signatory)) Revoke(by, at);
        else if (GrantId is null) Grant(by, at);
    }

    private void Grant(Actor by, DateTimeOffset at)
    {
        // A right that is given up and taken up again in one act was never given up.
        if (endedNow is var (before, leaf, when) && when == at && Unattest(leaf)) GrantId = before;
        else
        {
            GrantId = Guid.CreateVersion7();
            begunNow = (GrantId.Value, at);
            Attest(Acts.Grant(this, GrantId.Value, by, at));
        }
    }

    private void Revoke(Actor by, DateTimeOffset at)
    {
        if (GrantId is not { } grant) return;
        if (begunNow != (grant, at) || !Unattest(grant))
        {
            var leaf = Acts.Revocation(this, grant, by, at);
            endedNow = (grant, leaf.ActId, at);
            Attest(leaf);
        }
        GrantId = null;
    }

    /// <summary>Puts on the log, at an upgrade, that this contact may sign, where the right is older than the log of grants.</summary>
    public void PutOnLog(DateTimeOffset at)
    {
        if (GrantId is not null || !May(ContactRoles.Signatory)) return;
        GrantId = Guid.CreateVersion7();
        Attest(Acts.Grant(this, GrantId.Value, Actor.Portal, at, Since));
    }
}
