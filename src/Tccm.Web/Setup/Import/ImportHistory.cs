using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Evidence;

namespace Tccm.Web.Setup.Import;

public sealed record ImportChange(string Verb, string Noun, string What)
{
    public override string ToString() => $"{Verb,-8}{What}";
}

/// <summary>What an import did, or would do: one line for each thing.</summary>
public sealed record ImportReport(IReadOnlyList<ImportChange> Changes, IReadOnlyList<string> Differences, bool Saved)
{
    /// <summary>How many of what: “organisations 16, statements 7”.</summary>
    public string Counted => string.Join(", ", Changes.GroupBy(change => change.Noun).Select(group => $"{group.Key} {group.Count()}"));
}

/// <summary>
/// Takes a folder of the public record into the register: all of it in one transaction, or nothing. What is there already
/// stays; signatures are recorded with their source, never presented as made here. A dry run does the same and lets go of it.
/// </summary>
public sealed class ImportHistory(TccmDbContext db, IEditionPress press, EvidenceLog log, TimeProvider clock)
{
    private readonly List<ImportChange> changes = [];
    private readonly List<string> differences = [];
    private readonly Dictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
    private Findings findings = null!;
    private DateTimeOffset now;

    /// <summary>Adds to <paramref name="wrong"/> whatever is wrong; nothing is saved where anything is.</summary>
    public async Task<ImportReport> RunAsync(string folder, bool dryRun, Findings wrong, CancellationToken cancellationToken = default)
    {
        findings = wrong;
        var at = clock.GetUtcNow();
        now = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        var record = ImportedFolder.Read(folder, findings);
        if (findings.Count > 0) return new ImportReport([], [], Saved: false);

        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await TakePurposeAsync(record.Purpose!, cancellationToken);
        await TakeOrganisationsAsync(record.Organisations, cancellationToken);
        // Where an organisation could not be told, who signed cannot be told either.
        if (organisations.Count == record.Organisations.Count) await TakeStatementsAsync(record.Statements, cancellationToken);
        await TakeOpeningsAsync(record.Openings, cancellationToken);
        await TakeObjectivesAsync(record.Objectives, cancellationToken);
        var saves = findings.Count == 0 && !dryRun;
        if (findings.Count == 0) await db.SaveChangesAsync(cancellationToken);
        if (saves) await act.CommitAsync(cancellationToken);
        return new ImportReport(changes, differences, saves);
    }

    private async Task TakePurposeAsync(ImportedPurpose read, CancellationToken cancellationToken)
    {
        var known = await db.PurposeVersions.SingleOrDefaultAsync(version => version.Major == read.Major && version.Minor == read.Minor, cancellationToken);
        if (known is null)
        {
            var version = PurposeVersion.Adopt(read.Major, read.Minor, read.Title, read.Body, read.Language, read.AdoptedOn, read.Source, Actor.Importer(read.Source), now);
            db.PurposeVersions.Add(version);
            changes.Add(new("add", "Statement of Purpose", $"Statement of Purpose {version.Number}, adopted {read.AdoptedOn.InWords()}"));
            return;
        }
        if (known.Text != TitledText.Join(read.Title, read.Body))
            findings.Add(read.File, read.Line, "version", $"the register has another text as version {known.Number}, and the same number is the same text for ever. Give this text a number of its own.");
        Differs($"Statement of Purpose {known.Number}", ("adopted", known.AdoptedOn, read.AdoptedOn), ("language", known.Language, read.Language), ("source", known.Source, read.Source));
    }

    private async Task TakeOrganisationsAsync(IReadOnlyList<ImportedOrganisation> all, CancellationToken cancellationToken)
    {
        var known = await db.Organisations.Include(organisation => organisation.Memberships).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var read in all)
        {
            var matches = known.Where(one => one.Domains.Any(domain => domain.ALabel == read.Facts.Domains[0].ALabel)
                || string.Equals(one.ShortName, read.Facts.ShortName, StringComparison.OrdinalIgnoreCase)).ToList();
            if (matches.Count > 1)
            {
                findings.Add(read.File, read.Line, "domain", $"the register knows {matches[0].DisplayName} and {matches[1].DisplayName} by this domain or this short name. Correct one of them there first.");
                continue;
            }
            organisations[read.Facts.ShortName!] = matches.Count == 1 ? Compare(matches[0], read) : Enter(read);
        }
    }

    private Organisation Enter(ImportedOrganisation read)
    {
        var by = Actor.Importer(read.Source);
        var organisation = Organisation.Enter(read.Facts, read.Source, by, now);
        db.Organisations.Add(organisation);
        changes.Add(new("add", "organisations", $"{organisation.DisplayName} ({organisation.ShortName}), {Standing(read)}"));
        Admit(organisation, read);
        return organisation;
    }

    private Organisation Compare(Organisation known, ImportedOrganisation read)
    {
        var (was, says) = (known.Facts, read.Facts);
        Differs($"{known.DisplayName}",
            ("name", was.DisplayName, says.DisplayName), ("native_name", was.NativeName, says.NativeName), ("short_name", was.ShortName, says.ShortName),
            ("economy", was.Economy, says.Economy), ("domain", was.Domains.Contains(says.Domains[0]) ? says.Domains[0] : was.Domains[0], says.Domains[0]),
            ("kind", Codes(known.Kinds), Codes(says.Operations.Select(operation => operation.Kind))));
        if (read.Category is { } category && known.Memberships.Count == 0)
        {
            changes.Add(new("admit", "memberships", $"{known.DisplayName} ({known.ShortName}), {Standing(read)}"));
            Admit(known, read);
        }
        else if (read.Category is not null || known.CurrentMembership is not null)
        {
            var membership = known.CurrentMembership;
            Differs($"{known.DisplayName}", ("category", membership?.Category, read.Category), ("joined", membership?.From, read.Joined), ("founding", membership?.Founder ?? false, read.Founder));
        }
        return known;
    }

    private void Admit(Organisation organisation, ImportedOrganisation read)
    {
        if (read.Category is { } category)
            organisation.Admit(category, read.Joined, Actor.Importer(read.Source), now, read.Founder, read.Source);
    }

    private async Task TakeStatementsAsync(IReadOnlyList<ImportedStatement> all, CancellationToken cancellationToken)
    {
        foreach (var read in all)
        {
            if (await db.StatementAsync(read.Slug, cancellationToken) is { } known) Compare(known, read);
            else await PublishAsync(read, cancellationToken);
        }
    }

    private async Task PublishAsync(ImportedStatement read, CancellationToken cancellationToken)
    {
        var by = Actor.Importer(read.Source);
        var statement = Statement.FromRecord(read.Slug, read.Kind, read.Process, read.Language, read.Title, read.Body, read.DeliveredOn,
            [.. read.Signatories.Select(name => organisations[name])], read.Source, by, now);
        db.Statements.Add(statement);
        await db.SaveChangesAsync(cancellationToken);

        var members = await MembersKnownAsync(read, cancellationToken);
        var evidence = await EditionEvidence.OfAsync(db, log, statement.NextLines(confirmed: true), cancellationToken);
        var files = await press.PrintAsync(statement, SignatoryList.Next(statement, members), new EditionToPrint(1, null, now, evidence), cancellationToken);
        db.Editions.Add(statement.PublishFromRecord(files, members, by, now));
        await db.SaveChangesAsync(cancellationToken);
        changes.Add(new("add", "statements", $"{statement.Slug}: “{statement.Title}”, {(statement.SignersKnown ? $"{read.Signatories.Count} recorded signatories" : "signatories not known")}"));
    }

    /// <summary>How many organisations the register knows to have been members when the statement was delivered.</summary>
    private async Task<int> MembersKnownAsync(ImportedStatement read, CancellationToken cancellationToken)
    {
        var members = await db.MembershipPeriods.Where(period => period.Category == MembershipCategory.Member).ToListAsync(cancellationToken);
        return members.Count(period => period.Covers(read.DeliveredOn.Latest));
    }

    private void Compare(Statement known, ImportedStatement read)
    {
        if (!known.IsRecorded)
        {
            findings.Add(read.File, 0, null, $"the register has a statement of its own at /statements/{known.Slug}. Rename this file.");
            return;
        }
        if (known.Text.Text != TitledText.Join(read.Title, read.Body))
            findings.Add(read.File, read.Line, null, "the register has another text for this statement, and a published text does not change. Restore the text, or give the file another name.");
        var signers = read.Signatories.Select(name => organisations[name].Id).ToHashSet();
        Differs($"{known.Slug}",
            ("kind", known.Kind, read.Kind), ("process", known.Process, read.Process), ("delivered_on", known.DeliveredOn, read.DeliveredOn), ("language", known.Language, read.Language),
            ("source", known.Source, read.Source), ("signatories", Named(known, signers.Contains), read.Signatories.Count));
    }

    /// <summary>The number of signatures, told apart where as many others signed.</summary>
    private static object Named(Statement known, Func<Guid, bool> isRead)
    {
        var live = known.LiveSignatures.ToList();
        return live.TrueForAll(signature => isRead(signature.OrganisationId)) ? live.Count : $"{live.Count}, others";
    }

    private async Task TakeOpeningsAsync(IReadOnlyList<ImportedOpening> all, CancellationToken cancellationToken)
    {
        var known = await db.Openings.Whole().ToListAsync(cancellationToken);
        var touched = new List<Opening>();
        foreach (var read in all)
        {
            var (by, process) = (Actor.Importer(Path.GetFileName(read.File)), await ProcessAsync(read.Process, read.File, cancellationToken));
            var of = known.Where(one => one.ProcessId == process.Id).ToList();
            if (of.Find(one => one.Title == read.Title || one.Versions.Any(version => version.Facts.Title == read.Title)) is not { } opening)
            {
                opening = db.Openings.Add(Opening.Enter(process, read.Facts, [.. of.Select(one => one.Slug)], by, now)).Entity;
                known.Add(opening);
                changes.Add(new("add", "openings", $"opening “{read.Title}” ({read.Process}), {When(read.Facts)}"));
            }
            else if (opening.Facts.Dates.Where(one => read.Facts.Date(one.Kind) is not null).Concat(read.Facts.Dates).GroupBy(one => one.Kind).Any(pair => pair.Count() == 1 || !pair.First().SameTime(pair.Last()))
                || (opening.Facts.Host, opening.Facts.Where) != (read.Facts.Host, read.Facts.Where))
            {
                if (opening.IsWaiting) findings.Add(read.File, read.Line, "title", "changes of this opening wait for a release. Release them or drop them first, so that nothing goes out unseen.");
                changes.Add(new("change", "openings", $"opening “{read.Title}” ({read.Process}), {When(opening.Facts)}, now {When(read.Facts)}"));
                opening.Change(opening.Facts with { Host = read.Facts.Host, Place = read.Facts.Place, Online = read.Facts.Online, Dates = [.. opening.Facts.Dates.Where(one => read.Facts.Date(one.Kind) is null), .. read.Facts.Dates] }, by, now);
            }
            else
            {
                continue;
            }
            touched.Add(opening);
        }
        if (touched.Count == 0) return;
        var last = await db.Releases.MaxAsync(release => (int?)release.Number, cancellationToken) ?? 0;
        db.Releases.Add(Release.Of(last + 1, "From the public record.", touched, Actor.Importer(Path.GetFileName(all[0].File)), now));
    }

    private async Task TakeObjectivesAsync(IReadOnlyList<ImportedObjective> all, CancellationToken cancellationToken)
    {
        var known = await db.Objectives.Include(objective => objective.Process).ToListAsync(cancellationToken);
        foreach (var read in all)
        {
            var (by, process) = (Actor.Importer(Path.GetFileName(read.File)), await ProcessAsync(read.Process, read.File, cancellationToken));
            if (known.Find(one => one.ProcessId == process.Id && one.Number == read.Number) is not { } objective)
            {
                db.Objectives.Add(Objective.Keep(process, read.Number, read.Kind, read.Words, by, now));
                changes.Add(new("add", "objectives", $"objective {read.Number} ({read.Process}): {read.Words}"));
            }
            else if (objective.Words != read.Words || objective.Kind != read.Kind)
            {
                changes.Add(new("change", "objectives", $"objective {read.Number} ({read.Process}): {read.Words}"));
                objective.Reword(read.Kind, read.Words, by, now);
            }
        }
    }

    /// <summary>The process of a name, entered where the register has none.</summary>
    private async Task<Process> ProcessAsync(string name, string file, CancellationToken cancellationToken) =>
        db.Processes.Local.FirstOrDefault(process => process.Name == name)
        ?? await db.Processes.SingleOrDefaultAsync(process => process.Name == name, cancellationToken)
        ?? db.Processes.Add(Process.Begin(name, null, Actor.Importer(Path.GetFileName(file)), now)).Entity;

    private void Differs(string what, params (string Field, object? Register, object? Read)[] fields)
    {
        foreach (var (field, register, read) in fields.Where(one => !Equals(one.Register, one.Read)))
            differences.Add($"{what}: {field} is “{register}” on the register and “{read}” in the file");
    }

    private static string Codes(IEnumerable<OrganisationKind> kinds) => string.Join(';', kinds.Distinct().Order().Select(kind => kind.Code()));

    private static string Standing(ImportedOrganisation read) => read.Category is { } category
        ? $"{category.ToString().ToLowerInvariant()} since {(read.Joined is { } joined ? joined.InWords() : "a date that is not known")}{(read.Founder ? ", founder" : "")}"
        : "on the register without a membership";

    private static string When(OpeningFacts facts) => string.Join(", ", facts.Dates.Select(date => $"{date.Kind.InWords().ToLowerInvariant()} {date.InWords()} {date.Certainty.InWords()}"));
}
