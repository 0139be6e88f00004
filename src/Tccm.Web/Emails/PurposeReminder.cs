using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>Before the day, to the signatories of an organisation that has not signed the major version; once for each of its numbers of days.</summary>
public sealed class PurposeReminder(PurposeVersion version, Contact contact, int days) : Letter
{
    public override string Subject => $"Until {Words.Day(version.SignAgainUntil!.Value)}: the Statement of Purpose {version.Number} waits for {contact.Organisation.DisplayName}";

    public override bool CanWait => true;

    public override string OnceKey => $"purpose:{days}:{version.Id}:{contact.OrganisationId}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you may sign for {contact.Organisation.DisplayName}, which has not signed the Statement of Purpose {version.Number}.",
        $"It is a major version. Members and supporters are asked to sign it until {Words.Day(version.SignAgainUntil!.Value)}.",
        "Nobody is dropped for not signing. From the day after, the register says which version an organisation signed.",
    ];

    protected override (string, string)? Link => ("See what changed, and sign it if you wish", $"/my/purpose/{contact.Id}");

    protected override IEnumerable<string> After => ["Whoever has signed gets no reminder."];
}
