using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>To each contact named in an application that was approved: what happened, and the one-use link to take part.</summary>
public sealed class ApprovedWithInvitation(Application application, Contact contact, string inviter, Secret secret, DateTimeOffset expiresAt) : Letter
{
    private string Organisation => contact.Organisation.DisplayName;
    private string Category => application.Category.ToString().ToLowerInvariant();

    public override string Subject => $"{Organisation} is a {Category} now: take up your invitation";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        application.ApplicantEmail.Canonical == contact.Person.EmailKey
            ? $"You get this because you applied for {Organisation} and named yourself as a contact."
            : $"You get this because {application.ApplicantName} named you as a contact of {Organisation}.",
        $"{Organisation} is a {Category} of the coalition now. {inviter} invites you, for the secretariat, to act for it here as: {contact.RolesInWords}.",
        $"The link below is for you alone and works once, until {Words.Instant(expiresAt)}. It lets you choose a password, or adds {Organisation} to the login that you have.",
    ];

    protected override (string, string)? Link => ("Take up the invitation", $"/account/invitation/{secret.Value}");

    protected override IEnumerable<string> After =>
        ["If you do not want this, decline it on the same page, or answer this letter: it reaches the secretariat."];
}
