using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Calendar;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Timeline;

/// <summary>One date as it is typed: when, in which zone if it has an hour, how sure, and what the source says.</summary>
public sealed record DateInput
{
    public string? From { get; init; }
    public string? Until { get; init; }
    public string? Zone { get; init; }
    public Certainty Certainty { get; init; }
    public string? SourceWords { get; init; }
    public string? SourceLink { get; init; }

    internal static DateInput Of(KnownDate? date) => date is null ? new() : new()
    {
        From = date.From.Typed,
        Until = date.Until?.Typed,
        Zone = date.From.Instant?.ZoneId,
        Certainty = date.Certainty,
        SourceWords = date.SourceWords,
        SourceLink = date.SourceLink,
    };

    internal KnownDate? Read(DateKind kind) => Moment.Read(From, Zone, $"{kind}.From") is { } from
        ? new(kind, from, Moment.Read(Until, Zone, $"{kind}.Until"), Certainty, SourceLink, SourceWords)
        : string.IsNullOrWhiteSpace(Until) && string.IsNullOrWhiteSpace(SourceWords) && string.IsNullOrWhiteSpace(SourceLink) ? null
        : throw new Domain.DomainException($"Say when, for “{kind.InWords()}”, or empty its other fields.", $"{kind}.From");
}

/// <summary>What is typed of an opening.</summary>
public sealed record OpeningInput
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("An opening: somebody can be heard in it", nameof(OpeningKind.Opening)), new("A phase of the process, in which nobody is heard", nameof(OpeningKind.Phase))];

    public static IReadOnlyList<SelectListItem> Certainties { get; } =
        [new("Confirmed: the host says so", nameof(Certainty.Confirmed)), new("Expected: usual, or announced without a day", nameof(Certainty.Expected)), new("Rumoured: heard, not announced", nameof(Certainty.Rumoured))];

    public static IReadOnlyList<SelectListItem> Zones { get; } = [.. Deadline.CommonZones.Select(zone => new SelectListItem(zone.Label, zone.Id))];

    [Required(ErrorMessage = "Give its title, as its host calls it.")]
    public string? Title { get; init; }
    public OpeningKind Kind { get; init; }
    public string? Host { get; init; }
    public string? Place { get; init; }
    public bool Online { get; init; }
    public string? Language { get; init; }
    public string? Link { get; init; }
    public string? About { get; init; }
    public DateInput Registration { get; init; } = new();
    public DateInput RequestToSpeak { get; init; } = new();
    public DateInput WrittenInput { get; init; } = new();
    public DateInput Event { get; init; } = new();

    public static OpeningInput Of(OpeningFacts facts) => new()
    {
        Title = facts.Title,
        Kind = facts.Kind,
        Host = facts.Host,
        Place = facts.Place,
        Online = facts.Online,
        Language = facts.Language,
        Link = facts.Link,
        About = facts.About,
        Registration = DateInput.Of(facts.Date(DateKind.Registration)),
        RequestToSpeak = DateInput.Of(facts.Date(DateKind.RequestToSpeak)),
        WrittenInput = DateInput.Of(facts.Date(DateKind.WrittenInput)),
        Event = DateInput.Of(facts.Date(DateKind.Event)),
    };

    public OpeningFacts Facts(string? cancelled) => new()
    {
        Title = Title ?? "",
        Kind = Kind,
        Host = Host,
        Place = Place,
        Online = Online,
        Language = Language,
        Link = Link,
        About = About,
        Cancelled = cancelled,
        Dates = [.. new[] { (DateKind.Registration, Registration), (DateKind.RequestToSpeak, RequestToSpeak), (DateKind.WrittenInput, WrittenInput), (DateKind.Event, Event) }.Select(pair => pair.Item2.Read(pair.Item1)).OfType<KnownDate>()],
    };
}
