using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Testing;

namespace Tccm.Web.Tests.Matrix;

/// <summary>
/// Who gets what answer from every page and every act: written out in <c>matrix.txt</c>, asked over HTTP.
/// The rows are taken from the portal's own routes, so a page that is missing in the table fails here.
/// </summary>
public sealed class MatrixTests(Portal portal) : MatrixCells(portal)
{
    [Fact]
    public async Task EveryPageAndHandler_StandsInTheTableOnce()
    {
        var known = Table.Select(row => row.Act).ToList();
        var there = await ActsAsync();

        var missing = there.Except(known).ToList();
        Assert.True(missing.Count == 0, "Missing in matrix.txt:\n" + string.Join('\n', missing));
        Assert.Equal([], known.Except(there).Select(act => $"Not there any more: {act}"));
        Assert.Equal(known.Distinct(), known);
    }

    [Fact]
    public Task EveryPage_IsAnsweredAsItIsWritten() => AskEachAsync(act => act.StartsWith("GET ", StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> ActsAsync()
    {
        var acts = new SortedSet<string>(StringComparer.Ordinal);
        var loader = Portal.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                var verbs = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
                acts.UnionWith(verbs.Where(verb => verb is not ("GET" or "HEAD")).Select(verb => $"{verb} {route}"));
                continue;
            }
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            acts.Add($"GET {route}");
            acts.UnionWith(compiled.HandlerMethods.Where(handler => handler.HttpMethod != "Get").Select(handler => $"{handler.HttpMethod.ToUpperInvariant()} {route}{(handler.Name is { } name ? " " + name : "")}"));
        }
        return [.. acts];
    }
}

/// <summary>The acts of the secretariat; beside the others, since each makes its world anew.</summary>
public sealed class MatrixOfTheSecretariatTests(Portal portal) : MatrixCells(portal)
{
    [Fact]
    public Task EveryAct_IsAnsweredAsItIsWritten() => AskEachAsync(act => act.StartsWith("POST /secretariat", StringComparison.Ordinal));
}

/// <summary>Everybody else's acts.</summary>
public sealed class MatrixOfTheOthersTests(Portal portal) : MatrixCells(portal)
{
    [Fact]
    public Task EveryAct_IsAnsweredAsItIsWritten() => AskEachAsync(act => !act.StartsWith("GET ", StringComparison.Ordinal) && !act.StartsWith("POST /secretariat", StringComparison.Ordinal));
}

public abstract class MatrixCells(Portal portal) : IClassFixture<Portal>
{
    protected static IReadOnlyList<Row> Table { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Matrix", "matrix.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(Row.Parse)];

    protected Portal Portal => portal;

    protected async Task AskEachAsync(Func<string, bool> chosen)
    {
        var world = new MatrixWorld(portal);
        await world.BeginAsync();

        var wrong = new List<string>();
        foreach (var row in Table.Where(row => chosen(row.Act)))
        {
            var answers = new List<string>();
            foreach (var column in MatrixWorld.Columns) answers.Add(await AnswerAsync(world, row, column));
            if (!answers.SequenceEqual(row.Cells)) wrong.Add((row with { Cells = answers }).ToString());
        }

        Assert.True(wrong.Count == 0, "Answered otherwise than written. If each of these is right, write them so:\n" + string.Join('\n', wrong));
    }

    private static async Task<string> AnswerAsync(MatrixWorld world, Row row, string column)
    {
        var path = await world.AddressAsync(row.Route, column) + (row.Handler is null ? "" : $"?handler={row.Handler}");
        var browser = world.Browser(column);
        var page = row.Verb == "GET"
            ? await browser.GetAsync(path, follow: false)
            : await browser.PostAsync(path, [.. (await world.FilledAsync(row.Fields, column)).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => (field.Split("=")[0], (string?)field.Split("=")[1]))]);
        var signIn = page.RedirectedTo?.StartsWith("/account/sign-in?", StringComparison.Ordinal) == true;
        // What was done once may not be done twice, so the next asks of a new world.
        if (row.Verb == "POST" && page.RedirectedTo is not null && !signIn) await world.RenewAsync(column);
        return signIn ? "in" : ((int)page.Status).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>One line: the act, an answer for each column, and after a bar what is posted.</summary>
    protected sealed record Row(string Verb, string Route, string? Handler, IReadOnlyList<string> Cells, string Fields)
    {
        public string Act => $"{Verb} {Route}{(Handler is null ? "" : " " + Handler)}";

        public static Row Parse(string line)
        {
            var (table, fields) = line.Split('|') is [var left, var right] ? (left, right.Trim()) : (line, "");
            var words = table.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var cells = words[^MatrixWorld.Columns.Length..];
            return new Row(words[0], words[1], words.Length > 2 + cells.Length ? words[2] : null, cells, fields);
        }

        public override string ToString() => $"{Act,-84} {string.Concat(Cells.Select(cell => cell.PadRight(5)))}{(Fields.Length > 0 ? "| " + Fields : "")}".TrimEnd();
    }
}
