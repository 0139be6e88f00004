using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Outbox;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Background;

/// <summary>
/// SECURITY.md, E2: the sender is killed fifty times while it sends. Each letter arrives; a kill doubles one at most, under the
/// same Message-ID; none leaves again once it was marked as sent.
/// </summary>
public sealed class SenderKilledTests(Portal portal) : IClassFixture<Portal>
{
    private const int Kills = 50;
    private const int Letters = 900;

    [Fact]
    public async Task FiftyKillsOfTheSender_EachLetterArrivesAndAKillDoublesOneAtMost()
    {
        await MailSink.SkipUnlessInstalledAsync();
        await using var sink = new MailSink();
        await sink.OpenAsync();
        await PutAsync();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (ends, marked) = (new List<int>(), new List<HashSet<string>>());

        var next = Sender.Start(portal.Database.Portal, sink.Port);
        for (var kill = 0; kill < Kills; kill++)
        {
            // The next one is made warm while this one sends.
            using var sender = next;
            next = Sender.Start(portal.Database.Portal, sink.Port);
            var until = sink.Taken().Count + random.Next(1, 12);
            await sender.BeginAsync(kill * 6);
            while (sink.Taken().Count < until && !sender.IsDone) await Task.Yield();
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(0, 6_000)), TestContext.Current.CancellationToken);
            await sender.KillAsync();
            await LeftAloneAsync();
            ends.Add(sink.Taken().Count);
            marked.Add([.. await portal.AskAsync(db => db.Outbox.Where(one => one.SentAt != null).Select(one => one.To).ToListAsync())]);
        }
        using (next)
        {
            await next.BeginAsync(Kills * 6);
            await next.EndAsync();
        }

        var said = $"Seed {seed}.";
        var taken = sink.Taken();
        var killed = ends.Select((end, kill) => taken.Take(end).Skip(kill == 0 ? 0 : ends[kill - 1]).Select(one => one.To).ToList()).ToList();
        Assert.True(ends[^1] < Letters, $"{said} All had left before the last kill.");
        Assert.Equal(Letters, taken.Select(one => one.To).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Letters, taken.Distinct().Count());
        Assert.Equal(Letters, await portal.AskAsync(db => db.Outbox.CountAsync(one => one.SentAt != null)));
        foreach (var (kill, own) in killed.Index())
        {
            var later = taken.Skip(ends[kill]).Select(one => one.To).ToHashSet(StringComparer.Ordinal);
            Assert.True(own.Distinct(StringComparer.Ordinal).Count() == own.Count, $"{said} The sender of kill {kill} sent one twice itself.");
            Assert.True(own.Count(later.Contains) <= 1, $"{said} Kill {kill} doubled {string.Join(", ", own.Where(later.Contains))}.");
            Assert.True(!later.Overlaps(marked[kill]), $"{said} After kill {kill} left again, though marked as sent: {string.Join(", ", later.Intersect(marked[kill]))}.");
        }
        TestContext.Current.SendDiagnosticMessage($"{said} {taken.Count - Letters} letters came twice for {Kills} kills.");
    }

    private async Task PutAsync()
    {
        await using var db = portal.Database.Open();
        db.AddRange(Enumerable.Range(0, Letters).Select(number => new OutboxEmail(EmailAddress.Parse($"reader-{number:000}@rowan.test"), "Test", "A subject", "Words.", "<p>Words.</p>", portal.Clock.GetUtcNow())));
        await db.SaveChangesAsync();
    }

    /// <summary>What the dead one had begun in the database is over: undone, or done where its commit had arrived.</summary>
    private async Task LeftAloneAsync()
    {
        await using var connection = new NpgsqlConnection(portal.Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'killed' AND datname = current_database() AND state <> 'idle'", connection);
        while (await command.ExecuteScalarAsync() is > 0L) await Task.Delay(2);
    }

    /// <summary>The program that sends, in a process of its own.</summary>
    private sealed class Sender(Process process) : IDisposable
    {
        public bool IsDone => process.HasExited;

        public static Sender Start(string database, int port) => new(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tccm.Outbox.Host.dll"), database + ";Application Name=killed", $"{port}"])
        { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!);

        /// <param name="minutesAhead">So that the lease of what the one before had claimed is over.</param>
        public async Task BeginAsync(int minutesAhead)
        {
            Assert.Equal("warm", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await process.StandardInput.WriteLineAsync(minutesAhead.ToString(CultureInfo.InvariantCulture));
            await process.StandardInput.FlushAsync();
        }

        public async Task KillAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        public async Task EndAsync()
        {
            Assert.Equal("nothing is due", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync();
        }

        public void Dispose()
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
        }
    }
}
