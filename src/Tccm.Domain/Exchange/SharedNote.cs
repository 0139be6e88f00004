using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Exchange;

/// <summary>
/// A link or a few words that a contact shares with the other members and supporters in their organisation's name. Its words are
/// free, and so no audit entry quotes them.
/// </summary>
public sealed class SharedNote : Noun
{
    public const int MaxWords = 1_000;
    public const int MaxReason = 1_000;

    private SharedNote() { }

    public string Title { get; private init; } = "";
    public string? Link { get; private init; }
    public string? Words { get; private init; }
    public string Language { get; private init; } = "";
    public Guid? ProcessId { get; private init; }
    public Process? Process { get; private init; }
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    public Guid SharedById { get; private init; }
    public DateTimeOffset SharedAt { get; private init; }
    public DateTimeOffset? TakenBackAt { get; private set; }
    public DateTimeOffset? HiddenAt { get; private set; }
    public Guid? HiddenById { get; private set; }

    /// <summary>Why it is not shown any more; who shared it reads it.</summary>
    public string? HideReason { get; private set; }

    public bool IsShown => TakenBackAt is null && HiddenAt is null;

    /// <summary>Whether the exchange is this contact's to read and to write: every role's, at a member or supporter of now.</summary>
    public static bool IsOpenTo(Contact contact) => contact is { IsCurrent: true, AwaitsAcceptance: false } && contact.Organisation.CurrentMembership is not null;

    /// <summary>Shares a link, a note, or both. Refused where there is neither, and for who acts for no member or supporter.</summary>
    public static SharedNote Share(Contact contact, string title, string? link, string? words, string language, Process? process, DateTimeOffset at)
    {
        Refuse(!IsOpenTo(contact), $"{contact.Organisation.DisplayName} is neither a member nor a supporter now. Its contacts share nothing here until it is.");
        var (kept, address) = (Prose.Check(words, "The note", MaxWords, nameof(Words)), WebLink.Check(link, nameof(Link)));
        Refuse(kept is null && address is null, "Give a link, write a note, or both.", nameof(Link));
        Refuse(!Languages.IsTag(language), "Give the language as a tag such as en, fr or pt-BR.", nameof(Language));

        var note = new SharedNote
        {
            Title = Name.Check(title, "title", nameof(Title)),
            Link = address,
            Words = kept,
            Language = language,
            ProcessId = process?.Id,
            Process = process,
            OrganisationId = contact.OrganisationId,
            Organisation = contact.Organisation,
            SharedById = contact.PersonId,
            SharedAt = at,
        };
        note.Record(Actor.For(contact), at, "shared-note.shared", $"A contact of {contact.Organisation.DisplayName} shared a note.", contact.OrganisationId);
        return note;
    }

    /// <summary>Whether this contact may take it back: who shared it for the organisation, and its representatives.</summary>
    public bool MayTakeBack(Contact contact) =>
        contact.OrganisationId == OrganisationId && contact is { IsCurrent: true, AwaitsAcceptance: false } && (contact.PersonId == SharedById || contact.May(ContactRoles.Representative));

    public void TakeBack(Contact contact, DateTimeOffset at)
    {
        Refuse(!MayTakeBack(contact), $"Whoever shared this takes it back, or a representative of {Organisation.DisplayName}.");
        RefuseUnlessShown();

        TakenBackAt = at;
        Record(Actor.For(contact), at, "shared-note.taken-back", $"A shared note of {Organisation.DisplayName} was taken back.", OrganisationId);
    }

    /// <summary>The secretariat shows it no more, and says why to who shared it.</summary>
    public void Hide(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(!by.IsSecretariat, "Only the secretariat hides what somebody shared.");
        RefuseUnlessShown();
        var why = Prose.Check(reason, "The reason", MaxReason, "Reason");
        Refuse(why is null, "Say why: who shared it is told.", "Reason");

        (HiddenAt, HiddenById, HideReason) = (at, by.PersonId, why);
        Record(by, at, "shared-note.hidden", $"A shared note of {Organisation.DisplayName} was hidden.", OrganisationId);
    }

    private void RefuseUnlessShown() =>
        Refuse(!IsShown, TakenBackAt is not null ? "This was taken back already. Nothing was changed." : "The secretariat hid this already. Nothing was changed.");
}
