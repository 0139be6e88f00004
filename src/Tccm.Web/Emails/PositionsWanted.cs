using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>
/// Before a window for positions closes, to the participants of a member that has not finished. Nobody else is to learn which
/// those are: nothing of it is kept or shown, and an answer stays within the organisation.
/// </summary>
public sealed class PositionsWanted(Statement statement, PositionRound round, Contact contact, int answered, int paragraphs, bool whole, EmailAddress? colleague) : Letter
{
    public override string Subject => $"Positions are taken for less than 24 hours more: {statement.Title}";

    public override bool CanWait => true;

    public override bool ForgetWhenSent => true;

    public override EmailAddress? ReplyTo => colleague;

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a participant of {contact.Organisation.DisplayName}, which has not answered everything.",
        $"{statement.Title}\npositions on revision {round.RevisionNumber} are taken until {round.Closes.InWords()}.",
        $"You have answered {answered} of {paragraphs}{(whole ? "" : ", and not the text as a whole")}.",
    ];

    protected override (string, string)? Link => ("Read it, and answer if you wish", $"/my/statements/{statement.Slug}/positions/{contact.Id}");

    protected override IEnumerable<string> After =>
    [
        "No answer says nothing. Who has answered all of it gets no reminder; the secretariat does not see who gets one." + (colleague is null ? "" : " An answer to this letter reaches a colleague of yours and nobody else."),
    ];
}
