using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>What the journey needs beside the demo story, which the portal tells itself as it starts.</summary>
internal static class World
{
    /// <summary>A member that will sign, and a supporter with a name like the newcomer's.</summary>
    public static async Task<Organisation> MakeAsync(Given given)
    {
        await given.Supporter("Chandan Registry Services").With(facts => facts with { Economy = "IN", Operations = [] });
        return await given.Member("Rowan Registry").WithSignatory("Tomas Birk", "Chief executive").WithRepresentative("Hana Reed");
    }
}
