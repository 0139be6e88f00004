using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>A letter of a discussion: an answer reaches a person, and the reader chooses how such mail comes.</summary>
public abstract class DiscussionLetter(EmailAddress? replyTo) : Letter
{
    public override EmailAddress? ReplyTo => replyTo;
    public override bool CanWait => true;

    protected override (string Words, string Path)? Leaving => ("Choose how this mail comes", "/my/mail");
}
