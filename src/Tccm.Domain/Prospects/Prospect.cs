using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Prospects;

public enum ProspectState
{
    Open,
    Applied,
    Joined,
    NotNow,
}

public static class ProspectStates
{
    public static IReadOnlyList<ProspectState> All { get; } = Enum.GetValues<ProspectState>();

    public static string InWords(this ProspectState state) => state switch
    {
        ProspectState.Open => "Open",
        ProspectState.Applied => "Applied",
        ProspectState.Joined => "Joined",
        ProspectState.NotNow => "Not now",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

public enum ApproachWay
{
    Mail,
    Call,
    Meeting,
    Event,
    Other,
}

public static class ApproachWays
{
    public static string InWords(this ApproachWay way) => way switch
    {
        ApproachWay.Mail => "by mail",
        ApproachWay.Call => "in a call",
        ApproachWay.Meeting => "in a meeting",
        ApproachWay.Event => "at an event",
        ApproachWay.Other => "in another way",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
    };
}

/// <summary>
/// What the secretariat knows of an organisation that may join. Whom to approach and what was said name people: they stand in
/// this row and its approaches, which may change, and nowhere else.
/// </summary>
public sealed class Prospect : Noun
{
    public const int MaxPeople = 1_000;
    public const int MaxWords = 4_000;

    private readonly List<Approach> approaches = [];

    private Prospect() { }

    public string Name { get; private set; } = "";
    public string? Economy { get; private set; }
    public IReadOnlyList<InternetDomain> Domains { get; private set; } = [];
    public string? People { get; private set; }
    public bool IsNotNow { get; private set; }
    public Guid? ApplicationId { get; private set; }
    public Application? Application { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    public IReadOnlyCollection<Approach> Approaches => approaches;
    public Approach? Latest => approaches.OrderByDescending(approach => approach.On).ThenByDescending(approach => approach.KeptAt).FirstOrDefault();

    /// <summary>
    /// Follows the application that came of it, so that an approval shows here without anybody's doing; one that was declined or
    /// withdrawn leaves the prospect open. The application must have been read with it.
    /// </summary>
    public ProspectState State => Application switch
    {
        { Status: ApplicationStatus.Approved } => ProspectState.Joined,
        { IsOpen: true } => ProspectState.Applied,
        _ => IsNotNow ? ProspectState.NotNow : ProspectState.Open,
    };

    public static Prospect Note(string name, string? economy, IReadOnlyList<InternetDomain> domains, string? people, Actor by, DateTimeOffset at)
    {
        var prospect = new Prospect { CreatedAt = at };
        prospect.Take(name, economy, domains, people);
        prospect.Record(by, at, "prospect.noted", $"{prospect.Name} was noted as a prospect.");
        return prospect;
    }

    public void Amend(string name, string? economy, IReadOnlyList<InternetDomain> domains, string? people, Actor by, DateTimeOffset at)
    {
        Take(name, economy, domains, people);
        Record(by, at, "prospect.amended", $"The facts of the prospect {Name} were changed.");
    }

    /// <summary>Writes down that somebody of the secretariat spoke with it, on a day that is not to come.</summary>
    public Approach Approached(Person approacher, DateOnly on, ApproachWay way, string said, string? next, DateOnly? nextOn, Actor by, DateTimeOffset at)
    {
        Refuse(State == ProspectState.Joined, $"{Name} has joined. What is said with it from now on is no approach.");
        Refuse(!approacher.IsSecretariat, "Only the secretariat approaches. Choose one of its members.", "By");
        Refuse(on > DateOnly.FromDateTime(at.UtcDateTime), $"{Text.Words.Day(on)} is still to come. Give the day on which it was.", "On");
        Refuse(nextOn < on, "What comes next comes later than the approach. Give a later day.", "NextOn");

        var approach = new Approach(approacher, on, way,
            Prose.Check(said, "What was said", MaxWords, "Said") ?? throw new DomainException("Write what was said, in a sentence or two.", "Said"),
            Prose.Check(next, "What comes next", MaxWords, "Next"), nextOn, at);
        approaches.Add(approach);
        IsNotNow = false;
        Record(by, at, "prospect.approached", $"{Name} was approached on {Text.Words.Day(on)}, {way.InWords()}.");
        return approach;
    }

    /// <summary>Whether an application may have come of this, by domain or by name; a person confirms it.</summary>
    public bool Resembles(Application application) => application.HasFacts
        && (Domains.Any(application.Facts.Domains.Contains)
            || new[] { application.Facts.DisplayName, application.Facts.LegalName, application.Facts.NativeName, application.Facts.ShortName }.OfType<string>().Any(name => LookAlike.Between(Name, name) is not null));

    public void CameToApply(Application application, Actor by, DateTimeOffset at)
    {
        Refuse(State is ProspectState.Applied or ProspectState.Joined, $"The application of {Name} is linked already. Nothing was changed.");
        Refuse(application.Status == ApplicationStatus.Draft, "This application was not sent yet. Link it once it was.");
        by.RefuseOwn(application);

        (Application, ApplicationId) = (application, application.Id);
        Record(by, at, "prospect.applied", $"The application of {application.Called} came of the prospect {Name}.");
    }

    public void PutOff(Actor by, DateTimeOffset at)
    {
        Refuse(State != ProspectState.Open, $"{Name} is not open ({State.InWords().ToLowerInvariant()}). Nothing was changed.");

        IsNotNow = true;
        Record(by, at, "prospect.put-off", $"The prospect {Name} rests: not now.");
    }

    public void TakeUp(Actor by, DateTimeOffset at)
    {
        Refuse(State != ProspectState.NotNow, $"{Name} does not rest. Nothing was changed.");

        IsNotNow = false;
        Record(by, at, "prospect.taken-up", $"The prospect {Name} was taken up again.");
    }

    /// <summary>Whether one of these addresses stands in its words.</summary>
    public bool Names(Traces who) => Words.Any(words => who.IsIn(words, aboutThem: false));

    /// <summary>The names that stand at the head of the lines with these addresses, such as “Ann Arch, ann@example.nz”.</summary>
    public IEnumerable<string> NamesOf(Traces who) =>
        Lines.Where(line => who.IsIn(line, aboutThem: false)).Select(line => line.Split([',', ';', ':', '<', '(', '–', '—'], 2)[0].Trim()).Where(head => head.Contains(' ', StringComparison.Ordinal) && !head.Contains('@', StringComparison.Ordinal));

    /// <summary>The lines about one person, of whom to approach and of what was said.</summary>
    public IEnumerable<string> WordsAbout(Traces who) => [.. Lines.Where(line => who.IsIn(line, aboutThem: true)), .. approaches.SelectMany(approach => approach.Words).Where(words => who.IsIn(words, aboutThem: true))];

    /// <summary>Takes one person out of it: the lines that tell whom to approach, and the name in what was said.</summary>
    public void Forget(Traces who)
    {
        People = string.Join('\n', Lines.Where(line => !who.IsIn(line, aboutThem: true))) is { Length: > 0 } rest ? rest : null;
        foreach (var approach in approaches) approach.Forget(who);
    }

    /// <summary>Takes out whom to approach; the approaches' own rows go with it. That there was a prospect stays.</summary>
    public void ForgetPeople() => People = null;

    private IEnumerable<string> Lines => People?.Split('\n') ?? [];
    private IEnumerable<string> Words => [.. Lines, .. approaches.SelectMany(approach => approach.Words)];

    private void Take(string name, string? economy, IReadOnlyList<InternetDomain> domains, string? people)
    {
        Refuse(!string.IsNullOrEmpty(economy) && !Text.Economy.IsKnown(economy), "Choose the economy from the list.", "Economy");
        Name = Text.Name.Check(name, "name", "Name");
        Economy = string.IsNullOrEmpty(economy) ? null : economy;
        Domains = domains;
        People = Prose.Check(people, "Whom to approach", MaxPeople, "People");
    }
}

/// <summary>One time that the secretariat spoke with a prospect: who, when, how, what was said, what comes next.</summary>
public sealed class Approach
{
    private Approach() { }

    internal Approach(Person by, DateOnly on, ApproachWay way, string said, string? next, DateOnly? nextOn, DateTimeOffset at) =>
        (By, ById, On, Way, Said, Next, NextOn, KeptAt) = (by, by.Id, on, way, said, next, nextOn, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ProspectId { get; private init; }
    public Guid ById { get; private init; }
    public Person By { get; private init; } = null!;
    public DateOnly On { get; private init; }
    public ApproachWay Way { get; private init; }
    public string Said { get; private set; } = "";
    public string? Next { get; private set; }
    public DateOnly? NextOn { get; private init; }
    public DateTimeOffset KeptAt { get; private init; }

    internal IEnumerable<string> Words => new[] { Said, Next }.OfType<string>();

    internal void Forget(Traces who) => (Said, Next) = (who.Without(Said, aboutThem: true), Next is null ? null : who.Without(Next, aboutThem: true));
}
