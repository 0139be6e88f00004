using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Documents;
using Tccm.Web.Evidence;
using Tccm.Web.Infrastructure;
using Tccm.Web.Setup;
using Tccm.Web.Setup.Import;

namespace Tccm.Web.Tests.Setup;

public sealed class ImportTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Organisations =
        """
        name,native_name,short_name,kind,economy,domain,category,founding,joined,source
        Rowan Registry,,Rowan,cctld-registry,NZ,rowan.example,member,true,2024-04,A page
        "Sakura Names, Ltd.",さくらネームズ株式会社,Sakura,gtld-registry;registrar,JP,さくら.example,member,false,,A page
        Larch Exchange,,Larch,exchange-point,DE,larch.example,co-signatory,false,,Another page
        """;

    private const string Purpose = "---\ntitle: Statement of Purpose\nversion: 1\nadopted: 2024-06\nlanguage: en\nsource: A page\n---\n\nWe run things.\n";
    private const string Spoken = "---\ntitle: On listening\nkind: spoken-intervention\nprocess: A review\ndelivered_on: 2024-04-24\nlanguage: en\nsignatories: [Rowan, Larch]\nsource: A page\n---\n\nListen first.\n";
    private const string Unsigned = "---\ntitle: On waiting\nkind: blog\nprocess:\ndelivered_on: 2024-10\nlanguage: en\nsignatories: []\nsource: A page\n---\n\nWait a little.\n";
    private const string Openings = "process,title,host,starts_on,ends_on,deadline,certainty,place\nA review,Forum,A host,2025-02,2025-02,,expected,\nA review,Input,A host,,,2025-03-14,confirmed,online\n";
    private const string Objectives = "process,number,kind,objective\nA review,1,process,\"Secure this, and that\"\n";

    private readonly TestDatabase database = new(postgres);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tccm-import-");

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "statements"));
        Write("organisations.csv", Organisations);
        Write("statement-of-purpose.md", Purpose);
        Write("statements/2024-04-24-on-listening.md", Spoken);
        Write("statements/2024-10-on-waiting.md", Unsigned);
        Write("consultations.csv", Openings);
        Write("objectives.csv", Objectives);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Folder_IsTakenOverWhole()
    {
        var (report, findings) = await ImportAsync();

        Assert.Empty(findings);
        Assert.True(report.Saved);
        Assert.Equal("Statement of Purpose 1, organisations 3, statements 2, openings 2, objectives 1", report.Counted);
        await using var db = database.Open();
        var sakura = await db.Organisations.Include(one => one.Memberships).SingleAsync(one => one.ShortName == "Sakura", TestContext.Current.CancellationToken);
        Assert.Equal("さくらネームズ株式会社", sakura.NativeName);
        Assert.Equal([OrganisationKind.GtldRegistry, OrganisationKind.Registrar], sakura.Kinds);
        Assert.Null(sakura.CurrentMembership!.From);
        Assert.Null((await db.Organisations.Include(one => one.Memberships).SingleAsync(one => one.ShortName == "Larch", TestContext.Current.CancellationToken)).CurrentMembership);
        var spoken = (await db.StatementAsync("2024-04-24-on-listening", TestContext.Current.CancellationToken))!;
        Assert.Equal(StatementStatus.Published, spoken.Status);
        Assert.Equal(2, spoken.LiveSignatures.Count());
        Assert.All(spoken.LiveSignatures, signature => Assert.Equal(SignatureOrigin.Recorded, signature.Origin));
        Assert.False((await db.StatementAsync("2024-10-on-waiting", TestContext.Current.CancellationToken))!.SignersKnown);
        Assert.Equal("2025-02", (await db.Openings.SingleAsync(one => one.Slug == "forum", TestContext.Current.CancellationToken)).Facts.Date(DateKind.Event)!.From.Text);
        var keys = EvidenceKeys.Load(new PortalOptions { DataFolder = folder.FullName });
        Assert.Empty((await new VerifyEvidence(db, keys).RunAsync(TestContext.Current.CancellationToken)).Wrong);
    }

    [Fact]
    public async Task SecondTime_ChangesNothing()
    {
        await ImportAsync();
        var before = await database.AskAsync(db => db.AuditEntries.CountAsync());

        var (report, findings) = await ImportAsync();

        Assert.Empty(findings);
        Assert.Empty(report.Changes);
        Assert.Empty(report.Differences);
        Assert.Equal(before, await database.AskAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task DryRun_SaysTheSameAndSavesNothing()
    {
        var (dry, _) = await ImportAsync(dryRun: true);
        var left = await database.AskAsync(db => db.IsUsedAsync());
        var (real, _) = await ImportAsync();

        Assert.False(left);
        Assert.False(dry.Saved);
        Assert.Equal(real.Changes, dry.Changes);
    }

    [Fact]
    public async Task ChangedFacts_AreReportedAndOpeningsMove()
    {
        await ImportAsync();
        Write("organisations.csv", Organisations.Replace(",NZ,", ",AU,", StringComparison.Ordinal));
        Write("consultations.csv", Openings.Replace("2025-03-14", "2025-03-21", StringComparison.Ordinal));

        var (report, findings) = await ImportAsync();

        Assert.Empty(findings);
        Assert.Equal("Rowan Registry: economy is “NZ” on the register and “AU” in the file", Assert.Single(report.Differences));
        Assert.Equal("change", Assert.Single(report.Changes).Verb);
        Assert.Equal("2025-03-21", await database.AskAsync(async db => (await db.Openings.Whole().SingleAsync(one => one.Slug == "input")).Shown!.Facts.Date(DateKind.WrittenInput)!.From.Text));
        Assert.Equal("NZ", await database.AskAsync(async db => (await db.Organisations.SingleAsync(one => one.ShortName == "Rowan")).Economy));
    }

    [Fact]
    public async Task ChangedText_IsRefusedAsAWhole()
    {
        await ImportAsync();
        Write("statement-of-purpose.md", Purpose + "\nAnd more.\n");
        Write("statements/2024-04-24-on-listening.md", Spoken + "\nAnd more.\n");
        Write("objectives.csv", Objectives + "A review,2,process,More\n");

        var (report, findings) = await ImportAsync();

        Assert.False(report.Saved);
        Assert.Equal(["statement-of-purpose.md", "statements/2024-04-24-on-listening.md"], findings.Select(finding => finding.File));
        Assert.Equal(1, await database.AskAsync(db => db.Objectives.CountAsync()));
    }

    [Fact]
    public async Task EveryError_IsListedWithItsPlace()
    {
        Write("organisations.csv",
            """
            name,native_name,short_name,kind,economy,domain,category,founding,joined,source
            Rowan Registry,,Rowan,cctld-registry,NZ,rowan.example,member,true,2024-13,A page
            =HYPERLINK(1),,Evil,registry,XX,two words,friend,perhaps,,A page
            Rowan Registry,,Rowan,cctld-registry,NZ,rowan.example,member,true,2024-04,A page
            Larch Exchange,,Larch,exchange-point,DE,larch.example,co-signatory,false
            """ + "\nBad \u202eName,,Bidi,registrar,DE,bidi.example,member,false,,A page\n" + "Rowan Registry,,Rowan,cctld-registry,NZ,rowan.example,member,true,2024-04,A page\n");
        Write("consultations.csv", "process,title,host,starts_on,ends_on,certainty,place\n");
        Write("statements/2024-04-24-on-listening.md", Spoken.Replace("Larch]", "Larch, Nobody]", StringComparison.Ordinal).Replace("kind: spoken-intervention", "kind: song", StringComparison.Ordinal));
        Write("statements/2024-10-on-waiting.md", Unsigned.Replace("language: en\n", "", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder.FullName, "objectives.csv"));

        var (report, findings) = await ImportAsync();

        Assert.False(report.Saved);
        Assert.False(await database.AskAsync(db => db.IsUsedAsync()));
        (string File, int Line, string? Field)[] expected =
        [
            ("organisations.csv", 2, "joined"), ("organisations.csv", 3, "name"), ("organisations.csv", 3, "kind"), ("organisations.csv", 3, "economy"), ("organisations.csv", 3, "domain"),
            ("organisations.csv", 3, "category"), ("organisations.csv", 3, "founding"), ("organisations.csv", 5, null), ("organisations.csv", 6, "name"), ("organisations.csv", 7, "short_name"),
            ("consultations.csv", 1, "deadline"), ("statements/2024-04-24-on-listening.md", 3, "kind"), ("statements/2024-04-24-on-listening.md", 7, "signatories"),
            ("statements/2024-10-on-waiting.md", 1, "language"), ("objectives.csv", 0, null),
        ];
        var found = findings.Select(finding => (finding.File, finding.Line, finding.Field)).ToHashSet();
        Assert.All(expected, one => Assert.Contains(one, found));
    }

    [Theory]
    [InlineData("UTF-16")]
    [InlineData("ISO-8859-1")]
    public async Task OtherEncoding_IsRefused(string encoding)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "objectives.csv"), Objectives + "A review,2,process,Sécurité\n", System.Text.Encoding.GetEncoding(encoding));

        var (_, findings) = await ImportAsync();

        Assert.Contains("Save it as UTF-8", Assert.Single(findings).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndlessLine_IsRefusedSoonAndNotReadWhole()
    {
        using (var file = File.Create(Path.Combine(folder.FullName, "organisations.csv")))
        {
            var megabyte = new byte[1024 * 1024];
            Array.Fill(megabyte, (byte)'a');
            for (var i = 0; i < 50; i++) file.Write(megabyte);
        }
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());

        var reading = ImportAsync();

        // Reading needs no other thread, so that what it took can be counted here.
        Assert.True(reading.IsCompleted);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10 * 1024 * 1024, "Reading took more memory than the limit of a file.");
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.Contains((await reading).Findings, finding => finding is { File: "organisations.csv", Line: 1 } && finding.What.Contains("64 KiB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PublicRecord_HasSixteenOrganisationsAndSevenStatements()
    {
        var data = Path.Combine(Repository(), "..", "shared", "data");
        if (!Directory.Exists(data)) Assert.Skip($"{Path.GetFullPath(data)} is not here.");

        var findings = await ImportAsync(data);

        Assert.Empty(findings);
        await using var db = database.Open();
        Assert.Equal(16, await db.Organisations.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(7, await db.Statements.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(14, (await db.StatementAsync("2024-04-24-gdc-zero-draft", TestContext.Current.CancellationToken))!.LiveSignatures.Count());
        Assert.Equal(18, await db.Signatures.CountAsync(signature => signature.Origin == SignatureOrigin.Recorded, TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.Signatures.CountAsync(signature => signature.Origin == SignatureOrigin.Online, TestContext.Current.CancellationToken));
    }

    private async Task<(ImportReport Report, IReadOnlyList<Finding> Findings)> ImportAsync(bool dryRun = false)
    {
        var db = database.Open();
        await using var opened = db;
        var findings = new Findings();
        var report = await Importer(db).RunAsync(folder.FullName, dryRun, findings);
        return (report, findings.All);
    }

    private async Task<IReadOnlyList<Finding>> ImportAsync(string from)
    {
        await using var db = database.Open();
        var findings = new Findings();
        await Importer(db).RunAsync(from, dryRun: false, findings);
        return findings.All;
    }

    private ImportHistory Importer(TccmDbContext db)
    {
        var portal = Options.Create(new PortalOptions { DataFolder = folder.FullName });
        var keys = EvidenceKeys.Load(portal.Value);
        return new ImportHistory(db, new EditionPress(portal, keys), new EvidenceLog(keys, new OutsideCheckpoint(portal)), TimeProvider.System);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private static string Repository()
    {
        var up = new DirectoryInfo(AppContext.BaseDirectory);
        while (up is not null && !File.Exists(Path.Combine(up.FullName, "TCCM.sln"))) up = up.Parent;
        return up?.FullName ?? throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
