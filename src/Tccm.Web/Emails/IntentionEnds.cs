using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>The day before an intention lapses, once, to who stated it and the organisation's signatories.</summary>
public sealed class IntentionEnds(Intention intention, Contact reader, EmailAddress? pen) : Letter
{
    public override string Subject => $"Until tomorrow you clear internally: {intention.Statement.Title}";

    public override EmailAddress? ReplyTo => pen;

    // The day is part of the key: where it moved, the new one is worth a letter of its own.
    public override string OnceKey => KeyOf(intention);

    public static string KeyOf(Intention intention) => $"intention:{intention.Id}:{intention.Until:yyyy-MM-dd}";

    protected override IEnumerable<string> Body =>
    [
        reader.Id == intention.ContactId
            ? $"You get this because you stated it for {intention.Organisation.DisplayName}."
            : $"You get this because you may sign for {intention.Organisation.DisplayName}, which stated it.",
        $"{intention.Statement.Title}\nYou intend to sign and clear it internally until {Words.Day(intention.Until)}.",
        intention.Statement.Deadline is { } deadline ? $"It is open for signature until {deadline.InWords()}." : "It is not open for signature yet.",
        "After that day the intention lapses: nobody is told, and it says nothing. It can be given another day until then.",
    ];

    protected override (string, string)? Link => ("Give it another day, or take it back", $"/my/statements/{intention.Statement.Slug}/intention/{reader.Id}");
}
