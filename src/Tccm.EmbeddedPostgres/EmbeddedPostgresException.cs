namespace Tccm.EmbeddedPostgres;

/// <summary>
/// The private PostgreSQL could not be made or started. The message says what is wrong and what to do about it,
/// in words for whoever started the program.
/// </summary>
public sealed class EmbeddedPostgresException(string message, Exception? innerException = null)
    : Exception(message, innerException);
