using Tccm.Domain.Organisations;

namespace Tccm.Web.Emails;

/// <summary>To the person, and to each colleague where they may sign for an organisation: another password was set.</summary>
public sealed class PasswordSet(Person person, Contact? colleague) : Letter
{
    public override string Subject => colleague is null ? "Your password was changed" : $"A signatory of {colleague.Organisation.DisplayName} has a new password";

    protected override IEnumerable<string> Body => colleague is null
        ?
        [
            "You get this because you have an account in the portal.",
            "A new password was set for it by a link that went to your mailbox. All sessions of before are over.",
            "If it was not you, answer this letter at once: it reaches the secretariat.",
        ]
        :
        [
            $"You get this because you are a contact of {colleague.Organisation.DisplayName}.",
            $"{person.Name}, who may sign for {colleague.Organisation.DisplayName}, set a new password by a link that went to their mailbox.",
            "If that surprises you, ask them, and answer this letter: it reaches the secretariat.",
        ];
}
