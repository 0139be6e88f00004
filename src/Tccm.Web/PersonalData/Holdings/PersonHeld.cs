using Tccm.Domain.Organisations;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class PersonHeld : Holding
{
    public override string Key => "person";
    public override string Title => "Who you are";
    public override IReadOnlyList<string> Columns => ["people.*"];

    public override Processing Processing => new(
        "To know who may act for which organisation, and to write to them.",
        "Contacts of organisations, members of the secretariat",
        "Name, e-mail address, names and addresses of before; how and when mail of discussions comes, whether announcements do, and since when letters come back",
        "Legitimate interest of the organisations that are represented (GDPR, article 6.1 f)",
        "Representatives of the same organisation; the secretariat",
        "While you are a contact or in the secretariat.",
        "Name and address go; a role, such as “a former signatory”, stands in the place of the name.");

    public override Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HeldItem>>(who.Person is not { } person ? [] :
        [
            new HeldItem(
                new Fact("id", "Number", person.Id), new Fact("name", "Name", person.Name), new Fact("address", "E-mail address", person.Email.Value),
                new Fact("addressCompared", "The address as it is compared", person.EmailKey), new Fact("login", "Number of your login", person.LoginId),
                new Fact("since", "On the register since", person.CreatedAt), new Fact("secretariatSince", "In the secretariat since", person.SecretariatSince),
                new Fact("discussionMail", "Mail of discussions", person.DiscussionMail == DiscussionMail.Daily ? "once a day" : "at once"), new Fact("digestHour", "Hour of the daily digest", person.DigestHour),
                new Fact("digestZone", "Time zone of the digest", person.DigestZone), new Fact("digestedUntil", "News was gathered until", person.DigestedUntil), new Fact("timelineSeen", "Last release of the timeline seen", person.TimelineSeen),
                new Fact("announcementsOff", "Announcements turned off", person.AnnouncementsOffSince), new Fact("unreachableSince", "Letters come back since", person.UnreachableSince), new Fact("unreachableReason", "What the relay said", person.UnreachableReason)),
            .. person.Formerly.Select(one => new HeldItem(new Fact("formerName", "Former name", one.Name), new Fact("formerAddress", "Former address", one.Email?.Value), new Fact("until", "Until", one.Until))),
        ]);
}
