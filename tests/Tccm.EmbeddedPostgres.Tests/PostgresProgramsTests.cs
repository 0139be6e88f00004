namespace Tccm.EmbeddedPostgres.Tests;

public sealed class PostgresProgramsTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task NothingInstalled_NamesThePackages()
    {
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => FindAsync([_sandbox.Root]));

        Assert.Contains("apt-get install postgresql", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("brew install postgresql@17", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScriptInFrontOfThePrograms_IsPassedOver()
    {
        var real = await Sandbox.InstalledAsync();
        foreach (var program in new[] { "postgres", "initdb" })
            await WriteProgramAsync(program, "#!/bin/sh\nexec " + Path.Combine(real.Folder, program) + " \"$@\"\n");

        var found = await FindAsync([_sandbox.Root, real.Folder]);

        Assert.Equal(real.Folder, found.Folder);
    }

    [Fact]
    public async Task LinkToTheServer_IsFollowedToItsFolder()
    {
        var real = await Sandbox.InstalledAsync();
        File.CreateSymbolicLink(Path.Combine(_sandbox.Root, "postgres"), real.Postgres);

        var found = await FindAsync([_sandbox.Root]);

        Assert.Equal(real.Folder, found.Folder);
    }

    [Fact]
    public async Task FolderWithoutInitdb_IsPassedOver()
    {
        var real = await Sandbox.InstalledAsync();
        File.Copy(real.Postgres, Path.Combine(_sandbox.Root, "postgres"));

        var found = await FindAsync([_sandbox.Root, real.Folder]);

        Assert.Equal(real.Folder, found.Folder);
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18")]
    [InlineData("postgres (PostgreSQL) 17.2 (Homebrew)", "17.2")]
    [InlineData("postgres (PostgreSQL) 18beta1", "18.0")]
    [InlineData("postgres (PostgreSQL) 9.6.24", "9.6")]
    [InlineData("another program 3.1", null)]
    public void VersionWords_AreRead(string words, string? expected)
    {
        var version = PostgresPrograms.ReadVersion(words);

        Assert.Equal(expected, version?.ToString());
    }

    public void Dispose() => _sandbox.Dispose();

    private static Task<PostgresPrograms> FindAsync(string[] folders) =>
        PostgresPrograms.FindAsync(folders, null, "", TestContext.Current.CancellationToken);

    private async Task WriteProgramAsync(string name, string text)
    {
        var path = Path.Combine(_sandbox.Root, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
