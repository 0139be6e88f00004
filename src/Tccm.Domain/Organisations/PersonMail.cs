using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>How mail of discussions comes to a person.</summary>
public enum DiscussionMail
{
    Daily,
    AtOnce,
}

/// <summary>How mail of discussions comes to a person, and how far it has come.</summary>
public sealed partial class Person
{
    public const int UsualHour = 8;
    public const string UsualZone = "UTC";
    internal const int MaxZone = 60;
    internal const int MaxUnreachableReason = 200;

    public DiscussionMail DiscussionMail { get; private set; } = DiscussionMail.Daily;
    public int DigestHour { get; private set; } = UsualHour;

    /// <summary>An IANA zone id.</summary>
    public string DigestZone { get; private set; } = UsualZone;

    /// <summary>The instant up to which news was gathered for this person; null before the first time.</summary>
    public DateTimeOffset? DigestedUntil { get; private set; }

    /// <summary>The number of the last release of the timeline that this person said to have seen.</summary>
    public int TimelineSeen { get; private set; }

    public DigestTime DigestTime => new(DigestHour, DigestZone);

    /// <summary>The instant of the next digest; null for who gets each letter at once.</summary>
    public DateTimeOffset? NextDigest(DateTimeOffset at) => DiscussionMail == DiscussionMail.Daily ? DigestTime.Next(at, DigestedUntil) : null;

    public bool IsDigestDue(DateTimeOffset at) => DiscussionMail == DiscussionMail.Daily && DigestTime.IsDue(at, DigestedUntil, CreatedAt);

    /// <summary>From when on news was not gathered yet. The first digest goes back a day and no further.</summary>
    public DateTimeOffset NewsFrom(DateTimeOffset at) =>
        DigestedUntil ?? (DigestTime.Last(at).AddDays(-1) is var day && day > CreatedAt ? day : CreatedAt);

    /// <summary>Chooses between a letter for each thing and one a day, at an hour from 0 to 23 of an IANA zone. Refused for another hour and for a zone that IANA does not know.</summary>
    public void ChooseMail(DiscussionMail how, int hour, string zoneId, Actor by, DateTimeOffset at)
    {
        RefuseErased();
        Refuse(!Enum.IsDefined(how), "Choose whether mail of discussions comes once a day or at once.", "how");
        Refuse(hour is < 0 or > 23, "Choose an hour from 0 to 23.", "hour");
        var zone = Deadline.Zone(zoneId).Id;
        if ((how, hour, zone) == (DiscussionMail, DigestHour, DigestZone)) return;

        (DiscussionMail, DigestHour, DigestZone) = (how, hour, zone);
        Record(by, at, "person.mail-chosen", "A person chose how mail of discussions comes.");
    }

    /// <summary>Notes that news was gathered up to an instant, whether there was any or none.</summary>
    public void Digest(DateTimeOffset until)
    {
        Refuse(DigestedUntil > until, "News was gathered beyond this already.");
        DigestedUntil = until;
    }

    /// <summary>Since when the person wants no announcements; letters about duties and receipts come all the same.</summary>
    public DateTimeOffset? AnnouncementsOffSince { get; private set; }
    public bool WantsAnnouncements => AnnouncementsOffSince is null;

    /// <summary>Since when letters to the address come back, and what the last relay said of it in short.</summary>
    public DateTimeOffset? UnreachableSince { get; private set; }
    public string? UnreachableReason { get; private set; }
    public bool IsUnreachable => UnreachableSince is not null;

    /// <summary>Turns announcements off or on. What is so already stays so: a mail program may ask twice.</summary>
    public void ChooseAnnouncements(bool wanted, Actor by, DateTimeOffset at)
    {
        RefuseErased();
        if (wanted == WantsAnnouncements) return;
        AnnouncementsOffSince = wanted ? null : at;
        Record(by, at, wanted ? "person.announcements-on" : "person.announcements-off", wanted ? "A person wants announcements again." : "A person wants no more announcements.");
    }

    /// <summary>Letters to the address come back for good. The first reason stays until it works again.</summary>
    public void LoseAddress(string said, DateTimeOffset at)
    {
        RefuseErased();
        if (IsUnreachable) return;
        (UnreachableSince, UnreachableReason) = (at, said.Length <= MaxUnreachableReason ? said : said[..MaxUnreachableReason]);
        Record(Actor.Portal, at, "person.unreachable", "Letters to a person came back: the address cannot be reached.");
    }

    /// <summary>Somebody who knows says that letters arrive again.</summary>
    public void RegainAddress(Actor by, DateTimeOffset at)
    {
        Refuse(!IsUnreachable, "No letter to this address came back since. Nothing was changed.");
        (UnreachableSince, UnreachableReason) = (null, null);
        Record(by, at, "person.reachable", "A person can be reached by letters again.");
    }

    /// <summary>Notes that the timeline was seen up to a release; never back to an earlier one.</summary>
    public void SeeTimeline(int release) => TimelineSeen = Math.Max(TimelineSeen, release);
}
