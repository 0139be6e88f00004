using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>The text that would be frozen now, beside the one that members have.</summary>
public sealed record TextToFreeze(Statement Statement, DateTimeOffset Now)
{
    private Revision? Last => Statement.LastRevision;

    /// <summary>What it changes of the last revision; null where there is none, or it is that one.</summary>
    public TextDifference? Changes => Last is { } last && Statement.HasNewWords ? TextDifference.Of(last.Text, TitledText.Join(Statement.DraftTitle, Statement.DraftBody)) : null;

    /// <summary>How long members had what is frozen, or what comes nearest to it.</summary>
    public string Had => Last switch
    {
        null => "It was never circulated: members have not read a word of it.",
        _ when Statement.Status == StatementStatus.Draft => "It was never circulated: members have not read a word of it.",
        { } last when (last.CirculatedAt ?? last.CreatedAt) is var since && Statement.HasNewWords => $"Members have had revision {last.Number} for {Words.Left(Now - since)}. They have not seen the changes below.",
        { } last => $"Members have had these very words, revision {last.Number}, for {Words.Left(Now - (last.CirculatedAt ?? last.CreatedAt))}.",
    };
}
