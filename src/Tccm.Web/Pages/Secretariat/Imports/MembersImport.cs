using System.Globalization;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Documents;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>
/// Lines of a list of organisations, matched against the register. A list adds and corrects: what a cell leaves empty it
/// says nothing about, and nothing is taken away.
/// </summary>
internal sealed class MembersImport(TccmDbContext db, KnownOrganisations known, ImportContext context)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, int> meant = [];

    public ImportLine Match(PastedLine pasted)
    {
        var line = new LineReader(pasted);
        var read = MemberRow.Of(line);
        if (line.Wrong.Count > 0) return line.Refused(read.Called);
        var marks = read.Facts.Domains.Select(domain => domain.ALabel).Append(read.Facts.LegalName!).ToList();
        if (marks.Find(seen.ContainsKey) is { } twice) return line.Refused(read.Called, $"Line {seen[twice]} has “{Words.Quoted(twice)}” too. Keep one of the two lines.");
        foreach (var mark in marks) seen[mark] = line.Number;

        var exactly = known.Exactly(line["organisation_id"], read.Facts.Domains, read.Names);
        if (exactly.Count == 1) return Matched(line, read, exactly[0], []);
        var alike = exactly.Count > 1 ? exactly : known.Like([.. read.Names, read.Facts.ShortName]);
        return alike.Count == 0 ? New(line, read, []) : Doubtful(line, read, alike, mayBeNew: exactly.Count == 0);
    }

    private ImportLine Doubtful(LineReader line, MemberRow read, IReadOnlyList<Organisation> alike, bool mayBeNew)
    {
        var question = context.Ask(read.Key, [.. alike.Select(KnownOrganisations.Option), .. mayBeNew ? [new LineOption("new", "It is none of these: put it on the register")] : Array.Empty<LineOption>()]);
        if (question.Chosen == "new") return New(line, read, [question]);
        if (alike.FirstOrDefault(one => one.Id.ToString() == question.Chosen) is { } chosen) return Matched(line, read, chosen, [question]);
        var names = string.Join(" or ", alike.Select(one => one.DisplayName));
        return new(line.Number, read.Called, LineOutcome.Doubt, mayBeNew ? $"Looks like {names}." : $"Could be {names}: a name or a domain is theirs.") { Questions = [question] };
    }

    private ImportLine New(LineReader line, MemberRow read, IReadOnlyList<LineQuestion> decided)
    {
        // On a trial of its own, so that what the register would refuse is refused now.
        if (!line.Try(() => Enter(ImportBatch.Begin(ImportKind.Members, context.Source, 1, context.By, context.At), read))) return line.Refused(read.Called);
        return new(line.Number, read.Called, LineOutcome.New, $"New: {read.StandingInWords}.") { Questions = decided, Do = batch => db.Organisations.Add(Enter(batch, read)) };
    }

    private Organisation Enter(ImportBatch batch, MemberRow read)
    {
        var organisation = batch.Enter(read.Facts, read.Source ?? context.Source, read.Number, context.By, context.At);
        if (read.Membership is { } membership) batch.Admit(organisation, membership, read.Source ?? context.Source, read.Number, context.By, context.At);
        return organisation;
    }

    private ImportLine Matched(LineReader line, MemberRow read, Organisation known, IReadOnlyList<LineQuestion> decided)
    {
        if (meant.TryGetValue(known.Id, out var other)) return line.Refused(read.Called, $"Line {other} is {known.DisplayName} too. Keep one of the two lines.") with { Questions = decided };
        meant[known.Id] = line.Number;
        var (facts, changes, notes) = Compared(known, read);
        var admits = read.Membership is not null && known.Memberships.Count == 0;
        if (admits) changes.Add($"membership, {read.StandingInWords}");
        if (changes.Count == 0)
            return new(line.Number, read.Called, notes.Count == 0 ? LineOutcome.Same : LineOutcome.Differs, $"{Matches(known)}{(notes.Count == 0 ? " Nothing to change." : $" Left as it is: {string.Join("; ", notes)}.")}") { Questions = decided };
        if (context.By.WorksFor(known)) return line.Refused(read.Called, context.RefusedAsOwn(known)) with { Questions = decided };
        if (!line.Try(() => Acceptable(known, facts, read, admits))) return line.Refused(read.Called) with { Questions = decided };

        var says = $"{Matches(known)} Differs in {string.Join("; ", changes)}.{(notes.Count > 0 ? $" Left as it is in any case: {string.Join("; ", notes)}." : "")}";
        var question = context.Ask(read.Key + "-take", [new("leave", "Leave the register as it is"), new("take", "Take this over")], otherwise: "leave");
        return new(line.Number, read.Called, LineOutcome.Differs, says) { Questions = [.. decided, question], Do = question.Chosen == "take" ? Take : null, Touches = question.Chosen == "take" ? known.Id : null };

        void Take(ImportBatch batch)
        {
            if (facts is not null) batch.Amend(known, facts, read.Number, context.By, context.At);
            if (admits) batch.Admit(known, read.Membership!, read.Source ?? context.Source, read.Number, context.By, context.At);
        }
    }

    private static string Matches(Organisation known) => $"Matches {known.DisplayName}.";

    private static void Acceptable(Organisation known, OrganisationFacts? facts, MemberRow read, bool admits)
    {
        var kept = (facts ?? known.Facts).Checked();
        if (OrganisationFacts.RefusalsOf(kept.Operations, known.Operations) is { Count: > 0 } refusals)
            throw new DomainException(string.Join(" ", refusals.Select(refusal => $"{refusal.Key.InWords()}: {refusal.Value}")));
        if (admits && read.Membership!.Category == MembershipCategory.Member && kept.Operations.Count == 0)
            throw new DomainException($"{known.DisplayName} has no kind, and a member operates something. Give its kinds in this line.");
    }

    /// <summary>The facts with what the line adds or corrects, or none; what that is; and what differs but is not changed here.</summary>
    private static (OrganisationFacts? Facts, List<string> Changes, List<string> Notes) Compared(Organisation known, MemberRow read)
    {
        var (was, says, changes, notes) = (known.Facts, read.Facts, new List<string>(), new List<string>());
        foreach (var (what, ours, theirs) in new[] { ("legal name", was.LegalName, says.LegalName), ("name to show", was.DisplayName, read.DisplayNameGiven), ("native name", was.NativeName, says.NativeName), ("short name", was.ShortName, says.ShortName) })
        {
            if (theirs is not null && theirs != ours) notes.Add($"the {what}, {(ours is null ? "which the register does not have" : $"“{ours}” on the register")}; names change on its page");
        }
        if (says.Economy is not null && says.Economy != was.Economy) changes.Add($"economy: {was.Economy}, here {says.Economy}");
        if (says.Website is not null && says.Website != was.Website) changes.Add($"website: {was.Website ?? "none"}, here {says.Website}");
        var more = says.Domains.Except(was.Domains).ToList();
        if (more.Count > 0) changes.Add($"domains: {string.Join(", ", more)} more");
        var operations = was.Operations.Select(operation => says.Operations.FirstOrDefault(one => one.Kind == operation.Kind && one.Evidence.Length > 0) ?? operation)
            .Concat(says.Operations.Where(one => !was.Operations.Any(operation => operation.Kind == one.Kind))).ToList();
        if (!operations.SequenceEqual(was.Operations)) changes.Add($"kinds or their evidence: {string.Join(", ", operations.Except(was.Operations).Select(operation => operation.Kind.InWords()))}");
        if (read.Membership is { } membership && known.Memberships.Count > 0 && !known.Memberships.Any(period => IsAs(period, membership)))
            notes.Add($"the membership, {string.Join(" and ", known.Memberships.Select(InWords))} on the register; it changes on its page");

        var facts = was with { Economy = says.Economy ?? was.Economy, Website = says.Website ?? was.Website, Domains = [.. was.Domains, .. more], Operations = operations };
        return (changes.Count > 0 ? facts : null, changes, notes);
    }

    private static bool IsAs(MembershipPeriod period, ImportedMembership membership) =>
        period.Category == membership.Category && (membership.From is null || period.From == membership.From) && period.Until == membership.Until && (period.Founder || !membership.Founder);

    private static string InWords(MembershipPeriod period) =>
        MemberRow.InWords(new(period.Category, period.From, period.Until, period.Founder));
}

/// <summary>A line of a list of organisations, read.</summary>
internal sealed record MemberRow(int Number, string Key, string Called, OrganisationFacts Facts, string? DisplayNameGiven, ImportedMembership? Membership, string? Source)
{
    public IEnumerable<string?> Names => [Facts.LegalName, DisplayNameGiven, Facts.NativeName];
    public string StandingInWords => Membership is { } membership ? InWords(membership) : "on the register without a membership";

    public static MemberRow Of(LineReader line)
    {
        line.Require("legal_name", "Write the legal name.");
        line.Require("economy", "Write the code of the economy, such as NZ.");
        line.Require("domains", "Write at least one domain that the organisation uses.");
        var kinds = line.ReadEach("kinds", Kind).Distinct().ToList();
        var domains = line.ReadEach("domains", InternetDomain.Parse).Distinct().ToList();
        var display = line.Read("display_name", value => Name.Check(value, "name to show"));
        var facts = new OrganisationFacts
        {
            LegalName = line.Read("legal_name", value => Name.Check(value, "legal name")) ?? "",
            DisplayName = display,
            NativeName = line.Read("native_name", value => Name.Check(value, "native name")),
            ShortName = line.Read("short_name", value => Name.Check(value, "short name")),
            Economy = line.Read("economy", EconomyCode),
            Website = line.Read("website", Website),
            Domains = domains,
            Operations = [.. Evidence(line, kinds)],
        };
        return new(line.Number, ImportPreview.KeyOf(line["legal_name"], line["display_name"], line["domains"]), Words.Quoted(line["display_name"] is { Length: > 0 } shown ? shown : line["legal_name"], 120),
            facts, display, MembershipOf(line), line.Read("source", ImportBatch.CheckedSource));
    }

    public static string InWords(ImportedMembership membership) => $"{membership.Category.ToString().ToLowerInvariant()} since {membership.From?.InWords() ?? "a date that is not known"}"
        + (membership.Until is { } until ? $" until {Words.Day(until)}" : "") + (membership.Founder ? ", founder" : "");

    /// <summary>Every kind on a line of its own with a colon, where there are several; lines that begin otherwise go on.</summary>
    public static string Written(IReadOnlyList<Operation> operations) =>
        string.Join('\n', operations.Where(operation => operation.Evidence.Length > 0).Select(operation => $"{operation.Kind.Code()}: {operation.Evidence.Replace("\n", "\n  ", StringComparison.Ordinal)}"));

    private static IEnumerable<Operation> Evidence(LineReader line, List<OrganisationKind> kinds)
    {
        var found = new Dictionary<OrganisationKind, string>();
        OrganisationKind? current = kinds.Count == 1 ? kinds[0] : null;
        foreach (var part in line["evidence"].Split('\n').Where(part => part.Length > 0))
        {
            var goesOn = part.StartsWith("  ", StringComparison.Ordinal);
            var (text, colon) = (goesOn ? part[2..] : part, part.IndexOf(':', StringComparison.Ordinal));
            if (!goesOn && colon > 0 && OrganisationKinds.TryParse(part[..colon].Trim(), out var named))
            {
                if (!kinds.Contains(named)) line.Wrong.Add($"evidence: {named.Code()} is not among the kinds of this line. Add it there.");
                (current, text) = (named, part[(colon + 1)..] is [' ', .. var rest] ? rest : part[(colon + 1)..]);
            }
            if (current is not { } kind) line.Wrong.Add("evidence: With several kinds, begin each with its code and a colon, on a line of its own: registrar: 9999.");
            else found[kind] = found.TryGetValue(kind, out var before) ? $"{before}\n{text}" : text;
            if (current is null) break;
        }
        return kinds.Select(kind => new Operation(kind, line.Read("evidence", _ => Prose.Check(found.GetValueOrDefault(kind), "The evidence", OrganisationFacts.MaxProse, "evidence")) ?? ""));
    }

    private static ImportedMembership? MembershipOf(LineReader line)
    {
        var category = line.Read<MembershipCategory?>("category", value => value.ToLowerInvariant() switch
        {
            "member" => MembershipCategory.Member,
            "supporter" => MembershipCategory.Supporter,
            _ => throw new DomainException($"“{Words.Quoted(value)}” is no category. Write member or supporter, or leave it empty."),
        });
        var from = line.Read<PartialDate?>("from", value => PartialDate.Parse(value));
        var until = line.Read<DateOnly?>("until", Day);
        var founder = line.Read("founder", YesNo);
        if (category is null && (from is not null || until is not null || founder)) line.Wrong.Add("category: A date or “founder” belongs to a membership. Write member or supporter.");
        return category is { } known ? new(known, from, until, founder) : null;
    }

    internal static DateOnly? Day(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw new DomainException($"“{Words.Quoted(value)}” is not a day. Write it as year, month and day: 2025-03-14.");

    private static bool YesNo(string value) => value.ToLowerInvariant() switch
    {
        "yes" or "true" or "1" or "x" => true,
        "no" or "false" or "0" => false,
        _ => throw new DomainException($"“{Words.Quoted(value)}” is neither yes nor no."),
    };

    private static OrganisationKind Kind(string value) => OrganisationKinds.TryParse(value.ToLowerInvariant(), out var kind) ? kind
        : OrganisationKinds.All.Where(one => string.Equals(one.InWords(), value, StringComparison.OrdinalIgnoreCase)).Select(one => (OrganisationKind?)one).SingleOrDefault()
            ?? throw new DomainException($"“{Words.Quoted(value)}” is no kind. Write one of: {string.Join(", ", OrganisationKinds.All.Select(one => one.Code()))}.");

    private static string EconomyCode(string value) => Economy.IsKnown(value.ToUpperInvariant()) ? value.ToUpperInvariant()
        : Economy.All.FirstOrDefault(one => string.Equals(one.Name, value, StringComparison.OrdinalIgnoreCase)).Code ?? throw new DomainException($"“{Words.Quoted(value)}” is not the code of an economy. Use the two letters of ISO 3166-1, such as NZ.");

    // As the register keeps it, so that the same address is not another.
    private static string? Website(string value) => new OrganisationFacts { LegalName = "x", Economy = "NZ", Domains = [InternetDomain.Parse("example.nz")], Website = value }.Checked().Website;
}
