using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To the contact who is asked to hold the pen of a text.</summary>
public sealed class PenHanded(Statement statement, Contact holder, Person by) : Letter
{
    public override string Subject => $"You are asked to hold the pen: {statement.Title}";

    public override EmailAddress? ReplyTo => by.Email;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a participant of {holder.Organisation.DisplayName}.",
        $"{by.Name} asks you, for the secretariat, to hold the pen of “{statement.Title}”: to write its draft, decide on suggestions, circulate revisions and ask for positions.",
        "You need not answer. Who would rather not lays the pen down there.",
    ];

    protected override (string, string)? Link => ("Take up the pen", $"/drafting/{statement.Slug}");
}

/// <summary>To whoever held the pen, or to the secretariat: it is the secretariat's alone again.</summary>
public sealed class PenLaidDown(Statement statement, Contact holder, Person by) : Letter
{
    private bool IsBySelf => by.Id == holder.PersonId;

    public override string Subject => IsBySelf ? $"The pen was laid down: {statement.Title}" : $"You do not hold the pen any more: {statement.Title}";

    public override EmailAddress? ReplyTo => by.Email;

    protected override IEnumerable<string> Body =>
    [
        IsBySelf ? "You get this because you are a member of the secretariat." : "You get this because you held the pen of a text.",
        IsBySelf ? $"{by.Name} of {holder.Organisation.DisplayName} laid down the pen of “{statement.Title}”." : $"{by.Name} took the pen of “{statement.Title}” back, for the secretariat. Every word that you saved is kept.",
    ];

    protected override (string, string)? Link => IsBySelf ? ("Go on with it", $"/drafting/{statement.Slug}") : ("Read it", $"/my/statements/{statement.Slug}");
}
