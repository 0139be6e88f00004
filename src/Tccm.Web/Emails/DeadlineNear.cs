using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>Before the deadline, to the signatories of a member that has not signed; once for each of its hours.</summary>
public sealed class DeadlineNear(Statement statement, Contact contact, int hours) : Letter
{
    public override string Subject => $"Signing closes in less than {hours} hours: {statement.Title}";

    public override string OnceKey => KeyOf(statement, hours) + contact.OrganisationId;

    // The deadline is part of the key: where it moved, the new one is worth a letter of its own.
    public static string KeyOf(Statement statement, int hours) => $"near:{hours}:{statement.Id}:{statement.DeadlineAt!.Value.ToUnixTimeSeconds()}:";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you may sign for {contact.Organisation.DisplayName}, which has not signed.",
        $"{statement.Title}\nopen for signature until {statement.Deadline!.Value.InWords()}.",
        "Not signing says nothing: those not named have taken no position.",
    ];

    protected override (string, string)? Link => ("Read it, and sign it if you wish", $"/statements/{statement.Slug}/sign/{contact.Id}");

    protected override IEnumerable<string> After => ["Whoever has signed gets no reminder."];
}
