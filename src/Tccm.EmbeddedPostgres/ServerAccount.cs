using System.Globalization;

namespace Tccm.EmbeddedPostgres;

/// <summary>
/// As whom PostgreSQL's programs run: as ourselves, or, since PostgreSQL refuses root, as the user who owns the data,
/// else <c>postgres</c>, else <c>nobody</c>.
/// </summary>
internal sealed record ServerAccount(string Name, uint? Uid, uint? Gid)
{
    private static readonly ServerAccount Ourselves = new(Environment.UserName, null, null);

    public static async Task<ServerAccount> ForAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return Ourselves;
        if (Command.Find("setpriv") is null)
            throw new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and `setpriv` to run it as another user is missing. "
                + "Start this program as an ordinary user, or install the package util-linux.");
        if (Directory.Exists(cluster.Path))
            return await OwnerAsync(cluster.Path, cancellationToken);
        return FromPasswd("postgres") ?? FromPasswd("nobody") ?? throw new EmbeddedPostgresException(
            "PostgreSQL refuses to run as root, and there is neither a user `postgres` nor `nobody` to run it as. "
            + "Install the package postgresql, which makes one, or start this program as an ordinary user.");
    }

    public IEnumerable<string> Run(params IEnumerable<string> words) =>
        Uid is null ? words : ["setpriv", $"--reuid={Uid}", $"--regid={Gid}", "--clear-groups", "--", .. words];

    public async Task TakeAsync(string folder, CancellationToken cancellationToken)
    {
        if (Uid is null)
            return;
        var (exitCode, output) = await Command.RunAsync(["chown", $"{Uid}:{Gid}", folder], cancellationToken);
        if (exitCode != 0)
            throw new EmbeddedPostgresException($"The folder {folder} could not be given to the user {Name}: {output}");
    }

    /// <summary>Refuses a folder that this user cannot enter, and names the parent in the way.</summary>
    public async Task RequireReachAsync(string folder, CancellationToken cancellationToken)
    {
        if (Uid is null)
            return;
        var parents = new List<string>();
        for (var parent = folder; parent is not null; parent = System.IO.Path.GetDirectoryName(parent))
            parents.Insert(0, parent);
        var (exitCode, closed) = await Command.RunAsync(
            Run(["sh", "-c", "for f; do [ -x \"$f\" ] || { echo \"$f\"; exit 1; }; done", "sh", .. parents]), cancellationToken);
        if (exitCode != 0)
            throw new EmbeddedPostgresException(
                $"PostgreSQL runs as the user {Name}, who cannot enter {closed}, so it cannot reach its data in {folder}. "
                + $"Let others pass through (chmod o+x '{closed}'), start this program as an ordinary user, "
                + "or set TCCM_DATA to a folder elsewhere, such as /var/lib/tccm.");
    }

    private static async Task<ServerAccount> OwnerAsync(string folder, CancellationToken cancellationToken)
    {
        var (_, output) = await Command.RunAsync(["stat", "-c", "%u %g %U", folder], cancellationToken);
        if (output.Split(' ') is not [var uid, var gid, var name])
            throw new EmbeddedPostgresException($"The owner of {folder} could not be read: {output}");
        if (string.Equals(uid, "0", StringComparison.Ordinal))
            throw new EmbeddedPostgresException(
                $"The data in {folder} belongs to root, and PostgreSQL refuses root. "
                + $"Give it back to the user who made it, for example: chown -R postgres '{folder}'.");
        return new ServerAccount(name, uint.Parse(uid, CultureInfo.InvariantCulture), uint.Parse(gid, CultureInfo.InvariantCulture));
    }

    private static ServerAccount? FromPasswd(string name) =>
        File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && string.Equals(fields[0], name, StringComparison.Ordinal))
            .Select(fields => new ServerAccount(
                name, uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture)))
            .FirstOrDefault();
}
