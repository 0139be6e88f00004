using System.Net;
using System.Text;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Documents;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Output;

/// <summary>SECURITY.md, C10: of every CSV file that the portal serves, no cell is one that a spreadsheet would run.</summary>
public sealed class FormulaTests(Portal portal) : IClassFixture<Portal>
{
    private const string Signs = "=+-@|＝＋－＠";

    [Fact]
    public async Task EveryCsv_QuotesEveryFormula()
    {
        var named = Hostile.Formulas.Where(IsName).ToList();
        var published = await portal.PublishAsync("Signed by formulas", "We run it.", [.. named.Select(name => (name, (string?)name))]);
        var crawl = new Crawl(portal);
        await crawl.BeginAsync();
        await AlsoAsync();
        var files = crawl.Routes.Where(route => route.Contains("csv", StringComparison.Ordinal)).ToList();

        await portal.Database.PlantAsync((column, rows) => [.. Hostile.Formulas.Where(formula => formula.Length <= column.MaxLength)]);
        var reads = (await crawl.ReadAsync(files, "nobody", "participant", "secretary")).Where(read => read.Status == HttpStatusCode.OK && read.Type == "text/csv").ToList();
        reads.Add(await crawl.ReadAsync("nobody", "an edition", $"/statements/{published.Slug}.csv"));

        var run = reads.SelectMany(read => CellsOf(read.Body).Where(cell => IsRun(cell.Value) || (IsRun(cell.Value.TrimStart('\'')) && !cell.IsQuoted)).Select(cell => $"{read.Path}: {cell.Value}")).ToList();
        Assert.True(run.Count == 0, string.Join('\n', run));
        var counts = reads.Select(read => (read.Path, Count: CellsOf(read.Body).Count(cell => cell.Value.StartsWith('\'')), Rows: Paper.Rows(Encoding.UTF8.GetBytes(read.Body)).Count)).ToList();
        Assert.True(counts.Count >= 15, string.Join('\n', counts));
        Assert.Equal(named.Count, counts[^1].Count / 2);
        // What there is nothing to type in holds no formula: counts, days, names of rules.
        Assert.Equal("", string.Join(", ", counts.Where(one => one is { Count: 0, Rows: > 1 }).Select(one => one.Path).Except(["/secretariat/personal-data.csv", "/secretariat/retention.csv"])));
    }

    [Fact]
    public void Corpus_IsQuotedAndComesBackAsItWas()
    {
        var csv = Csv.Bytes(["name"], Hostile.Formulas.Select(formula => new string?[] { formula }));

        Assert.All(CellsOf(Encoding.UTF8.GetString(csv)).Skip(1), cell => Assert.True(cell.IsQuoted && cell.Value.StartsWith('\'')));
        Assert.Equal(Hostile.Formulas, Paper.Rows(csv).Skip(1).Select(row => Csv.Plain(row[0])));
    }

    /// <summary>What has a list of its own and nothing in it yet.</summary>
    private async Task AlsoAsync()
    {
        Organisation elm = await portal.Given.Member("Elm Registry").WithRepresentative("Rita Reed");
        await using var db = portal.Database.Open();
        var organisation = (await db.OrganisationAsync(elm.Id))!;
        organisation.Challenge(organisation.Domains[0], Actor.Portal, portal.Clock.GetUtcNow());
        db.Add(new OutboxEmail(EmailAddress.Parse("rita@elm.test"), "Test", "A subject", "Words.", "<p>Words.</p>", portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private static bool IsName(string words)
    {
        try
        {
            return Name.Check(words, "name") == words;
        }
        catch (DomainException)
        {
            return false;
        }
    }

    /// <summary>Whether a spreadsheet would take it for a formula, or for a cell of its own.</summary>
    private static bool IsRun(string cell) => cell.Length > 0 && (cell[0] is '\t' or '\r' or '\n' || (cell.TrimStart() is { Length: > 0 } seen && Signs.Contains(seen[0], StringComparison.Ordinal)));

    /// <summary>RFC 4180, one sign after the other.</summary>
    private static IEnumerable<(string Value, bool IsQuoted)> CellsOf(string csv)
    {
        var (cell, quoted, inside) = (new StringBuilder(), false, false);
        for (var i = 0; i < csv.Length; i++)
        {
            var sign = csv[i];
            if (inside && sign == '"' && i + 1 < csv.Length && csv[i + 1] == '"') { cell.Append('"'); i++; }
            else if (sign == '"') (inside, quoted) = (!inside, true);
            else if (!inside && sign is ',' or '\n')
            {
                yield return (cell.ToString(), quoted);
                (cell, quoted) = (new StringBuilder(), false);
            }
            else if (inside || sign != '\r') cell.Append(sign);
        }
    }
}
