using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To those who act for who was to deliver something: it was dropped, or somebody else delivers it.</summary>
public sealed class DeliveryDropped(Deliverable deliverable, Contact reader, Person by) : Letter
{
    public override string Subject => $"Nothing to deliver any more: {deliverable.Statement.Title}";

    public override EmailAddress? ReplyTo => by.Email;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you act for {reader.Organisation.DisplayName}.",
        deliverable.DropReason is { } reason
            ? $"{by.Name} dropped for the secretariat what {reader.Organisation.DisplayName} was to deliver of “{deliverable.Statement.Title}” ({deliverable.FormInWords}; {deliverable.WhereInWords}). The reason: {reason}"
            : $"“{deliverable.Statement.Title}” ({deliverable.FormInWords}; {deliverable.WhereInWords}) is delivered by {deliverable.ByInWords} now, says {by.Name} for the secretariat.",
        "You need do nothing.",
    ];

    protected override (string, string)? Link => ("See what your organisation delivers", $"/my/deliveries/{reader.Id}");
}
