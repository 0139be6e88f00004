using System.CommandLine;
using System.CommandLine.Invocation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.EmbeddedPostgres;
using Tccm.Typesetting;
using Tccm.Web.Documents;
using Tccm.Web.Evidence;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;
using Tccm.Web.PersonalData;
using Tccm.Web.Setup.Demo;
using Tccm.Web.Setup.Import;

namespace Tccm.Web.Setup;

/// <summary>What can be asked on the command line. Every refusal is said on stderr, with exit code 1.</summary>
public static class Commands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Action is ParseErrorAction error) error.ShowHelp = false;
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static RootCommand Root()
    {
        var noDemo = new Option<bool>("--no-demo") { Description = "Begin with an empty register instead of the demo story." };
        var demo = new Option<bool>("--demo") { Description = "Insist on the demo story: an empty register in Development, or an error." };
        var root = new RootCommand("The TCCM portal. Without a command it runs until Ctrl-C. Settings may stand anywhere as --Section:Name=value.") { noDemo, demo };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellationToken) => GuardedAsync(parsed, settings => ServeAsync(settings, parsed.GetValue(demo), parsed.GetValue(noDemo), cancellationToken)));
        foreach (var command in new[] { Import(), Secretary(), Backup(), Restore(), Verify(), RotateKey(), Retain() })
        {
            command.TreatUnmatchedTokensAsErrors = false;
            root.Add(command);
        }
        return root;
    }

    private static Command Import()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Holds organisations.csv, statement-of-purpose.md, statements/*.md, consultations.csv and objectives.csv." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change or is wrong, and change nothing." };
        var command = new Command("import", "Take a folder of the public record into the register: all of it or nothing.") { folder, dryRun };
        command.SetAction((parsed, cancellationToken) => WithPortalAsync(parsed, (_, services) => ImportAsync(services, parsed.GetValue(folder)!, parsed.GetValue(dryRun), cancellationToken), cancellationToken));
        return command;
    }

    private static Command Secretary()
    {
        var email = new Argument<string>("EMAIL") { Description = "The person's e-mail address, which becomes the login." };
        var name = new Option<string>("--name") { Description = "The person's name; the address where none is given." };
        var command = new Command("create-secretary", "Make somebody a member of the secretariat and print a link to set the password.") { email, name };
        command.SetAction((parsed, cancellationToken) => WithPortalAsync(parsed, async (configuration, services) =>
        {
            var create = ActivatorUtilities.CreateInstance<CreateSecretary>(services);
            var secret = await create.RunAsync(parsed.GetValue(email)!, parsed.GetValue(name), cancellationToken);
            await SayAsync($"{parsed.GetValue(email)} is a member of the secretariat. This link sets the password; it works once, for {CreateSecretary.LinkLife.TotalHours:0} hours:\n{configuration.Portal().Link($"/account/password/{secret.Value}")}");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "A new file; pg_restore can read it too." };
        var command = new Command("backup", "Write the register, its evidence and the logins to a file (pg_dump, custom format).") { file };
        command.SetAction((parsed, cancellationToken) => WithDatabaseAsync(parsed, async (_, database) =>
        {
            await new DatabaseCopy(database).BackupAsync(parsed.GetValue(file)!, cancellationToken);
            await SayAsync($"Wrote {Path.GetFullPath(parsed.GetValue(file)!)}. It holds personal data: keep it as safe as the portal.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "What backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Replace a register that is not empty." };
        var command = new Command("restore", "Put a backup in place of the database's content: all of it or nothing.") { file, replace };
        command.SetAction((parsed, cancellationToken) => WithDatabaseAsync(parsed, async (_, database) =>
        {
            await new DatabaseCopy(database).RestoreAsync(parsed.GetValue(file)!, parsed.GetValue(replace), cancellationToken);
            var portal = PortalHost.CreateBuilder([.. parsed.UnmatchedTokens]).Configuration.Portal();
            if (new OutsideCheckpoint(Options.Create(portal)).SetAside(DateTimeOffset.UtcNow) is { } aside)
                await SayAsync($"The last checkpoint from before is kept as {aside}. What a backup of an earlier time lacks is named by: verify --checkpoint {aside}");
            await SayAsync($"Restored from {Path.GetFullPath(parsed.GetValue(file)!)}. Check it with: verify");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Verify()
    {
        var checkpoints = new Option<string[]>("--checkpoint") { Description = "A checkpoint from elsewhere, such as the one in a receipt: a file that holds its lines. May be given several times.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("verify", "Recompute the evidence log against every checkpoint and the register, and say what does not agree and where.") { checkpoints };
        command.SetAction((parsed, cancellationToken) => WithPortalAsync(parsed, async (_, services) =>
        {
            var given = new List<(string, byte[])>();
            foreach (var file in parsed.GetValue(checkpoints) ?? []) given.Add((file, OutsideCheckpoint.Found(await File.ReadAllTextAsync(file, cancellationToken), file)));
            var verified = await services.GetRequiredService<VerifyEvidence>().RunAsync(given, cancellationToken);
            var counted = $"{verified.Leaves} entries, {verified.Checkpoints} checkpoints, {verified.Signatures} signatures";
            if (verified.Wrong.Count == 0)
            {
                await SayAsync($"{counted}, all agree");
                return 0;
            }
            foreach (var wrong in verified.Wrong) await Console.Error.WriteLineAsync(wrong);
            await Console.Error.WriteLineAsync($"{counted}; wrong: {verified.Wrong.Count}");
            return 1;
        }, cancellationToken));
        return command;
    }

    private static Command RotateKey()
    {
        var which = new Argument<EvidenceKey>("KEY") { Description = "log or publication" };
        var command = new Command("rotate-key", "Put a new key in the place of the one that signs checkpoints (log) or bundles (publication). Stop the portal first, and start it after.") { which };
        command.SetAction((parsed, cancellationToken) => WithPortalAsync(parsed, async (_, services) =>
        {
            var db = services.GetRequiredService<TccmDbContext>();
            var log = services.GetRequiredService<EvidenceLog>();
            var at = await db.ClockAsync(cancellationToken);
            await log.PrepareAsync(db, at, cancellationToken);
            var key = await log.RotateAsync(db, parsed.GetValue(which), at, cancellationToken);
            await SayAsync($"The new key counts from now on. SHA-256 of its public half, to be made known where the old one was:\n{key.Fingerprint}");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Retain()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would go now, by rule, and let nothing go." };
        var command = new Command("retention", "Let go what was kept as long as the settings say. The portal does this once a day by itself.") { dryRun };
        command.SetAction((parsed, cancellationToken) => WithPortalAsync(parsed, async (_, services) =>
        {
            var (retention, dry) = (services.GetRequiredService<Retention>(), parsed.GetValue(dryRun));
            var counts = dry ? await retention.LookAsync(cancellationToken) : await retention.RunAsync(cancellationToken);
            foreach (var count in counts) await SayAsync($"{count.Count,6}  {count.Rule.What}: {Words.Counted(count.Rule.Days, "day")}");
            await SayAsync(dry ? "A dry run: nothing went." : "These went.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, string folder, bool dryRun, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        var report = await ActivatorUtilities.CreateInstance<ImportHistory>(services).RunAsync(folder, dryRun, findings, cancellationToken);
        if (findings.Count > 0)
        {
            foreach (var finding in findings.All) await Console.Error.WriteLineAsync(finding.ToString());
            await Console.Error.WriteLineAsync($"Nothing was imported. Wrong: {findings.Count}");
            return 1;
        }
        foreach (var change in report.Changes) await SayAsync(change.ToString());
        foreach (var difference in report.Differences) await SayAsync($"differs {difference}; not changed");
        // The editions that an import prints keep the address for ever, in PDF, QR code and JSON.
        if (report.Changes.Count > 0) await SayAsync($"Published files name this portal as {services.GetRequiredService<IOptions<PortalOptions>>().Value.BaseAddress} (Portal:BaseAddress).");
        await SayAsync(report.Changes.Count == 0 ? "Nothing to change: all of it is on the register."
            : dryRun ? $"A dry run: nothing was saved. To change: {report.Counted}."
            : $"Imported: {report.Counted}.");
        return 0;
    }

    private static async Task<int> ServeAsync(string[] settings, bool demo, bool noDemo, CancellationToken cancellationToken)
    {
        if (demo && noDemo) throw new DomainException("--demo and --no-demo say the opposite. Leave one out.");
        var builder = PortalHost.CreateBuilder(settings);
        var portal = builder.Configuration.Portal();
        if (demo) DemoStory.RefuseOutsideDevelopment(builder.Environment);
        await using var database = await PortalDatabase.StartAsync(builder.Configuration, portal.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        builder.AddPortal(database);
        await using var app = builder.Build();
        app.UsePortal();
        await PrepareEvidenceAsync(app.Services, cancellationToken);
        await DemoStory.PrepareAsync(app.Services, demo, noDemo, cancellationToken);
        var entrances = app.Environment.IsDevelopment() ? await DemoPersonas.EnterAsync(app.Services, portal, cancellationToken) : [];
        app.Lifetime.ApplicationStarted.Register(() => Banner.Print(app, entrances));
        await app.RunAsync(cancellationToken);
        return 0;
    }

    private static async Task PrepareEvidenceAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TccmDbContext>();
        await scope.ServiceProvider.GetRequiredService<EvidenceLog>().PrepareAsync(db, await db.ClockAsync(cancellationToken), cancellationToken);
    }

    private static Task<int> WithPortalAsync(ParseResult parsed, Func<IConfiguration, IServiceProvider, Task<int>> command, CancellationToken cancellationToken) =>
        GuardedAsync(parsed, async settings =>
        {
            var builder = PortalHost.CreateBuilder(settings);
            await using var database = await PortalDatabase.StartAsync(builder.Configuration, builder.Configuration.Portal().DataFolder, cancellationToken);
            await database.MigrateAsync(cancellationToken);
            builder.AddPortal(database);
            // Built, never started: nothing listens and no letter leaves.
            await using var app = builder.Build();
            await using var scope = app.Services.CreateAsyncScope();
            return await command(app.Configuration, scope.ServiceProvider);
        });

    private static Task<int> WithDatabaseAsync(ParseResult parsed, Func<IConfiguration, PortalDatabase, Task<int>> command, CancellationToken cancellationToken) =>
        GuardedAsync(parsed, async settings =>
        {
            var configuration = PortalHost.CreateBuilder(settings).Configuration;
            await using var database = await PortalDatabase.StartAsync(configuration, configuration.Portal().DataFolder, cancellationToken);
            await database.MigrateAsync(cancellationToken);
            return await command(configuration, database);
        });

    private static async Task<int> GuardedAsync(ParseResult parsed, Func<string[], Task<int>> command)
    {
        try
        {
            // The host reads settings itself; a word that is none is a slip, and must not start a portal.
            if (parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith("--", StringComparison.Ordinal) || !token.Contains('=', StringComparison.Ordinal)) is { } unknown)
                throw new DomainException($"“{Words.Quoted(unknown)}” is not known here. Commands: import, create-secretary, backup, restore, verify, rotate-key, retention. Settings are written --Section:Name=value. More: --help");
            return await command([.. parsed.UnmatchedTokens]);
        }
        catch (Exception refused) when (refused is EmbeddedPostgresException or DomainException or ForkedLogException or TypesettingException or IOException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
        }
        catch (NpgsqlException unreachable)
        {
            await Console.Error.WriteLineAsync($"The database cannot be used: {unreachable.Message} Check ConnectionStrings:Portal and ConnectionStrings:Owner, and whether the server runs.");
        }
        return 1;
    }

    private static Task SayAsync(string line) => Console.Out.WriteLineAsync(line);
}
