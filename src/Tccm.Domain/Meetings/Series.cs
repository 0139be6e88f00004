using Tccm.Domain.Text;

namespace Tccm.Domain.Meetings;

/// <summary>Meetings that come again, such as the monthly call. Its audience is settled once: what was said among some is not read by more later.</summary>
public sealed class Series : Noun
{
    public const int MaxAbout = 1_000;

    private Series() { }

    public string Name { get; private set; } = "";
    public string? About { get; private set; }
    public MeetingAudience Audience { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Refused without a name, and for an audience that there is not.</summary>
    public static Series Begin(string name, string? about, MeetingAudience audience, Actor by, DateTimeOffset at)
    {
        Refuse(!Enum.IsDefined(audience), "Choose whom the meetings are for.", nameof(Audience));
        var series = new Series { Audience = audience, CreatedAt = at };
        series.Take(name, about);
        series.Record(by, at, "series.begun", $"A series of meetings was begun: {series.Name}, for {audience.InWords()}.");
        return series;
    }

    public void Describe(string name, string? about, Actor by, DateTimeOffset at)
    {
        var before = Name;
        Take(name, about);
        Record(by, at, "series.described", before == Name ? $"The series {Name} was described anew." : $"The series {before} is now called {Name}.");
    }

    private void Take(string name, string? about) =>
        (Name, About) = (Text.Name.Check(name, "name", nameof(Name)), Prose.Check(about, "What it is about", MaxAbout, nameof(About)));
}
