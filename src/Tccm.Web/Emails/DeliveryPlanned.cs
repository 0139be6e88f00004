using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To those who act for who is to deliver something: what is planned, or what changed of it.</summary>
public sealed class DeliveryPlanned(Deliverable deliverable, Contact reader, Person by, bool isNew) : Letter
{
    private string Title => deliverable.Statement.Title;

    public override string Subject => isNew ? $"{reader.Organisation.DisplayName} is to deliver: {Title}" : $"Changed, what {reader.Organisation.DisplayName} is to deliver: {Title}";

    public override EmailAddress? ReplyTo => by.Email;

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return $"You get this because you act for {reader.Organisation.DisplayName}.";
            yield return isNew ? $"{by.Name} planned for the secretariat that {reader.Organisation.DisplayName} delivers “{Title}”." : $"{by.Name} changed for the secretariat what {reader.Organisation.DisplayName} is to deliver of “{Title}”.";
            yield return $"{deliverable.FormInWords}\nWhere: {deliverable.WhereInWords}\nVoice: {deliverable.Voice.InWords()}{(deliverable.Length is { } length ? $"\nLength: {length.InWords}, about {length.SpokenInWords} to say" : "")}";
            if (deliverable.OverInWords is { } over) yield return over;
            if (deliverable.Basis is { } basis) yield return $"What it says on behalf of others rests on: {basis}";
            yield return "Once it was delivered, say so there, with the receipt if there is one. If you cannot deliver it, answer this letter.";
        }
    }

    protected override (string, string)? Link => ("See what you are to deliver", $"/my/deliveries/{reader.Id}/{deliverable.Id}");
}
