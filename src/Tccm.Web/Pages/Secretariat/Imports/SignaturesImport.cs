using Tccm.Domain;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Documents;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>Lines that say who signed a statement of the past, from a named source. Nobody signs by an import.</summary>
internal sealed class SignaturesImport(KnownOrganisations known, IReadOnlyList<Statement> statements, ImportContext context)
{
    private readonly Dictionary<(Guid, Guid), int> seen = [];

    public ImportLine Match(PastedLine pasted)
    {
        var line = new LineReader(pasted);
        foreach (var (column, mend) in new[] { ("statement", "Write its address or title."), ("organisation", "Write its name or domain."), ("source", "Say where it is seen that it signed: without a source no signature is recorded.") })
            line.Require(column, mend);
        var (name, on, source) = (line.Read("name", value => Name.Check(value, "name")), line.Read<DateOnly?>("signed_on", MemberRow.Day), line.Read("source", ImportBatch.CheckedSource));
        var statement = line.Read("statement", StatementOf);
        if (on > DateOnly.FromDateTime(context.At.UtcDateTime)) line.Wrong.Add("signed_on: This day is still to come.");
        var called = $"{Words.Quoted(line["organisation"], 120)}, under {Words.Quoted(statement?.Title ?? line["statement"])}";
        if (line.Wrong.Count > 0) return line.Refused(called);

        var (found, isCertain) = known.Meant(line["organisation"], line["organisation_id"]);
        if (found.Count == 0) return line.Refused(called, $"No organisation of the register is called “{Words.Quoted(line["organisation"])}”. Import it with the members first: a signer who is no member needs no category there.");
        var key = ImportPreview.KeyOf(statement!.Slug, line["organisation"], line["name"]);
        List<LineQuestion> questions = isCertain ? [] : [context.Ask(key, [.. found.Select(KnownOrganisations.Option)])];
        var signer = isCertain ? found[0] : found.FirstOrDefault(one => one.Id.ToString() == questions[0].Chosen);
        if (signer is null) return new(line.Number, called, LineOutcome.Doubt, $"“{Words.Quoted(line["organisation"])}” looks like {string.Join(" or ", found.Select(one => one.DisplayName))}.") { Questions = questions };
        if (seen.TryGetValue((statement.Id, signer.Id), out var twice)) return line.Refused(called, $"Line {twice} is {signer.DisplayName} under this statement too. Keep one of the two lines.") with { Questions = questions };
        seen[(statement.Id, signer.Id)] = line.Number;
        return Of(line, called, statement, signer, Signed(signer, name, on, source!), key, questions);
    }

    private ImportLine Of(LineReader line, string called, Statement statement, Organisation signer, RecordedSigner signed, string key, List<LineQuestion> questions)
    {
        if (statement.LiveSignatures.FirstOrDefault(signature => signature.OrganisationId == signer.Id) is { } known)
        {
            var same = known.Origin == SignatureOrigin.Recorded && known.OrganisationName == signed.Name && known.Source == signed.Source;
            return new(line.Number, called, same ? LineOutcome.Same : LineOutcome.Differs, same
                ? $"Matches the signature of {signer.DisplayName}. Nothing to change."
                : $"{signer.DisplayName} is among the signatories already, as “{known.OrganisationName}”, {(known.Source is { } source ? $"from {source}" : "signed online")}. Left as it is: what was recorded does not change.")
            { Questions = questions };
        }
        if (statement.WhyNotRecordable is { } why) return line.Refused(called, $"{why} {Takers()}") with { Questions = questions };
        if (context.By.WorksFor(signer)) return line.Refused(called, context.RefusedAsOwn(signer)) with { Questions = questions };

        if (!KnownOrganisations.NamesOf(signer).Contains(signed.Name, StringComparer.OrdinalIgnoreCase))
        {
            questions.Add(context.Ask(key + "-name", [new("same", $"It is {signer.DisplayName}, and signed as “{signed.Name}”"), new("leave", "Leave this line out")]));
            if (questions[^1].Chosen is null) return new(line.Number, called, LineOutcome.Doubt, $"{signer.DisplayName} is not known by the name “{signed.Name}”. It would be shown under that name.") { Questions = questions };
            if (questions[^1].Chosen == "leave") return new(line.Number, called, LineOutcome.Same, "Left out.") { Questions = questions };
        }
        return new(line.Number, called, LineOutcome.New, $"New: recorded as “{signed.Name}”{(signed.On is { } day ? $", {Words.Day(day)}" : ", without a day")}, from {signed.Source}.")
        {
            Questions = questions,
            Do = batch => batch.RecordSignature(statement, signer, signed, line.Number, context.By, context.At),
        };
    }

    /// <summary>The name in the source; without one, the name of that day, and the native one that goes with it.</summary>
    private static RecordedSigner Signed(Organisation signer, string? name, DateOnly? on, string source)
    {
        var (display, native) = on is { } day ? signer.NameOn(day) : (signer.DisplayName, signer.NativeName);
        return new(name ?? display, name is null || name == display ? native : null, on, source);
    }

    private Statement? StatementOf(string cell)
    {
        var meant = statements.Where(one => one.Slug == cell).ToList() is { Count: > 0 } bySlug ? bySlug : [.. statements.Where(one => string.Equals(one.Title, cell, StringComparison.OrdinalIgnoreCase))];
        return meant.Count switch
        {
            1 => meant[0],
            0 => throw new DomainException($"No statement has this address or title. {Takers()}"),
            _ => throw new DomainException($"{meant.Count} statements have this title. Write the address of one: {string.Join(", ", meant.Select(one => one.Slug))}."),
        };
    }

    private string Takers() => statements.Where(one => one.WhyNotRecordable is null).Select(one => one.Slug).ToList() is { Count: > 0 } takers
        ? $"Those that can take recorded signatures now: {string.Join(", ", takers.Take(10))}."
        : "No statement can take recorded signatures now: one from the record, closed and not yet published, could.";
}
