namespace Tccm.Typesetting;

/// <summary>
/// The machine cannot set text: a library or the fonts are missing, or Cairo refused a page.
/// The message says what is missing and, on Debian and Ubuntu, which package brings it.
/// </summary>
public sealed class TypesettingException : Exception
{
    /// <summary>Makes the exception with a message for the person who runs the machine.</summary>
    public TypesettingException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception with a message and what caused it.</summary>
    public TypesettingException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Makes the exception without saying more; prefer the other constructors.</summary>
    public TypesettingException() : base("The text could not be set.")
    {
    }
}
