using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>The ways of a membership after it began: into the other category, into rest and back, and out.</summary>
public sealed partial class Organisation
{
    public const int MostDaysAhead = 366;

    /// <summary>Why its signatories cannot sign now, or null. Days are counted in UTC.</summary>
    public string? WhyItMayNotSign(DateTimeOffset at) =>
        CurrentMembership is not { Category: MembershipCategory.Member } period || !period.IsRunning(DayOf(at)) ? $"{DisplayName} is not a member, and only members sign."
        : period.Suspended is { } suspended ? $"The membership of {DisplayName} is suspended since {Words.Day(suspended.Since)}. It can read, and signs again once the suspension is lifted."
        : null;

    public bool MaySign(DateTimeOffset at) => WhyItMayNotSign(at) is null;

    /// <summary>Whether this is the address of a signatory whose mandate is over: no link goes round the end of a mandate.</summary>
    internal bool MandateHasEnded(EmailAddress address, DateTimeOffset at) =>
        CurrentContacts.Any(contact => contact.Person.Email.Canonical == address.Canonical && contact.Roles.HasFlag(ContactRoles.Signatory) && contact.MandateHasEnded(at));

    /// <summary>Why nobody signs the Purpose for it now, or null: supporters sign it too.</summary>
    public string? WhyPurposeWaits(DateTimeOffset at) => MembershipAt(at) switch
    {
        null => $"{DisplayName} is neither a member nor a supporter now, so nothing is signed for it.",
        { Suspended: { } suspended } => $"The membership of {DisplayName} is suspended since {Words.Day(suspended.Since)}. Nothing is signed for it until the suspension is lifted.",
        _ => null,
    };

    /// <summary>The membership that is running at an instant, with a planned end not come yet.</summary>
    public MembershipPeriod? MembershipAt(DateTimeOffset at) => CurrentMembership is { } period && period.IsRunning(DayOf(at)) ? period : null;

    /// <summary>
    /// Whether a period of which the start is not known may cover the day. Periods do not overlap, so it began no earlier than
    /// the last one before it ended.
    /// </summary>
    public bool MayHaveBeenIn(MembershipPeriod period, DateOnly day) => period.MayCover(day)
        && !memberships.Any(other => other != period && EndedBefore(other, period) && day < other.EndsOn);

    /// <summary>
    /// Ends the membership: at once, or from a day on that is less than a year away. What was signed stays signed, and contacts
    /// stay contacts. <paramref name="reason"/> is kept beside the period.
    /// </summary>
    public void Leave(DateOnly on, string? reason, Actor by, DateTimeOffset at)
    {
        var period = Running(by, at);
        var today = DayOf(at);
        Refuse(on < today, $"{Words.Day(on)} is over. A membership ends today, {Words.Day(today)}, or on a later day.", "On");
        Refuse(on.DayNumber - today.DayNumber > MostDaysAhead, $"{Words.Day(on)} is more than a year away. Choose an earlier day, or come back then.", "On");
        Refuse(period.LeavesOn is not null, $"{DisplayName} leaves on {Words.Day(period.LeavesOn ?? on)} already. Take that back first to choose another day.", "On");
        var kept = Prose.Check(reason, "The reason", MembershipPeriod.MaxReason, "Reason");

        if (on == today) End(period, on, kept, by, at);
        else period.Plan(on, kept);
        Record(by, at, on == today ? "organisation.left" : "organisation.leaving",
            on == today ? $"{DisplayName} is no longer a {Called(period.Category)}." : $"{DisplayName} will no longer be a {Called(period.Category)} from {Words.Day(on)} on.", Id);
    }

    /// <summary>Takes a planned leaving back, before its day.</summary>
    public void Stay(Actor by, DateTimeOffset at)
    {
        var period = Running(by, at);
        Refuse(period.LeavesOn is null, $"{DisplayName} has not decided to leave. Nothing was changed.");

        period.Plan(null, null);
        Record(by, at, "organisation.staying", $"{DisplayName} took its leaving back and stays a {Called(period.Category)}.", Id);
    }

    /// <summary>Ends a membership whose planned day has come. The portal does so by itself; until it did, the day counts already.</summary>
    public bool SettleLeaving(DateTimeOffset at)
    {
        if (CurrentMembership is not { LeavesOn: { } day } period || day > DayOf(at)) return false;
        End(period, day, null, Actor.Portal, at);
        Record(Actor.Portal, at, "organisation.left", $"{DisplayName} is no longer a {Called(period.Category)} since {Words.Day(day)}, as it had decided.", Id);
        return true;
    }

    /// <summary>A member becomes a supporter today, without a gap. What it signed stays signed.</summary>
    public MembershipPeriod BecomeSupporter(string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(CurrentMembership?.Category == MembershipCategory.Supporter, $"{DisplayName} is a supporter already. Nothing was changed.");
        return ChangeCategory(MembershipCategory.Supporter, reason, by, at);
    }

    /// <summary>Ends the running period and begins one in the other category on the same day.</summary>
    internal MembershipPeriod ChangeCategory(MembershipCategory category, string? reason, Actor by, DateTimeOffset at)
    {
        var period = Running(by, at);
        Refuse(period.Category == category, $"{DisplayName} is already a {Called(category)}. Nothing was changed.");
        Refuse(period.Suspended is not null, $"The membership of {DisplayName} is suspended. Its suspension is lifted before it changes, or it leaves.");
        var kept = Prose.Check(reason, "The reason", MembershipPeriod.MaxReason, "Reason");

        End(period, DayOf(at), kept, by, at);
        return Admit(category, PartialDate.Of(DayOf(at)), by, at);
    }

    /// <summary>Lets a membership rest, at once. Only the secretariat does, and nobody of that organisation.</summary>
    public Suspension Suspend(string reason, bool isPublic, Actor by, DateTimeOffset at)
    {
        var period = Running(by, at);
        Refuse(by.OrganisationId is not null, "Only the secretariat suspends a membership.");
        Refuse(period.Suspended is not null, $"{DisplayName} is suspended since {Words.Day(period.Suspended?.Since ?? default)} already. Nothing was changed.");
        var kept = Prose.Check(reason, "The reason", Suspension.MaxWords, "Reason") ?? throw new DomainException("Say why: the organisation's contacts are told.", "Reason");

        var suspension = period.Suspend(kept, isPublic, at);
        Record(by, at, "organisation.suspended", $"{DisplayName} was suspended as a {Called(period.Category)}.", Id);
        return suspension;
    }

    /// <summary>Ends the suspension, with a note on why.</summary>
    public Suspension Lift(string note, Actor by, DateTimeOffset at)
    {
        var period = Running(by, at);
        Refuse(by.OrganisationId is not null, "Only the secretariat lifts a suspension.");
        Refuse(period.Suspended is null, $"{DisplayName} is not suspended. Nothing was changed.");
        var kept = Prose.Check(note, "The note", Suspension.MaxWords, "Note") ?? throw new DomainException("Say why it is lifted: the organisation's contacts are told.", "Note");

        var suspension = period.Suspended!;
        // Two acts in one second: it is not lifted before it began.
        suspension.Lift(kept, at < suspension.SuspendedAt ? suspension.SuspendedAt : at);
        Record(by, at, "organisation.suspension-lifted", $"The suspension of {DisplayName} was lifted.", Id);
        return suspension;
    }

    // One that was begun and ended on the day on which the other ended came after it.
    private static bool EndedBefore(MembershipPeriod one, MembershipPeriod other) => one.EndsOn is { } end
        && (other.EndsOn is not { } last || end < last || end == last && !(one.From?.Earliest >= last));

    private MembershipPeriod Running(Actor by, DateTimeOffset at)
    {
        by.RefuseOwn(this);
        Refuse(by.OrganisationId is not null && by.OrganisationId != Id, "You can act for your own organisation only.");
        Refuse(MembershipAt(at) is null, $"{DisplayName} is neither a member nor a supporter now. Nothing was changed.");
        return MembershipAt(at)!;
    }

    private void End(MembershipPeriod period, DateOnly until, string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(period.From is { } from && from.Earliest > until, $"{DisplayName} became a {Called(period.Category)} later than {Words.Day(until)}.");
        if (period.Suspended is { } suspended)
        {
            suspended.Lift("The membership ended.", at);
            Record(by, at, "organisation.suspension-lifted", $"The suspension of {DisplayName} ended with its membership.", Id);
        }
        period.End(until, reason);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static string Called(MembershipCategory category) => category.ToString().ToLowerInvariant();
}
