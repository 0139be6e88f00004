using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>Two weeks before a mandate ends, once: to who signs by it and to the representatives, one of whom can renew it.</summary>
public sealed class MandateEnds(Contact contact, Contact reader) : Letter
{
    private bool IsOwn => contact.Id == reader.Id;

    public override string Subject => $"A mandate to sign for {contact.Organisation.DisplayName} ends on {Words.Day(contact.MandateUntil!.Value)}";

    public override string OnceKey => KeyOf(contact);

    // The day is part of the key: a mandate that was renewed is worth a letter again.
    public static string KeyOf(Contact contact) => $"mandate:{contact.Id}:{contact.MandateUntil:yyyy-MM-dd}";

    protected override IEnumerable<string> Body =>
    [
        IsOwn
            ? $"You get this because you sign for {contact.Organisation.DisplayName} by a mandate."
            : $"You get this because you are a representative of {contact.Organisation.DisplayName}.",
        $"{(IsOwn ? "Your mandate" : $"The mandate of {contact.Person.Name}")} ends on {Words.Day(contact.MandateUntil!.Value)}, counted in UTC. From the next day on {(IsOwn ? "you" : "they")} cannot sign; what was signed stays signed.",
        IsOwn ? "A representative other than you, or the secretariat, can renew it." : "You can renew it, or record another right to sign.",
    ];

    protected override (string, string)? Link => IsOwn
        ? ("Who can renew it", $"/my/organisations/{contact.Id}")
        : ("Renew it", $"/my/organisations/{reader.Id}/contacts/{contact.Id}/authority");
}
