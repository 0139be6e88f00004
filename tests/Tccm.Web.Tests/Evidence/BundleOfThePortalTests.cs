using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Evidence;

namespace Tccm.Web.Tests.Evidence;

/// <summary>Signed and published by pages alone, taken as anybody takes it, and checked by a stranger's program with what the site says of its keys.</summary>
public sealed class BundleOfThePortalTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Published_ItsBundleHoldsByBothFingerprintsAndByTheNextKeysAfterAChange()
    {
        var (statement, _) = await PublishedAsync("Rowan Registry", "Birch Registrar");
        var before = await FingerprintsAsync();

        Assert.Equal((0, ""), await CheckAsync(statement, before));
        Assert.Contains("FAILED", (await CheckAsync(statement, [before[1], before[0]])).Complaint, StringComparison.Ordinal);
        foreach (var key in Enum.GetValues<EvidenceKey>())
        {
            await using var db = portal.Database.Open();
            await portal.Services.GetRequiredService<EvidenceLog>().RotateAsync(db, key, await db.ClockAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }
        var after = await FingerprintsAsync();
        var (next, _) = await PublishedAsync("Elm Exchange");

        Assert.Empty(before.Intersect(after));
        Assert.Equal((0, ""), await CheckAsync(next, after));
        Assert.Equal((0, ""), await CheckAsync(statement, before));
        Assert.Contains("FAILED", (await CheckAsync(next, before)).Complaint, StringComparison.Ordinal);
        var all = await (await portal.Browser().Client.GetAsync("/log/keys", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(before.Concat(after), fingerprint => Assert.Contains(fingerprint, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PausedLine_IsNamedNowhereInTheBundle()
    {
        var (statement, signers) = await PublishedAsync("Alder Registry", "Zelkova Exchange");
        var paused = signers[1];
        var signature = await portal.AskAsync(db => db.Signatures.SingleAsync(one => one.StatementId == statement.Id && one.OrganisationId == paused.OrganisationId));
        string[] traces = ["Zelkova", paused.OrganisationId.ToString(), signature.Id.ToString()];
        Assert.All(traces, trace => Assert.NotEmpty(Holding(statement, trace).Result));

        var receipt = (await portal.Mailbox.ToAsync(paused)).First(letter => letter.Text.Contains("/receipts/not-us/", StringComparison.Ordinal));
        await (await portal.Browser().GetAsync(receipt.Text[receipt.Text.IndexOf("/receipts/not-us/", StringComparison.Ordinal)..].Split('\n', ' ', '>')[0])).PressAsync("This was not us");

        foreach (var trace in traces) Assert.Empty(await Holding(statement, trace));
        Assert.NotEmpty(await Holding(statement, "Alder Registry"));
        Assert.Equal((0, ""), await CheckAsync(statement, await FingerprintsAsync()));
    }

    /// <summary>The files of the bundle in which these words stand.</summary>
    private async Task<List<string>> Holding(Statement statement, string words)
    {
        using var zip = new ZipArchive(new MemoryStream(await ZipAsync(statement)));
        var found = new List<string>();
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var stream = await entry.OpenAsync(TestContext.Current.CancellationToken)) await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            if (Encoding.UTF8.GetString(bytes.ToArray()).Contains(words, StringComparison.OrdinalIgnoreCase) || entry.FullName.Contains(words, StringComparison.OrdinalIgnoreCase)) found.Add(entry.FullName);
        }
        return found;
    }

    private async Task<(Statement Statement, List<Contact> Signers)> PublishedAsync(params string[] names)
    {
        var statement = await portal.Given.Statement("Keep it open").Open();
        var signers = new List<Contact>();
        foreach (var name in names)
        {
            var signer = (await portal.Given.Member(name).WithSignatory("Ann Arch")).Contact("Ann Arch");
            await (await (await portal.Browser().SignInAsync(signer)).GetAsync($"/statements/{statement.Slug}/sign/{signer.Id}")).SubmitAsync(("Input.Declared", "true"), ("Input.Basis", "Officer"));
            signers.Add(signer);
        }
        var (one, other) = (await portal.Browser().SignInAsync(await portal.Given.Secretary("Rae Reed")), await portal.Browser().SignInAsync(await portal.Given.Secretary("Sol Sedge")));
        await (await one.GetAsync($"/secretariat/statements/{statement.Slug}/close")).PressAsync("Close signing");
        await (await one.GetAsync($"/secretariat/statements/{statement.Slug}/publish")).PressAsync("Propose edition 1");
        var published = await (await other.GetAsync($"/secretariat/statements/{statement.Slug}/confirm")).PressAsync("Publish edition 1");
        published.Is(HttpStatusCode.OK);
        Assert.Equal(1, await portal.AskAsync(db => db.Editions.CountAsync(edition => edition.StatementId == statement.Id)));
        return (statement, signers);
    }

    /// <summary>As the page about checking says them: the key of publications, then that of the log.</summary>
    private async Task<string[]> FingerprintsAsync() => [.. (await portal.Browser().GetAsync("/verify")).Is(HttpStatusCode.OK).All("dl.pairs dd").Reverse()];

    private async Task<byte[]> ZipAsync(Statement statement)
    {
        using var answer = await portal.Browser().Client.GetAsync($"/statements/{statement.Slug}.zip", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(int Code, string Complaint)> CheckAsync(Statement statement, string[] fingerprints)
    {
        var home = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(home.FullName, "TCCM.sln"))) home = home.Parent ?? throw new InvalidOperationException("The repository was not found above the tests.");
        var zip = Path.Combine(portal.DataFolder, $"{Guid.NewGuid():N}.zip");
        await File.WriteAllBytesAsync(zip, await ZipAsync(statement), TestContext.Current.CancellationToken);
        using var program = Process.Start(new ProcessStartInfo(Path.Combine(home.FullName, "tests", "check-bundle"), [zip, .. fingerprints]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complaint) = (program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await Task.WhenAll(said, complaint);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, await complaint);
    }
}
