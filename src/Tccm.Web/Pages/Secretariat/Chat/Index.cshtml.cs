using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Chat;

/// <summary>Whom to remove, the longest waiting first, and the groups. No link of a group stands here.</summary>
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<ChatPlace> ToRemove { get; private set; } = [];
    public IReadOnlyList<(ChatGroup Group, int Joined)> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        ToRemove = await db.ChatPlaces.ToRemove().Include(place => place.Group).Include(place => place.Person).AsNoTracking().OrderBy(place => place.EndedAt).ToListAsync();
        var joined = await db.ChatPlaces.Where(place => place.EndedAt == null).GroupBy(place => place.ChatGroupId).Select(places => new { places.Key, Count = places.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count);
        Groups = [.. (await db.ChatGroups.Include(group => group.Rotations).AsNoTracking().ToListAsync())
            .OrderBy(group => !group.IsOpen).ThenBy(group => group.Name, Names.Order).Select(group => (group, joined.GetValueOrDefault(group.Id)))];
    }

    /// <summary>As the start of a sentence.</summary>
    public static string Why(ChatPlace place) => place.End!.Value.InWords() is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
