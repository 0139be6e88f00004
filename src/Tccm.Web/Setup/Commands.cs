using System.CommandLine;
using Tccm.EmbeddedPostgres;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Setup;

/// <summary>What can be asked on the command line. Every refusal is one clear line and a non-zero exit.</summary>
public static class Commands
{
    public static RootCommand Root(string[] args)
    {
        var noDemo = new Option<bool>("--no-demo") { Description = "Begin with an empty register instead of the demo story." };
        // Settings may be given as --Section:Name=value; the host reads them itself.
        var root = new RootCommand("The TCCM portal. Without a command it runs until Ctrl-C.") { noDemo };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellationToken) => Guarded(() => RunAsync(args, demo: !parsed.GetValue(noDemo), cancellationToken)));
        return root;
    }

    private static async Task<int> RunAsync(string[] args, bool demo, CancellationToken cancellationToken)
    {
        var builder = PortalHost.CreateBuilder(args);
        var portal = builder.Configuration.Portal();
        await using var database = await PortalDatabase.StartAsync(builder.Configuration, portal.DataFolder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        builder.AddPortal(database);
        await using var app = builder.Build();
        app.UsePortal();
        await app.RunAsync(cancellationToken);
        return 0;
    }

    private static async Task<int> Guarded(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception refused) when (refused is EmbeddedPostgresException or Domain.DomainException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
