using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Deliveries;

/// <summary>That something was delivered, what was recorded wrongly, and what came of it.</summary>
public sealed partial class Deliverable
{
    private const ContactRoles Recorders = ContactRoles.Representative | ContactRoles.Signatory | ContactRoles.Participant;

    /// <summary>Whether this contact records, for the organisation that is to deliver it, that it did.</summary>
    public bool IsRecordedBy(Contact contact) => OrganisationId == contact.OrganisationId && MayRecord(contact);

    /// <summary>Whoever acts for an organisation in more than receiving.</summary>
    public static bool MayRecord(Contact contact) => contact.IsCurrent && !contact.AwaitsAcceptance && (contact.Roles & Recorders) != ContactRoles.None;

    /// <summary>Why it cannot be recorded as delivered now, or null.</summary>
    public string? WhyNotDelivered =>
        Status == DeliverableStatus.Dropped ? "This was dropped. Plan it anew."
        : Status == DeliverableStatus.Delivered ? $"This was recorded as {StatusInWords} already. The secretariat can correct it."
        : WhyNotTheUndersigned;

    /// <summary>What keeps it from being said for the undersigned: nobody has signed yet, or its words are not what they signed.</summary>
    public string? WhyNotTheUndersigned =>
        Voice != Voice.Undersigned ? null
        : Statement.Status is not (StatementStatus.Closed or StatementStatus.Published) ? $"“{Statement.Title}” is {Statement.StatusInWords()}. Who the undersigned are is known once signing is closed; until then nothing is delivered for them."
        : Statement.SignersKnown && !Statement.LiveSignatures.Any() ? $"Nobody has signed “{Statement.Title}”, so nothing is delivered for the undersigned."
        : OwnText is null ? null
        : Lineage is null ? "Its text is not the signed one, and nothing says how it was shortened from it. The secretariat writes that down first, or gives it another voice."
        : RevisionId != Statement.Text.Id ? "It was shortened from a text that was changed after. Compare it with the signed text, and save the plan again."
        : Length!.Value.Words > TextLength.Of(Introduction, SignedDocument.PlainText).Words ? "Its text is longer than the signed one. A shortening leaves words out; what adds to them is another voice."
        : null;

    /// <summary>
    /// Records that it was spoken or sent: by whoever delivers it, or by the secretariat. What was said for the undersigned is
    /// the text that they signed, or a shortening of it that says how it was made.
    /// </summary>
    public Delivery Deliver(DeliveryFacts facts, Actor by, DateTimeOffset at)
    {
        Refuse(WhyNotDelivered is not null, $"{WhyNotDelivered} Nothing was recorded.");
        RefuseStranger(facts, by);

        var delivery = Keep(facts, null, by, at);
        Status = DeliverableStatus.Delivered;
        Record(by, at, "deliverable.delivered", $"“{Statement.Title}” was {StatusInWords} by {delivery.ByInWords}, {delivery.WhenInWords}: {WhereInWords}.", delivery.OrganisationId);
        return delivery;
    }

    /// <summary>Says it right where it was recorded wrongly. What was said before stays, with the day and the reason of the correction.</summary>
    public Delivery Correct(DeliveryFacts facts, string? reason, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        Refuse(Delivered is null, $"This is {StatusInWords}. There is nothing to correct.");

        var delivery = Keep(facts, CheckedReason(reason), by, at);
        Record(by, at, "deliverable.corrected", $"What was recorded of the delivery of “{Statement.Title}” was corrected: {StatusInWords} by {delivery.ByInWords}, {delivery.WhenInWords}.", delivery.OrganisationId);
        return delivery;
    }

    /// <summary>Corrects that it was delivered at all. It is planned again, and the mistake stays in sight.</summary>
    public Delivery Undo(string? reason, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        var wrong = Delivered;
        Refuse(wrong is null, $"This is {StatusInWords}. There is nothing to correct.");

        var delivery = Delivery.Undoing(wrong!, CheckedReason(reason), by, at);
        deliveries.Add(delivery);
        (Status, LookAgainOn) = (DeliverableStatus.Planned, null);
        Record(by, at, "deliverable.undone", $"It was recorded by mistake that “{Statement.Title}” was delivered by {delivery.ByInWords}, {delivery.WhenInWords}. It is planned.", delivery.OrganisationId);
        return delivery;
    }

    /// <summary>Notes what came of it, a day to look again, or both. What was noted before stays.</summary>
    public DeliveryOutcome NoteOutcome(string? said, DateOnly? lookAgainOn, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        Refuse(Delivered is null, $"This is {StatusInWords}. What comes of it is noted once it was delivered.");
        var kept = Prose.Check(said, "The outcome", DeliveryOutcome.MaxWords, "Said");
        Refuse(kept is null && lookAgainOn is null, "Write what came of it, or give a day to look again.", "Said");
        Refuse(lookAgainOn <= DateOnly.FromDateTime(at.UtcDateTime), "Give a day to come, or leave it empty.", nameof(LookAgainOn));

        var outcome = new DeliveryOutcome(this, kept, lookAgainOn, by, at);
        outcomes.Add(outcome);
        LookAgainOn = lookAgainOn;
        Record(by, at, "deliverable.outcome-noted", $"What came of the delivery of “{Statement.Title}” was noted{(lookAgainOn is { } day ? $"; look again on {Words.Day(day)}" : "")}.", OrganisationId);
        return outcome;
    }

    /// <summary>Whether somebody wanted to look again by this day.</summary>
    public bool IsToBeLookedAt(DateOnly today) => Status == DeliverableStatus.Delivered && LookAgainOn <= today;

    /// <summary>In whose voice it was, said of what was delivered; whoever reads it mistakes it for nothing else.</summary>
    public string VoiceInWords(Delivery delivery, string named = "who are named above")
    {
        var done = Form == DeliverableForm.Spoken ? "Read out" : "Sent";
        return Voice switch
        {
            Voice.Undersigned => $"{done} by {delivery.ByInWords} for the undersigned, {(Statement.SignersKnown ? named : "who are not known to the register")}.",
            Voice.SecretariatNote => $"A note by the secretariat; no member signed it. {done} by {delivery.ByInWords}.",
            Voice.MembersOwn => $"{ByInWords}’s own words; no other member signed them. {done} by {delivery.ByInWords}.",
            _ => throw new InvalidOperationException($"No words for {Voice}."),
        };
    }

    private Delivery Keep(DeliveryFacts facts, string? reason, Actor by, DateTimeOffset at)
    {
        RefuseToCome(facts, at);
        RefuseClaim(Voice, Introduction, OwnText is null ? null : Document, Basis);
        var delivery = Delivery.Of(this, facts, reason, by, at);
        deliveries.Add(delivery);
        return delivery;
    }

    private void RefuseStranger(DeliveryFacts facts, Actor by)
    {
        if (by.IsSecretariat || by.PersonId is null) return;
        Refuse(Organisation is null || !MayRecord(Organisation, by), $"This is delivered by {ByInWords}. Its contacts record that it was, or the secretariat.");
        Refuse(facts.By?.Id != OrganisationId, $"You record what {ByInWords} delivered. If somebody else did, tell the secretariat.", nameof(DeliveryFacts.By));
    }

    internal static bool MayRecord(Organisation organisation, Actor by) =>
        by.MayActOn(organisation, ContactRoles.Representative) || by.MayActOn(organisation, ContactRoles.Signatory) || by.MayActOn(organisation, ContactRoles.Participant);

    /// <summary>A day has come where it has come anywhere on Earth, fourteen hours before UTC.</summary>
    internal static void RefuseToCome(DateOnly on, DateTimeOffset at) =>
        Refuse(on > DateOnly.FromDateTime(at.UtcDateTime.AddHours(14)), $"{Words.Day(on)} is still to come. Give the day on which it was.", nameof(Delivery.On));

    private static void RefuseToCome(DeliveryFacts facts, DateTimeOffset at)
    {
        RefuseToCome(facts.On, at);
        Refuse(facts.At is { } instant && instant.Instant > at, $"{facts.At?.InWords()} is still to come. Give the time at which it was.", "Time");
    }

    private static string CheckedReason(string? reason) =>
        Prose.Check(reason, "The reason", Delivery.MaxWords, nameof(Delivery.Reason)) ?? throw new DomainException("Say what was wrong, for those who read it before.", nameof(Delivery.Reason));
}
