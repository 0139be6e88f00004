using Tccm.Domain.Deliveries;
using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>To the secretariat (no reader), and to each contact of those who signed: it was delivered, or what was said of that was wrong.</summary>
public sealed class DeliveryMade(Deliverable deliverable, Delivery delivery, Reader? reader) : Letter
{
    private Statement Statement => deliverable.Statement;

    public override string Subject => delivery switch
    {
        { IsUndone: true } => $"Corrected, it was not delivered: {Statement.Title}",
        { IsCorrection: true } => $"Corrected, how it was delivered: {Statement.Title}",
        _ => $"{(deliverable.Form == DeliverableForm.Spoken ? "Read out" : "Sent")}: {Statement.Title}",
    };

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return reader is null ? "You get this because you are a member of the secretariat." : $"You get this because you are a contact of {reader.For(_ => true)}, which signed it.";
            if (delivery.IsUndone) yield return $"It was recorded that “{Statement.Title}” was delivered by {delivery.ByInWords}, {delivery.WhenInWords}. That was a mistake: {delivery.Reason}";
            else
            {
                yield return $"“{Statement.Title}”: {deliverable.VoiceInWords(delivery, "who are named on its list")}";
                if (delivery.IsCorrection) yield return $"What was recorded before was wrong: {delivery.Reason}";
                yield return string.Join('\n', Facts());
            }
        }
    }

    protected override (string, string)? Link => reader is null ? ("See it", $"/secretariat/deliveries/{deliverable.Id}")
        : StatementStatuses.Public.Contains(Statement.Status) ? ("See it beside who signed", $"/statements/{Statement.Slug}") : ("Read the statement", $"/my/statements/{Statement.Slug}");

    private IEnumerable<string> Facts()
    {
        yield return $"When: {delivery.WhenInWords}";
        yield return $"Where: {deliverable.WhereInWords}";
        if (deliverable.IsShortened) yield return $"Shortened: {deliverable.Lineage}";
        if (deliverable.Basis is { } basis) yield return $"What it says on behalf of others rests on: {basis}";
        if (delivery.Receipt is { } receipt) yield return $"Receipt: {receipt}";
        if (delivery.Link is { } link) yield return $"Link: {link}";
    }
}
