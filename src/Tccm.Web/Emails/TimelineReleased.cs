using Tccm.Domain.Calendar;
using Tccm.Web.Documents;

namespace Tccm.Web.Emails;

/// <summary>To somebody who follows a process: what a release changed of it, from what to what.</summary>
public sealed class TimelineReleased(ReleaseNews news) : Letter
{
    public override string Subject => TimelineFiles.Title(news) is var title && news.Openings.Count == 1 ? title : $"Timeline: {title}";

    public override bool CanWait => true;

    public override string? OnceKey => $"timeline:{news.Release.Number}";

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return $"You get this because you follow {string.Join(" and ", news.Openings.Select(opening => opening.Entry.Process.Name).Distinct().Order(Domain.Text.Names.Order))} on the timeline.";
            if (news.Release.Note is { } note) yield return note;
            foreach (var opening in news.Openings)
                yield return string.Join("\n", TimelineFiles.Lines(new ReleaseNews(news.Release, [opening])).Where(line => line != news.Release.Note));
        }
    }

    protected override (string, string)? Link => news.Openings.Count == 1 ? ("Look at it", news.Openings[0].Entry.Address) : ("All that changed", $"/timeline/changes#release-{news.Release.Number}");

    protected override (string, string)? Leaving => ("Choose what you follow", "/my/timeline");
}
