namespace Tccm.Domain.Applications;

/// <summary>The parts that an applicant fills in, in the order in which they are asked.</summary>
public enum ApplicationStep
{
    Organisation,
    Operations,
    People,
    Purpose,
    Address,
}

/// <summary>What one step still lacks, as the applicant is told.</summary>
public sealed record MissingPart(ApplicationStep Step, string Words);
