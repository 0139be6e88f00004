using System.IO.Compression;
using System.Text.Json;
using Json.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Documents;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Documents;

/// <summary>
/// Whatever became of the signatures: page, PDF, JSON, CSV and bundle of every edition name the same organisations, standing the
/// same, in the same order, and they are those that the entries of the log come to. SECURITY.md, bar A9.
/// </summary>
public sealed class OneTruthTests(Portal portal) : IClassFixture<Portal>
{
    private const int Histories = 200;

    private static readonly string[] Members = ["Aspen Registry", "Birch Registrar", "Cedar Exchange", "Dogwood Names", "Elder Networks", "Fir Registry", "Ginkgo Registrar", "Hazel Exchange"];
    private static readonly string[] Others = ["Juniper Office", "Kapok Society"];

    private readonly Dictionary<string, HashSet<string>> recorded = new(StringComparer.Ordinal);

    [Fact]
    public async Task RandomHistories_AreToldAlikeByEverySurfaceAndByTheLog()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var members = new List<Contact>();
        foreach (var name in Members) members.Add((await portal.Given.Member(name).WithSignatory("Ann Arch")).Contact("Ann Arch"));
        var others = new List<Organisation>();
        foreach (var name in Others) others.Add(await portal.Given.Member(name));

        var statements = new List<Statement>();
        for (var number = 1; number <= Histories; number++) statements.Add(await PlayAsync(random, number, members, others));

        var leaves = await portal.AskAsync(db => db.Leaves.AsNoTracking().OrderBy(leaf => leaf.Index).ToListAsync());
        var schema = JsonSchema.FromText(await portal.Browser().Client.GetStringAsync("/schemas/statement-2.json", TestContext.Current.CancellationToken));
        var standings = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            try
            {
                foreach (var (_, standing) in await AgreeAsync(statement, leaves, schema)) standings[standing] = standings.GetValueOrDefault(standing) + 1;
            }
            catch (Exception wrong)
            {
                throw new InvalidOperationException($"With the seed {seed} “{statement.Title}” is not told alike: {wrong.Message}", wrong);
            }
        }
        Assert.All(["signed", "withdrew", "invalid"], standing => Assert.True(standings.GetValueOrDefault(standing) > 10, $"With the seed {seed} {standings.GetValueOrDefault(standing)} stood as {standing}."));
        Assert.True(recorded.Count > 20, $"With the seed {seed} {recorded.Count} had a recorded signature.");
    }

    private async Task<Statement> PlayAsync(Random random, int number, IReadOnlyList<Contact> members, IReadOnlyList<Organisation> others)
    {
        var signers = members.OrderBy(_ => random.Next()).Take(random.Next(1, 6)).ToArray();
        Statement statement = await portal.Given.Statement($"History {number}").SignedBy(signers).Closed();
        recorded[statement.Slug] = [];
        foreach (var other in others.Where(_ => random.Next(4) == 0))
        {
            await portal.RecordedAsync(statement, other, $"Letter: number {number}");
            recorded[statement.Slug].Add(other.DisplayName);
        }
        if (recorded[statement.Slug].Count == 0) recorded.Remove(statement.Slug);
        if (signers.Length > 1 && random.Next(4) == 0) await portal.WithdrawnAsync(statement, signers[0]);
        if (signers.Length > 2 && random.Next(6) == 0) await portal.DisputedAsync(statement, signers[1]);
        await PublishAsync(statement, null);
        for (var act = random.Next(4); act > 0; act--) await ActAsync(random, statement, members);
        return statement;
    }

    private async Task ActAsync(Random random, Statement of, IReadOnlyList<Contact> members)
    {
        var now = await portal.NowAsync(of);
        var live = members.Where(member => now.LiveSignatures.Any(signature => signature.OrganisationId == member.OrganisationId)).ToList();
        if (now.Disputes.FirstOrDefault(dispute => dispute.IsOpen) is { } open && random.Next(2) == 0)
        {
            await DecideAsync(of, open.Id, random.Next(2) == 0 ? DecisionReason.NotEntitled : DecisionReason.Unfounded);
        }
        else if (live.Count > 0 && random.Next(3) > 0)
        {
            var one = live[random.Next(live.Count)];
            if (random.Next(2) == 0) await WithdrawAsync(of, one);
            else if (now.Disputes.All(dispute => !dispute.IsOpen)) await ContestAsync(of, one, random.Next(2) == 0);
        }
        else if (members.Except(live).ToList() is { Count: > 0 } silent)
        {
            await portal.SignedLateAsync(of, silent[random.Next(silent.Count)]);
            await PublishAsync(of, "A late endorsement.");
        }
    }

    private Task PublishAsync(Statement of, string? because) => InScopeAsync(of, async (db, statement, issue, two, at, _) =>
    {
        var list = SignatoryList.Next(statement, (await SignatoryList.ElectorateAsync(db)).For(statement));
        var publication = statement.ProposePublication(null, because, list.Sha256, Actor.Secretariat(two[0]), at);
        statement.ConfirmPublication(publication.Id, list.Sha256, two, Actor.Secretariat(two[1]), at);
        await issue.ConfirmedAsync(statement, publication, Actor.Secretariat(two[1]), at, TestContext.Current.CancellationToken);
    });

    private Task WithdrawAsync(Statement of, Contact by) => InScopeAsync(of, async (_, statement, issue, _, at, contact) =>
    {
        statement.Withdraw(contact!, at, "The board decided otherwise.");
        await issue.AgainAsync(statement, "A signature was withdrawn.", at, TestContext.Current.CancellationToken);
    }, by);

    private async Task ContestAsync(Statement of, Contact by, bool isDecided)
    {
        var id = Guid.Empty;
        await InScopeAsync(of, async (_, statement, issue, _, at, contact) =>
        {
            id = statement.Contest(statement.LiveSignatures.Single(one => one.OrganisationId == by.OrganisationId), contact!.Person, Actor.For(contact), "Not by us.", at).Id;
            await issue.AgainAsync(statement, "A signature is looked into.", at, TestContext.Current.CancellationToken);
        }, by);
        if (isDecided) await DecideAsync(of, id, DecisionReason.AccountCompromised);
    }

    private Task DecideAsync(Statement of, Guid id, DecisionReason reason) => InScopeAsync(of, async (_, statement, issue, two, at, _) =>
    {
        var dispute = statement.Disputes.Single(one => one.Id == id);
        statement.ProposeDecision(dispute, reason, Actor.Secretariat(two[0]), at);
        statement.Decide(dispute, reason, two, Actor.Secretariat(two[1]), at);
        await issue.AgainAsync(statement, "A dispute was decided.", at, TestContext.Current.CancellationToken);
    });

    private async Task InScopeAsync(Statement of, Func<TccmDbContext, Statement, IssueEdition, Person[], DateTimeOffset, Contact?, Task> act, Contact? by = null)
    {
        Person[] two = [await portal.Given.Secretary("Petra Penn"), await portal.Given.Secretary("Paul Quill")];
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var contact = by is null ? null : await db.LockedContactAsync(by.Id);
        await act(db, (await db.LockedStatementAsync(of.Slug))!, scope.ServiceProvider.GetRequiredService<IssueEdition>(), two, await db.ClockAsync(), contact);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Each edition of the statement, in every form of it; what the last one says.</summary>
    private async Task<IReadOnlyList<(string Name, string Standing)>> AgreeAsync(Statement statement, IReadOnlyList<Leaf> leaves, JsonSchema schema)
    {
        var told = ToldBy([.. leaves.Where(leaf => leaf.Text.Contains($"\nstatement: {statement.Slug} ", StringComparison.Ordinal))]);
        var fromElsewhere = recorded.GetValueOrDefault(statement.Slug, []).Order(Names.Order).ToList();
        Assert.Equal((await portal.NowAsync(statement)).Editions.Count, told.Count);
        foreach (var (i, lines) in told.Index())
        {
            var (address, browser) = ($"/statements/{statement.Slug}/editions/{i + 1}", portal.Browser());
            List<string> names = [.. lines.Select(line => line.Name), .. fromElsewhere];
            var bytes = await browser.Client.GetByteArrayAsync($"{address}.json");
            var json = JsonDocument.Parse(bytes).RootElement;
            var csv = Paper.Rows(await browser.Client.GetByteArrayAsync($"{address}.csv")).Skip(1).ToList();
            var pdf = await browser.Client.GetByteArrayAsync($"{address}.pdf");

            Assert.Equal(lines, Lines(json, "signatories"));
            Assert.Equal(fromElsewhere.Select(name => (name, "signed")), Lines(json, "recorded"));
            Assert.Equal(lines, csv.Where(row => row[7] == "online").Select(row => (row[0], row[9])));
            Assert.Equal(names, csv.Select(row => row[0]));
            Assert.Equal(names, (await browser.GetAsync(address)).All("table.signatories tbody th > bdi:first-child"));
            // Who withdrew and signed again late stands in two lines; the paper is looked through for its first.
            Assert.Equal(names.Distinct(), await Paper.InOrderAsync(pdf, [.. Members, .. Others]));
            Assert.Contains(Contents(await browser.Client.GetByteArrayAsync($"{address}.zip")), file => file.AsSpan().SequenceEqual(bytes));
            SchemaTests.Holds(schema, bytes);
        }
        return told[^1];
    }

    /// <summary>What each edition has to name, from the entries of the log alone.</summary>
    private static List<List<(string Name, string Standing)>> ToldBy(IReadOnlyList<Leaf> leaves)
    {
        var stands = new Dictionary<string, (string Name, string Standing)>(StringComparer.Ordinal);
        var (named, editions) = (new HashSet<string>(StringComparer.Ordinal), new List<List<(string, string)>>());
        foreach (var leaf in leaves)
        {
            var signature = Leaf.ValueOf(leaf.Text, "signature") ?? leaf.ActId.ToString();
            switch (leaf.Type)
            {
                case "sign": stands[signature] = (Leaf.ValueOf(leaf.Text, "name")!, "signed"); break;
                case "withdraw": stands[signature] = stands[signature] with { Standing = "withdrew" }; break;
                case "dispute": stands[signature] = stands[signature] with { Standing = "paused" }; break;
                case "invalidate": stands[signature] = stands[signature] with { Standing = "invalid" }; break;
                case "reinstate": stands[signature] = stands[signature] with { Standing = "signed" }; break;
                case "publish":
                    if (Leaf.ValueOf(leaf.Text, "confirmed-by") is not null) named.UnionWith(stands.Where(one => one.Value.Standing is "signed" or "paused").Select(one => one.Key));
                    editions.Add([.. stands.Where(one => named.Contains(one.Key) && one.Value.Standing != "paused").Select(one => one.Value).OrderBy(one => one.Name, Names.Order)]);
                    break;
            }
        }
        return editions;
    }

    private static IEnumerable<(string, string)> Lines(JsonElement json, string list) =>
        json.GetProperty(list).EnumerateArray().Select(one => (one.GetProperty("name").GetString()!, one.GetProperty("standing").GetString()!));

    private static List<byte[]> Contents(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        })];
    }
}
