using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Resources;

namespace Tccm.Testing;

/// <summary>Resources that were added before the test begins.</summary>
public static class GivenResources
{
    public static async Task<Resource> Resource(this Given given, string title, ResourceAudience audience = ResourceAudience.Public, ResourceKind kind = ResourceKind.Slides, string language = "en", string? process = null, string text = "Hear us.\n\n- Kept open.")
    {
        var (about, by) = (process is null ? null : await given.Process(process), await given.ClerkAsync());
        await using var db = given.Database.Open();
        var facts = new ResourceFacts(title, kind, "https://registry.example/slides", text, language, ResourceLicence.CcBy, "A workshop at the IGF", audience);
        var resource = Domain.Resources.Resource.Add(facts, about is null ? null : await db.Processes.SingleAsync(one => one.Id == about.Id), null, by, given.Now);
        db.Add(resource);
        await db.SaveChangesAsync();
        return resource;
    }
}
