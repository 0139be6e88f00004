using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Evidence;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.Evidence;

/// <summary>The keys and the log: named in it once, changed by a checkpoint of both, and in no copy of the database.</summary>
public sealed class KeptKeysTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task PreparedTwice_DoesNothingTheSecondTime()
    {
        await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var log = portal.Services.GetRequiredService<EvidenceLog>();
        await using var db = portal.Database.Open();
        await log.PrepareAsync(db, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        var before = await HeldAsync();

        await using (var again = portal.Database.Open()) await log.PrepareAsync(again, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);

        Assert.Equal(before, await HeldAsync());
        var keys = await EvidenceLog.KeysAsync(db, TestContext.Current.CancellationToken);
        Assert.Equal([KeyUse.Log, KeyUse.Publication], keys.Select(key => key.Use).Distinct().Order());
    }

    [Fact]
    public async Task Dump_HoldsNoPrivateKey()
    {
        await portal.Given.Statement("Keep it open").Published();
        var folder = Directory.CreateTempSubdirectory("tccm-dump-");
        var (backup, script) = (Path.Combine(folder.FullName, "backup"), Path.Combine(folder.FullName, "backup.sql"));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Portal"] = portal.Database.Portal, ["ConnectionStrings:Owner"] = portal.Database.Owner }).Build();
        await using (var database = await PortalDatabase.StartAsync(settings, "", TestContext.Current.CancellationToken)) await new DatabaseCopy(database).BackupAsync(backup, TestContext.Current.CancellationToken);
        using (var restore = Process.Start(new ProcessStartInfo("pg_restore", ["--file", script, backup]) { UseShellExecute = false }) ?? throw new InvalidOperationException("There is no pg_restore here."))
            await restore.WaitForExitAsync(TestContext.Current.CancellationToken);
        var dump = await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);

        var needles = Directory.GetFiles(Path.Combine(portal.DataFolder, "evidence"), "*-key.pem").SelectMany(Needles).ToList();

        Assert.Equal(2, Directory.GetFiles(Path.Combine(portal.DataFolder, "evidence"), "*-key.pem").Length);
        Assert.Contains("Keep it open", dump, StringComparison.Ordinal);
        // What the log itself says of the keys is found, so that the search finds what is there.
        var spki = Convert.ToBase64String(portal.Services.GetRequiredService<EvidenceKeys>().LogKey.Spki);
        Assert.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(spki)), dump, StringComparison.Ordinal);
        Assert.All(needles, needle => Assert.DoesNotContain(needle, dump, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The secret number itself, in each form that a dump could show it in.</summary>
    private static IEnumerable<string> Needles(string file)
    {
        var pem = File.ReadAllText(file);
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        var secret = key.ExportParameters(includePrivateParameters: true).D!;
        var line = pem.Split('\n')[1];
        return [Convert.ToHexStringLower(secret), Convert.ToBase64String(secret), line, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(line)), Convert.ToHexStringLower(key.ExportPkcs8PrivateKey())];
    }

    private Task<string> HeldAsync() => portal.AskAsync(async db => $"{await db.Leaves.CountAsync()} entries, {await db.Checkpoints.CountAsync()} checkpoints, {await db.AuditEntries.CountAsync()} acts");
}
