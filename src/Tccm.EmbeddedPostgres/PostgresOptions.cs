namespace Tccm.EmbeddedPostgres;

/// <summary>Where a private PostgreSQL keeps its data and how it is started.</summary>
public sealed record PostgresOptions
{
    /// <summary>
    /// The folder that is this server's alone: made where missing, kept between starts. A relative path is taken from
    /// the current directory; its length does not matter, since the socket lives elsewhere.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// How long a start may take in all, recovery after a crash included; 30 seconds unless said otherwise.
    /// </summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Further settings by their names in postgresql.conf, such as <c>fsync</c> = <c>off</c> for tests. They hold for this
    /// start only. Settings that decide who can reach the server are refused with an <see cref="ArgumentException"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Settings { get; init; }

    /// <summary>Told, in a sentence, of what takes time and of what goes wrong while the server runs.</summary>
    public Action<string>? Log { get; init; }
}
