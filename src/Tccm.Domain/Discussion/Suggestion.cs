using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Discussion;

/// <summary>Other words for one paragraph: taken into the next draft with credit, or declined with a reason.</summary>
public sealed class Suggestion : Comment
{
    private Suggestion() { }

    private Suggestion(Statement statement, Revision revision, Paragraph paragraph, string words, string replacement, Contact by, DateTimeOffset at)
        : base(statement, revision, paragraph, words, Actor.For(by), by, at) => Replacement = replacement;

    /// <summary>The paragraph's words as they should be, in Markdown.</summary>
    public string Replacement { get; private init; } = "";
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DeclineReason { get; private set; }

    public bool IsDecided => AcceptedAt is not null || DeclinedAt is not null;

    /// <summary>Suggests a replacement for a paragraph of the last revision, with why, where there is something to say.</summary>
    public static Suggestion Of(Statement statement, Paragraph paragraph, string? replacement, string? why, Contact by, DateTimeOffset at)
    {
        RefuseUnlessTakesPart(statement, by, at);
        RefuseForeign(statement, statement.Text, paragraph);
        var kept = Prose.Check(replacement, "The suggestion", MaxWords, nameof(Replacement)) ?? throw new DomainException("Write the paragraph as it should be. To have it taken out, say so in a comment.", nameof(Replacement));
        StatementText.Parse(StatementText.Replace(statement.Text.Body, paragraph.Number, kept), nameof(Replacement));
        Refuse(kept == StatementText.SourceOf(statement.Text.Body, paragraph.Number), "These are the words that stand there already. Change them, or write a comment.", nameof(Replacement));

        var suggestion = new Suggestion(statement, statement.Text, paragraph, string.IsNullOrWhiteSpace(why) ? "" : Checked(why), kept, by, at);
        suggestion.Record(Actor.For(by), at, "suggestion.made", $"Other words for a paragraph of “{statement.Title}” were suggested.", by.OrganisationId);
        return suggestion;
    }

    /// <summary>
    /// Takes it into the pen's text, in the words suggested or as <paramref name="body"/> has them now: the whole text after the
    /// editor looked. The saving that it makes carries the credit.
    /// </summary>
    public DraftText Accept(Statement statement, string body, int seen, Actor by, DateTimeOffset at)
    {
        RefuseUnlessDecidedBy(statement, by);
        Refuse(!statement.IsWritable, $"“{statement.Title}” is {statement.StatusInWords()}, so nothing is taken into its text any more.");
        var saved = statement.Write(statement.Kind, statement.Process, statement.Language, statement.DraftTitle, body, by, at, seen, this)!;
        (AcceptedAt, DecidedById) = (at, by.PersonId);
        Record(by, at, "suggestion.accepted", $"A suggestion for “{statement.Title}” was taken into the draft.", OrganisationId);
        return saved;
    }

    public void Decline(Statement statement, string? reason, Actor by, DateTimeOffset at)
    {
        RefuseUnlessDecidedBy(statement, by);
        DeclineReason = Prose.Check(reason, "The reason", MaxWords, "Reason") ?? throw new DomainException("Say why, for whoever suggested it.", "Reason");
        (DeclinedAt, DecidedById) = (at, by.PersonId);
        Record(by, at, "suggestion.declined", $"A suggestion for “{statement.Title}” was declined.", OrganisationId);
    }

    private void RefuseUnlessDecidedBy(Statement statement, Actor by)
    {
        Refuse(!by.HoldsPenOf(statement), $"You do not hold the pen of “{statement.Title}”. Who holds it decides on suggestions.");
        Refuse(IsDecided, AcceptedAt is not null ? "It was accepted already. Nothing was changed." : "It was declined already. Nothing was changed.");
    }
}
