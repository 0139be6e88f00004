using Tccm.Domain;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>As whom somebody speaks in a discussion: for an organisation by a contact, or for the secretariat.</summary>
public sealed record Speaker(Guid? ContactId, string Name, bool MaySpeak, Func<Comment, bool> Settles)
{
    /// <summary>For the first organisation for which this person takes part, else for the secretariat; null for who only reads.</summary>
    public static Speaker? Of(CurrentPerson current, Statement statement, DateTimeOffset at) => current.ReadersOf(statement).FirstOrDefault(reader => reader.May(ContactRoles.Participant)) switch
    {
        { } contact => new(contact.Id, contact.Organisation.DisplayName, Comment.WhyNot(statement, contact, at) is null, first => first.IsSettledBy(statement, Actor.For(contact))),
        null when current.IsSecretariat => new(null, "the secretariat", Comment.WhyNot(statement, at) is null, first => first.IsSettledBy(statement, current.AsSecretariat)),
        null => null,
    };
}
