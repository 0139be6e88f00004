using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Evidence;

/// <summary>What a check of everything came to.</summary>
/// <param name="Wrong">What does not agree and where, a sentence each.</param>
public sealed record Verified(long Leaves, int Checkpoints, int Signatures, IReadOnlyList<string> Wrong);

/// <summary>
/// Recomputes the whole log against every checkpoint that is kept or handed in, and asks whether the register says the same: who
/// signed what, what became of it, who might sign, and what was published. It finds what was altered past the database's own guards.
/// </summary>
/// <param name="keys">Those of this portal; without them a checkpoint is checked by the keys that the log itself names.</param>
/// <param name="outside">The last checkpoint that is kept outside the database.</param>
/// <param name="db">The register.</param>
public sealed class VerifyEvidence(TccmDbContext db, EvidenceKeys? keys = null, OutsideCheckpoint? outside = null)
{
    private readonly List<string> wrong = [];

    public Task<Verified> RunAsync(CancellationToken cancellationToken = default) => RunAsync([], cancellationToken);

    /// <param name="given">Checkpoints from elsewhere, such as a receipt's, each with what it is called.</param>
    public async Task<Verified> RunAsync(IReadOnlyList<(string Name, byte[] Note)> given, CancellationToken cancellationToken = default)
    {
        wrong.Clear();
        // One view of everything: what is signed while this runs is not half of it.
        await using var view = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken) : null;
        var copy = await LogCopy.ReadAsync(db, cancellationToken);
        var log = new LogCheck(copy, keys?.Known(EvidenceKey.Log) ?? []);
        wrong.AddRange(log.Run([.. given, .. outside?.Read() is { } kept ? new[] { ("the checkpoint kept outside the database", kept) } : []]));
        var register = new RegisterCheck(db, log);
        foreach (var check in new Func<CancellationToken, Task<IReadOnlyList<string>>>[] { register.RunAsync, AttributionAsync }) wrong.AddRange(await EvenIfAsync(check, cancellationToken));
        return new Verified(copy.Leaves.Count, copy.Checkpoints.Count, register.Signatures, wrong);
    }

    /// <summary>What was altered so far that it cannot be read is said, and does not end the check.</summary>
    private static async Task<IReadOnlyList<string>> EvenIfAsync(Func<CancellationToken, Task<IReadOnlyList<string>>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check(cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is PostgresException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return [$"The register could not be checked to its end: {unreadable.Message}."];
        }
    }

    /// <summary>
    /// An SQL that shares no code with the portal works out from the log and the register alone who might sign for whom.
    /// </summary>
    private async Task<IReadOnlyList<string>> AttributionAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(AttributionSql, (NpgsqlConnection)db.Database.GetDbConnection());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken)) found.Add(string.Create(CultureInfo.InvariantCulture, $"Signature {rows.GetGuid(0)}: {rows.GetString(1)}."));
        return found;
    }

    public static string AttributionSql { get; } = new StreamReader(typeof(VerifyEvidence).Assembly.GetManifestResourceStream("Tccm.Web.Evidence.attribution.sql")!).ReadToEnd();
}
