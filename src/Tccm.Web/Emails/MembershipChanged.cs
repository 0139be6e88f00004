using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To each contact of an organisation whose membership takes another way: what happened, what it means, what can be done.</summary>
public sealed class MembershipChanged : Letter
{
    private readonly Organisation organisation;
    private readonly string subject;
    private readonly string[] body;

    private MembershipChanged(Organisation organisation, string subject, params string[] body) => (this.organisation, this.subject, this.body) = (organisation, subject, body);

    public override string Subject => subject;

    protected override IEnumerable<string> Body => [$"You get this because you are a contact of {organisation.DisplayName}.", .. body];

    protected override (string, string)? Link => ("See what needs you", "/my");

    protected override IEnumerable<string> After => ["If this is not what your organisation wants, answer this letter: it reaches the secretariat."];

    public static MembershipChanged Left(Organisation organisation, MembershipPeriod period) => new(organisation, $"{organisation.DisplayName} is no longer a {Called(period)}",
        $"{organisation.DisplayName} ceased to be a {Called(period)} of the coalition on {Words.Day(period.EndsOn!.Value)}.",
        "What it signed stays signed. You stay a contact: you can read what it signed, and its representative can apply again from here with everything that is known.");

    public static MembershipChanged WillLeave(Organisation organisation, MembershipPeriod period, string by) => new(organisation, $"{organisation.DisplayName} leaves on {Words.Day(period.LeavesOn!.Value)}",
        $"{by} decided that {organisation.DisplayName} ceases to be a {Called(period)} of the coalition on {Words.Day(period.LeavesOn!.Value)}, counted in UTC. Until then nothing changes.",
        "Its representative or the secretariat can take this back before that day.");

    public static MembershipChanged Stays(Organisation organisation, MembershipPeriod period) => new(organisation, $"{organisation.DisplayName} stays a {Called(period)}",
        $"The decision to leave was taken back. {organisation.DisplayName} stays a {Called(period)} of the coalition.");

    public static MembershipChanged IsSupporter(Organisation organisation) => new(organisation, $"{organisation.DisplayName} is a supporter now",
        $"{organisation.DisplayName} was a member of the coalition and is a supporter from today on. It receives what is published and does not sign.",
        "What it signed as a member stays signed. Its representative can ask to become a member again.");

    public static MembershipChanged Suspended(Organisation organisation, Suspension suspension) => new(organisation, $"The membership of {organisation.DisplayName} is suspended",
        $"The secretariat suspended the membership of {organisation.DisplayName} on {Words.Instant(suspension.SuspendedAt)}. The reason: {suspension.Reason}",
        "While it is suspended the organisation stays on the register, reads as before, and does not sign. What it signed stays signed.");

    public static MembershipChanged Lifted(Organisation organisation, Suspension suspension) => new(organisation, $"{organisation.DisplayName} is no longer suspended",
        $"The secretariat lifted the suspension of {organisation.DisplayName}: {suspension.LiftNote}",
        "It can sign again.");

    public static MembershipChanged Approved(Organisation organisation, MembershipPeriod period) => new(organisation, $"{organisation.DisplayName} is a {Called(period)} now",
        $"Its application was approved: {organisation.DisplayName} is a {Called(period)} of the coalition now.",
        "You act for it as before, with the login that you have. Nothing more is asked of you.");

    private static string Called(MembershipPeriod period) => period.Category.ToString().ToLowerInvariant();
}
