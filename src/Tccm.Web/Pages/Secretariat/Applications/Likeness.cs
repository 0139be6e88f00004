using Tccm.Domain.Applications;
using Tccm.Domain.Database;

namespace Tccm.Web.Pages.Secretariat.Applications;

/// <summary>What to look at before an application is decided: who resembles it, and names that mix scripts.</summary>
public sealed record Likeness(IReadOnlyList<Alike> Alike, IReadOnlyList<string> Mixed)
{
    public static Likeness None { get; } = new([], []);

    public static async Task<Likeness> OfAsync(TccmDbContext db, Application application) =>
        new(await Domain.Applications.Alike.ToAsync(db, application), Domain.Applications.Alike.MixedIn(application.Facts));
}
