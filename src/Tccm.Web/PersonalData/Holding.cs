namespace Tccm.Web.PersonalData;

/// <summary>One line of the record of processing (GDPR, article 30).</summary>
/// <param name="Kept">How long, where no rule of retention says it.</param>
/// <param name="Erased">What erasing a person does to it.</param>
public sealed record Processing(string Purpose, string People, string Data, string Basis, string Recipients, string? Kept, string Erased);

/// <summary>What goes by itself after so many days. Finding is the dry run; what was found is what goes.</summary>
/// <param name="Key">Its name, in settings under Retention.</param>
/// <param name="What">What it is about, as the start of a sentence.</param>
/// <param name="Days">How many days it is kept.</param>
/// <param name="FindAsync">The ids of what is older than an instant.</param>
/// <param name="ApplyAsync">Lets these go, saved by whoever asks; null where the persons of these ids are to be erased.</param>
public sealed record RetentionRule(
    string Key, string What, int Days,
    Func<DateTimeOffset, CancellationToken, Task<List<Guid>>> FindAsync,
    Func<IReadOnlyList<Guid>, DateTimeOffset, CancellationToken, Task>? ApplyAsync);

/// <summary>
/// One kind of personal data: how it is shown to its person, erased, kept, and accounted for. A new noun with personal data
/// is one class like this and one line in <see cref="PersonalDataParts"/>; a test fails for a column that none names.
/// </summary>
public abstract class Holding
{
    public abstract string Key { get; }
    public abstract string Title { get; }
    public abstract Processing Processing { get; }

    /// <summary>The columns, as table.column, that this shows and erases; table.* for all of a table.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    public virtual IReadOnlyList<RetentionRule> Rules => [];

    public abstract Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken);

    /// <summary>Takes the person out. What the register's context tracks is saved by whoever asks; a name in free words is taken out afterwards, everywhere.</summary>
    public virtual Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>How long, in words, from the rules' own numbers.</summary>
    public string KeptInWords => string.Join(" ", [.. Rules.Select(rule => $"{rule.What}: {Tccm.Domain.Text.Words.Counted(rule.Days, "day")}."), .. Processing.Kept is { } kept ? new[] { kept } : []]);
}
