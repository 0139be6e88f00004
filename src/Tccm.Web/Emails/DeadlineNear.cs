using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>Before the deadline, to the signatories of a member that has not signed; once for each of its hours.</summary>
public sealed class DeadlineNear(Statement statement, Contact contact, int hours) : Letter
{
    private int? Earlier => statement.EarlierOf(contact.OrganisationId) is { } signature ? statement.TextOf(signature).Number : null;

    public override string Subject => $"Signing closes in less than {hours} hours: {statement.Title}";

    public override bool CanWait => true;

    public override string OnceKey => KeyOf(statement, hours) + contact.OrganisationId;

    // Deadline and revision are part of the key: where it moved, or the text was changed, the new one is worth a letter of its own.
    // A text kept before there was circulation has the key of then, so that nobody is reminded of it twice.
    public static string KeyOf(Statement statement, int hours) =>
        $"near:{hours}:{statement.Id}:{statement.DeadlineAt!.Value.ToUnixTimeSeconds()}:{(statement.Text.CirculatedAt is null ? "" : $"r{statement.Text.Number}:")}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you may sign for {contact.Organisation.DisplayName}, which has not signed{(Earlier is { } number ? $" revision {statement.Text.Number}; it signed revision {number}, before the text was changed" : "")}.",
        $"{statement.Title}\nopen for signature until {statement.Deadline!.Value.InWords()}.",
        "Not signing says nothing: those not named have taken no position.",
    ];

    protected override (string, string)? Link => ("Read it, and sign it if you wish", $"/statements/{statement.Slug}/sign/{contact.Id}");

    protected override IEnumerable<string> After => ["Whoever has signed gets no reminder."];
}
