using Tccm.Domain.Calendar;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Deliveries;

public enum DeliverableForm
{
    Spoken,
    Written,
}

public enum DeliverableStatus
{
    Planned,
    Delivered,
    Dropped,
}

public static class DeliverableStatuses
{
    public static IReadOnlyList<DeliverableStatus> All { get; } = Enum.GetValues<DeliverableStatus>();
}

/// <summary>
/// What is to be delivered: spoken with its minutes, or written with its word limit; by an organisation, or the secretariat
/// where there is none; in an opening of the calendar or a place in words. Its own text is there where it is not the signed one.
/// </summary>
public sealed record DeliverablePlan(DeliverableForm Form, int? Limit, string Language, Organisation? Deliverer, Opening? Opening, string? Place, string? Slot,
    Voice Voice, string? Introduction = null, string? OwnText = null, string? Lineage = null, string? Basis = null);

/// <summary>
/// One way in which a statement is to be heard, and whether it was. Who delivers is an organisation, or the secretariat; no
/// person is named. In whose voice it was is said wherever it is shown.
/// </summary>
public sealed partial class Deliverable : Noun
{
    public const int MaxWords = 1_000;
    public const int MostMinutes = 240;
    public const int MostWords = 100_000;

    private readonly List<Delivery> deliveries = [];
    private readonly List<DeliveryOutcome> outcomes = [];

    private Deliverable() { }

    public Guid StatementId { get; private init; }
    public Statement Statement { get; private init; } = null!;
    public DeliverableForm Form { get; private set; }
    /// <summary>Minutes of what is spoken, words of what is written; null where none is set.</summary>
    public int? Limit { get; private set; }
    public string Language { get; private set; } = "en";
    /// <summary>Who is to deliver it; null for the secretariat.</summary>
    public Guid? OrganisationId { get; private set; }
    public Organisation? Organisation { get; private set; }
    public Guid? OpeningId { get; private set; }
    public Opening? Opening { get; private set; }
    public string? Place { get; private set; }
    public string? Slot { get; private set; }
    public Voice Voice { get; private set; }
    /// <summary>What is said or written before it.</summary>
    public string? Introduction { get; private set; }
    /// <summary>Its words where they are not those of the signed text.</summary>
    public string? OwnText { get; private set; }
    /// <summary>How its own text came of the signed one, in words; of the revision that it was made from.</summary>
    public string? Lineage { get; private set; }
    public Guid? RevisionId { get; private set; }
    /// <summary>Who decided, and when, that this may be said on behalf of others than the undersigned.</summary>
    public string? Basis { get; private set; }
    public DeliverableStatus Status { get; private set; }
    public string? DropReason { get; private set; }
    public DateOnly? LookAgainOn { get; private set; }
    public DateTimeOffset PlannedAt { get; private init; }

    public IReadOnlyCollection<Delivery> Deliveries => deliveries;
    public IReadOnlyCollection<DeliveryOutcome> Outcomes => outcomes;

    /// <summary>How it was delivered, as far as that was recorded and not taken back.</summary>
    public Delivery? Delivered => Status == DeliverableStatus.Delivered ? deliveries.MaxBy(delivery => delivery.Number) : null;
    public DeliveryOutcome? Outcome => outcomes.MaxBy(outcome => outcome.Number);

    /// <summary>What was said last of what came of it; a later day to look again says nothing.</summary>
    public DeliveryOutcome? SaidOutcome => outcomes.Where(outcome => outcome.Said is not null).MaxBy(outcome => outcome.Number);
    public IEnumerable<Delivery> Corrections => deliveries.Where(delivery => delivery.IsCorrection).OrderBy(delivery => delivery.Number);

    /// <summary>Whether its own words are a shortening of the signed text.</summary>
    public bool IsShortened => Voice == Voice.Undersigned && OwnText is not null;

    /// <summary>The words that are delivered; null for somebody's own that are not kept here.</summary>
    public TextDocument? Document => OwnText is not null ? StatementText.Parse(OwnText) : Voice == Voice.Undersigned ? SignedDocument : null;

    /// <summary>The exact text by its bytes: the signed one with its title, or its own.</summary>
    internal string? ExactText => OwnText ?? (Voice == Voice.Undersigned ? Statement.LastRevision?.Text : null);

    public TextLength? Length => Document is { } document ? TextLength.Of(Introduction, document.PlainText) : null;

    /// <summary>By how much it is over its minutes or its word limit, as a sentence; null where it fits or has no limit.</summary>
    public string? OverInWords => Length is { } length ? Over(length, Form, Limit) : null;

    /// <summary>"Spoken, 3 minutes" or "Written, 500 words".</summary>
    public string FormInWords => (Form, Limit) switch
    {
        (DeliverableForm.Spoken, { } minutes) => $"Spoken, {Words.Counted(minutes, "minute")}",
        (DeliverableForm.Spoken, _) => "Spoken",
        (_, { } words) => $"Written, {words.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} words at most",
        _ => "Written",
    };

    public string ByInWords => Organisation?.DisplayName ?? "the secretariat";

    /// <summary>Where it is heard: the opening's title, the words beside it, and the slot.</summary>
    public string WhereInWords => string.Join("; ", new[] { Opening?.Title, Place, Slot }.OfType<string>());

    public string StatusInWords => Status switch
    {
        DeliverableStatus.Planned => "planned",
        DeliverableStatus.Delivered => Form == DeliverableForm.Spoken ? "spoken" : "sent",
        DeliverableStatus.Dropped => "dropped",
        _ => throw new InvalidOperationException($"No words for {Status}."),
    };

    /// <summary>
    /// How many paragraphs of its own text stand word for word in the signed one, so that whoever reads the lineage can see how
    /// far it goes; null where it is no shortening.
    /// </summary>
    public (int WordForWord, int Of)? Kept
    {
        get
        {
            if (!IsShortened) return null;
            var signed = SignedDocument.Paragraphs.Select(paragraph => Plain(paragraph.PlainText)).ToHashSet(StringComparer.Ordinal);
            var own = Document!.Paragraphs;
            return (own.Count(paragraph => signed.Contains(Plain(paragraph.PlainText))), own.Count);
        }
    }

    public static string? Over(TextLength length, DeliverableForm form, int? limit) => (form, limit) switch
    {
        (DeliverableForm.Spoken, { } minutes) when length.Spoken > TimeSpan.FromMinutes(minutes) => $"It takes about {length.SpokenInWords} to say, which is more than its {Words.Counted(minutes, "minute")}.",
        (DeliverableForm.Written, { } words) when length.Words > words => $"It has {length.InWords}, which is {(length.Words - words).ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} more than its limit.",
        _ => null,
    };

    /// <summary>Plans how a statement is to be heard. What is too long is planned all the same: there is time to shorten it.</summary>
    public static Deliverable Plan(Statement statement, DeliverablePlan plan, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        Refuse(statement.Status == StatementStatus.Abandoned, $"“{statement.Title}” is abandoned. Nothing of it is delivered.");

        var deliverable = new Deliverable { StatementId = statement.Id, Statement = statement, PlannedAt = at };
        deliverable.Take(plan);
        deliverable.Record(by, at, "deliverable.planned", $"It was planned that “{statement.Title}” be delivered by {deliverable.ByInWords}: {deliverable.FormInWords}, {deliverable.WhereInWords}.", deliverable.OrganisationId);
        return deliverable;
    }

    /// <summary>Plans it otherwise, while nothing was delivered.</summary>
    public void Change(DeliverablePlan plan, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        RefuseUnlessPlanned();

        Take(plan);
        Record(by, at, "deliverable.changed", $"What is planned of “{Statement.Title}” was changed: {FormInWords}, {WhereInWords}, by {ByInWords}.", OrganisationId);
    }

    /// <summary>Gives it up, with the reason.</summary>
    public void Drop(string? reason, Actor by, DateTimeOffset at)
    {
        RefuseContact(by);
        RefuseUnlessPlanned();
        var kept = Prose.Check(reason, "The reason", MaxWords, "Reason");
        Refuse(kept is null, "Say why, for who was to deliver it.", "Reason");

        (Status, DropReason) = (DeliverableStatus.Dropped, kept);
        Record(by, at, "deliverable.dropped", $"What was planned of “{Statement.Title}” was dropped: {FormInWords}, {WhereInWords}, by {ByInWords}.", OrganisationId);
    }

    private TextDocument SignedDocument => Statement.LastRevision?.Document ?? Statement.DraftDocument;

    private void Take(DeliverablePlan plan)
    {
        Refuse(plan.Form == DeliverableForm.Spoken && plan.Limit is null, "Give the minutes that there are to speak.", nameof(Limit));
        Refuse(plan.Limit < 1 || plan.Limit > (plan.Form == DeliverableForm.Spoken ? MostMinutes : MostWords), plan.Form == DeliverableForm.Spoken ? $"Give whole minutes, from 1 to {MostMinutes}." : "Give the words that it may have, from 1 to 100,000.", nameof(Limit));
        Refuse(!Languages.IsTag(plan.Language), "Give the language as a tag such as en, fr or pt-BR.", nameof(Language));
        Refuse(plan.Deliverer is { IsMember: false }, $"{plan.Deliverer?.DisplayName} is not a member. A member delivers it, or the secretariat.", nameof(Organisation));
        Refuse(plan is { Voice: Voice.MembersOwn, Deliverer: null }, "A member’s own words need the member. Choose who delivers it.", nameof(Organisation));
        var (place, slot) = (Prose.Check(plan.Place, "The place", MaxWords, nameof(Place)), Prose.Check(plan.Slot, "The slot", MaxWords, nameof(Slot)));
        Refuse(plan.Opening is null && place is null, "Say where it is to be heard: choose an opening, or write it.", nameof(Place));
        var introduction = Prose.Check(plan.Introduction, "The introduction", MaxWords, nameof(Introduction));
        var own = string.IsNullOrWhiteSpace(plan.OwnText) ? null : StatementText.Normalise(plan.OwnText);
        var document = own is null ? null : StatementText.Parse(own, nameof(OwnText));
        var lineage = Prose.Check(plan.Lineage, "How it was shortened", MaxWords, nameof(Lineage));
        Refuse(own is null && lineage is not null, "How it was shortened is said of a text of its own. Write that text, or leave this empty.", nameof(Lineage));
        var basis = Prose.Check(plan.Basis, "The basis", MaxWords, nameof(Basis));
        RefuseClaim(plan.Voice, introduction, document, basis);

        (Form, Limit, Language, Organisation, OrganisationId) = (plan.Form, plan.Limit, plan.Language, plan.Deliverer, plan.Deliverer?.Id);
        (Opening, OpeningId, Place, Slot) = (plan.Opening, plan.Opening?.Id, place, slot);
        (Voice, Introduction, OwnText, Lineage, Basis) = (plan.Voice, introduction, own, plan.Voice == Voice.Undersigned ? lineage : null, basis);
        RevisionId = IsShortened ? Statement.LastRevision?.Id : null;
    }

    private void RefuseClaim(Voice voice, string? introduction, TextDocument? own, string? basis)
    {
        if (basis is not null) return;
        var text = own ?? (voice == Voice.Undersigned ? SignedDocument : null);
        var claim = OnBehalf.ClaimIn(introduction, text?.PlainText);
        Refuse(claim is not null,
            $"It says “{Words.Quoted(claim)}”, and the coalition does not speak for its members. Say on what that rests: who decided it, and when. Or take those words out.", nameof(Basis));
    }

    private void RefuseUnlessPlanned() =>
        Refuse(Status != DeliverableStatus.Planned, Status == DeliverableStatus.Dropped ? "This was dropped. Plan it anew; nothing was changed." : $"This was {StatusInWords} already. Correct what was recorded instead; nothing was changed.");

    private static void RefuseContact(Actor by) => Refuse(by is { IsSecretariat: false, PersonId: not null }, "Only the secretariat can do this.");

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
