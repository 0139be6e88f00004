using Microsoft.Extensions.Options;

namespace Tccm.Web.Background;

/// <summary>How letters that came back reach the portal, under <c>Mail</c>. None by default.</summary>
public sealed class BounceOptions
{
    /// <summary>A folder into which whatever receives the sender's mail puts each message as one .eml file.</summary>
    public string? BounceFolder { get; set; }

    /// <summary>What a mail service says with each message that it posts to /hooks/bounces. Without it there is no such address.</summary>
    public string? BounceSecret { get; set; }
}

/// <summary>
/// Reads what came back from the folder and moves it aside: to <c>read</c> what reported of a letter, to <c>other</c> the rest, which
/// may be a person's answer. What is read is kept for a month. Two that read one file at once count it once.
/// </summary>
public sealed class BounceKeeper(IServiceScopeFactory scopes, IOptions<BounceOptions> options, TimeProvider clock, ILogger<BounceKeeper> log) : Keeper(TimeSpan.FromMinutes(1), clock, log)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private const int AtOnce = 200;

    protected override string Failing => "Letters that came back could not be read";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (options.Value.BounceFolder is not { Length: > 0 } folder || !Directory.Exists(folder)) return;
        var (read, other) = (Directory.CreateDirectory(Path.Combine(folder, "read")), Directory.CreateDirectory(Path.Combine(folder, "other")));
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.eml").OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).Take(AtOnce).ToList())
            await TakeAsync(file, read, other, cancellationToken);
        foreach (var old in read.EnumerateFiles("*.eml").Where(file => file.LastWriteTimeUtc < Clock.GetUtcNow().UtcDateTime - KeptFor).ToList()) old.Delete();
    }

    private async Task TakeAsync(FileInfo file, DirectoryInfo read, DirectoryInfo other, CancellationToken cancellationToken)
    {
        try
        {
            var taken = 0;
            if (file.Length <= TakeBounce.MaxBytes)
            {
                await using var scope = scopes.CreateAsyncScope();
                await using var message = file.OpenRead();
                taken = await scope.ServiceProvider.GetRequiredService<TakeBounce>().RunAsync(message, cancellationToken);
            }
            file.MoveTo(Path.Combine((taken > 0 ? read : other).FullName, file.Name), overwrite: true);
        }
        catch (FileNotFoundException)
        {
            Log.LogDebug("Another instance has read a letter that came back.");
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // It stays, and is read again; the others do not wait for it.
            Log.LogError(failed, "A letter that came back could not be read.");
        }
    }
}
