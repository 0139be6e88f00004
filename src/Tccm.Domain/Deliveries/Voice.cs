namespace Tccm.Domain.Deliveries;

/// <summary>In whose voice something is said. The coalition has none.</summary>
public enum Voice
{
    Undersigned,
    SecretariatNote,
    MembersOwn,
}

public static class Voices
{
    public static string InWords(this Voice voice) => voice switch
    {
        Voice.Undersigned => "The undersigned",
        Voice.SecretariatNote => "A note by the secretariat",
        Voice.MembersOwn => "A member’s own words",
        _ => throw new ArgumentOutOfRangeException(nameof(voice), voice, null),
    };
}
