using System.Net;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Tests.Matrix;

namespace Tccm.Web.Tests.Output;

/// <summary>
/// SECURITY.md, C10: whatever stands in a field of the register, a page shows it and no browser runs it. Every column of words is
/// filled with each of 150 vectors, past the guards that would refuse many of them, and every page is read that the public or a
/// member reaches; those of the secretariat once.
/// </summary>
public sealed class HostileWordsTests(Portal portal) : IClassFixture<Portal>
{
    private const int MostRounds = 40;

    [Fact]
    public async Task NoPage_MakesMoreOfWordsThanWords()
    {
        var (crawl, harm) = (new Crawl(portal), new Harm());
        await crawl.BeginAsync();
        await AlsoAsync();
        var honest = (await crawl.ReadAsync(crawl.Routes, [.. MatrixWorld.Columns])).Where(read => read.IsPage).ToList();
        foreach (var read in honest) harm.Learn(read.Body);
        var pages = honest.Where(read => read.Status == HttpStatusCode.OK).DistinctBy(read => read.Route).Select(read => (read.Route, read.Column)).ToList();
        var columns = (await portal.Database.WidenAsync()).ToDictionary(column => column.ToString(), column => Cells(column), StringComparer.Ordinal);
        var planted = columns.ToDictionary(column => column.Key, _ => 0, StringComparer.Ordinal);

        var (found, shown, round) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), 0);
        for (; round < MostRounds && (round == 0 || planted.Any(column => column.Value > 0 && column.Value < columns[column.Key].Count)); round++)
        {
            await portal.Database.PlantAsync(Next);
            foreach (var (route, column) in pages.Where(page => round == 0 || page.Column is not ("secretary" or "own")))
            {
                var read = await crawl.ReadAsync(column, route, crawl.Address(route, column));
                // A form may refuse words that no form would have let in.
                if (read.Status is not (HttpStatusCode.OK or HttpStatusCode.Conflict)) found.Add($"{column} {read.Path} answered {(int)read.Status} in round {round}");
                found.AddRange(harm.In(read.Body).Select(one => $"{column} {read.Path}: {one}"));
                if (read.Body.Contains("alert(1)", StringComparison.Ordinal)) shown.Add(route);
            }
            Assert.True(found.Count == 0, string.Join('\n', found.Take(40)));
        }

        TestContext.Current.SendDiagnosticMessage($"{pages.Count} pages, {round} rounds, {planted.Count(column => column.Value > 0)} columns.");
        Assert.True(Hostile.Vectors.Distinct(StringComparer.Ordinal).Count() >= 150, $"{Hostile.Vectors.Count} vectors");
        Assert.True(pages.Count > 120, $"{pages.Count} pages");
        Assert.True(shown.Count > 80, $"Hostile words stood on {shown.Count} pages only.");
        Assert.DoesNotContain(planted, column => column.Value > 0 && column.Value < columns[column.Key].Count);
        Assert.True(planted.Count(column => column.Value > 0) >= 26, $"Nothing stood in {string.Join(", ", planted.Where(column => column.Value == 0).Select(column => column.Key))}.");

        IReadOnlyList<string> Next(WordsColumn column, int rows)
        {
            if (!columns.TryGetValue(column.ToString(), out var cells)) return Cells(column) is var all ? [.. all.Skip(round % all.Count), .. all.Take(round % all.Count)] : [];
            var from = planted[column.ToString()];
            planted[column.ToString()] = from + rows;
            return [.. Enumerable.Range(from, rows).Select(number => cells[number % cells.Count])];
        }
    }

    /// <summary>What the table of addresses does not make.</summary>
    private async Task AlsoAsync()
    {
        Organisation elm = await portal.Given.Member("Elm Registry").WithContact("Eva Elm", ContactRoles.Signatory | ContactRoles.Participant, "Head");
        var discussion = portal.Given.Discussion(await portal.Given.Statement("Talked of").InDiscussion());
        await discussion.WindowAsync();
        await discussion.TakeAsync(elm.Contact("Eva Elm"), 1, Stance.Concern, "A reason.");
        await portal.Given.PurposeSigned(elm.Contact("Eva Elm"));
    }

    /// <summary>The vectors, as many in one cell as the column has room for.</summary>
    private static List<string> Cells(WordsColumn column)
    {
        var cells = new List<string>();
        foreach (var vector in Hostile.Vectors.Select(vector => vector.Replace("\0", "", StringComparison.Ordinal)).Where(vector => vector.Length <= column.MaxLength))
        {
            if (cells.Count > 0 && cells[^1].Length + 1 + vector.Length <= Math.Min(column.MaxLength, Planting.MostInOneCell)) cells[^1] += " " + vector;
            else cells.Add(vector);
        }
        return cells;
    }
}
