using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>Once a day, to who chose it so: what is new in the discussions that they may read, by statement.</summary>
public sealed class DiscussionDigest(IReadOnlyList<NewsItem> news, DigestTime time, DateTimeOffset from, DateTimeOffset to, EmailAddress? replyTo) : DiscussionLetter(replyTo)
{
    private const int MostLines = 15;

    private readonly List<IGrouping<string, NewsItem>> discussions = [.. news.GroupBy(item => item.Slug)];

    public override string Subject => $"{Words.Counted(news.Count, "thing")} in {Where} since {Since}";

    private string Where => string.Join(" and ", new[]
    {
        discussions.Count(one => one.First().IsOfStatement) is > 0 and var count ? Words.Counted(count, "discussion") : null,
        news.Any(item => !item.IsOfStatement) ? "the exchange" : null,
    }.OfType<string>());

    private string Since => time.DayOf(from) is var day && day == time.DayOf(to).AddDays(-1) ? "yesterday" : day == time.DayOf(to) ? "this morning" : Words.Day(day);

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you take part in the coalition's discussions and chose one letter a day, at {time.Hour:00}:00 {time.ZoneId}.",
        .. discussions.Select(About),
    ];

    protected override (string, string)? Link => discussions is [var only] ? ("Read it", only.First().Path) : ("See them all", "/my");

    private static string About(IGrouping<string, NewsItem> discussion)
    {
        var lines = discussion.Select(item => $"- {item.Line}").ToList();
        var more = lines.Count - MostLines;
        return string.Join('\n', [$"“{discussion.Last().Statement}”", .. lines.Take(MostLines), .. more > 0 ? [$"- and {more} more"] : Array.Empty<string>()]);
    }
}
