using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To the person: the last letter. The row that holds the address goes when it was sent.</summary>
public sealed class ErasureDone : Letter
{
    public override string Subject => "What the TCCM portal held about you was erased";
    public override bool Secret => true;
    public override bool ForgetWhenSent => true;

    protected override IEnumerable<string> Body =>
    [
        "You get this because the TCCM portal was asked to erase what it held about you.",
        "Your name, your address, your login and the letters to you are gone. What organisations signed stays theirs, with a role in the place of your name.",
        "This was the last letter; that it was sent to this address is not kept. Copies in backups go when those are replaced.",
    ];
}

/// <summary>To the secretariat: somebody asked, and it cannot be done without a look. It names nobody.</summary>
public sealed class ErasureAsked(DateTimeOffset due) : Letter
{
    public override string Subject => "Somebody asked to be erased";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are a member of the secretariat.",
        $"Somebody asked to have what is held about them erased. It has to be carried out by {Words.Day(DateOnly.FromDateTime(due.UtcDateTime))}. See to a successor first where an organisation would be left without a representative or a signatory.",
    ];

    protected override (string, string)? Link => ("See the request", "/secretariat/personal-data");
}

/// <summary>To the other contacts of an organisation. It names nobody.</summary>
public sealed class ContactErased(Organisation organisation, string roles) : Letter
{
    public override string Subject => $"A contact of {organisation.DisplayName} has left the portal";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {organisation.DisplayName}.",
        $"A contact ({roles}) had their data erased and no longer acts for it. What was signed stays signed.",
    ];

    protected override (string, string)? Link => ("See what is yours to do", "/my");
}
