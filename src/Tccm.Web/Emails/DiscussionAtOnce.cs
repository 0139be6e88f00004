using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To who chose it so: what has just happened in one discussion; several things at once are one letter.</summary>
public sealed class DiscussionAtOnce(IReadOnlyList<NewsItem> news, EmailAddress? replyTo) : DiscussionLetter(replyTo)
{
    private const int MostLines = 30;
    private const int LongestSubject = 300;

    private string Title => news[^1].Statement;

    public override string Subject
    {
        get
        {
            var subject = news is [var only] ? $"{only.Head}: {Title}" : $"{Words.Counted(news.Count, "new thing")}: {Title}";
            return subject.Length > LongestSubject ? subject[..(LongestSubject - 1)] + "…" : subject;
        }
    }

    protected override IEnumerable<string> Body =>
    [
        "You get this because you take part in the coalition's discussions and chose mail at once.",
        $"“{Title}”\n{string.Join('\n', news.Take(MostLines).Select(item => $"- {item.Line}"))}{(news.Count > MostLines ? $"\n- and {news.Count - MostLines} more" : "")}",
    ];

    protected override (string, string)? Link => ("Read it", news[0].Path);
}
