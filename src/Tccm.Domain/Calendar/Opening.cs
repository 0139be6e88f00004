using Tccm.Domain.Text;

namespace Tccm.Domain.Calendar;

/// <summary>How sure the source was of a date.</summary>
public enum Certainty
{
    Confirmed,
    Expected,
    Tentative,
}

/// <summary>When an opening is, as far as it is known, how sure that is, and where it takes place.</summary>
public sealed record OpeningFacts(string? Host, PartialDate? StartsOn, PartialDate? EndsOn, PartialDate? Deadline, Certainty Certainty, string? Place);

/// <summary>A chance to be heard in a process. Kept from the public record; no page shows it yet.</summary>
public sealed class Opening : Noun
{
    private Opening() { }

    public string Process { get; private init; } = "";
    public string Title { get; private init; } = "";
    public string? Host { get; private set; }
    public PartialDate? StartsOn { get; private set; }
    public PartialDate? EndsOn { get; private set; }
    public PartialDate? Deadline { get; private set; }
    public Certainty Certainty { get; private set; }
    public string? Place { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    public OpeningFacts Facts => new(Host, StartsOn, EndsOn, Deadline, Certainty, Place);

    /// <summary>Keeps an opening. Refused where it ends before it starts or has no date at all.</summary>
    public static Opening Keep(string process, string title, OpeningFacts facts, Actor by, DateTimeOffset at)
    {
        var opening = new Opening { Process = Name.Check(process, "The process"), Title = Name.Check(title, "The title"), CreatedAt = at };
        opening.Take(facts);
        opening.Record(by, at, "opening.kept", $"“{opening.Title}” was kept as a chance to be heard in {opening.Process}.");
        return opening;
    }

    /// <summary>Takes what a later source says. What it was before stays in the history.</summary>
    public void Move(OpeningFacts facts, Actor by, DateTimeOffset at)
    {
        var before = Facts;
        Take(facts);
        Record(by, at, "opening.moved", $"“{Title}” was: {InWords(before)}. It is: {InWords(Facts)}.");
    }

    private void Take(OpeningFacts facts)
    {
        Refuse(facts.StartsOn is null && facts.Deadline is null, "Give the day on which it starts, or its deadline.", "starts_on");
        Refuse(facts is { StartsOn: { } start, EndsOn: { } end } && end.Latest < start.Earliest, "It ends before it starts. Check both dates.", "ends_on");
        Refuse(facts is { StartsOn: null, EndsOn: not null }, "It has an end but no start. Give both.", "starts_on");
        (Host, Place) = (Kept(facts.Host, "The host"), Kept(facts.Place, "The place"));
        (StartsOn, EndsOn, Deadline, Certainty) = (facts.StartsOn, facts.EndsOn, facts.Deadline, facts.Certainty);
    }

    private static string InWords(OpeningFacts facts) =>
        $"from {facts.StartsOn?.ToString() ?? "–"} to {facts.EndsOn?.ToString() ?? "–"}, deadline {facts.Deadline?.ToString() ?? "–"}, {facts.Certainty.ToString().ToLowerInvariant()}, {facts.Host ?? "no host"}, {facts.Place ?? "no place"}";

    private static string? Kept(string? value, string what) => string.IsNullOrWhiteSpace(value) ? null : Name.Check(value, what);
}
