namespace Tccm.Domain;

/// <summary>
/// An act or an input that the rules refuse. The message is for the person who reads it:
/// what is refused, why, and what to do.
/// </summary>
public sealed class DomainException(string message, string? field = null) : Exception(message)
{
    /// <summary>Which input the refusal is about, where it is about one.</summary>
    public string? Field { get; } = field;
}
