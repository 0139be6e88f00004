using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Chat;

/// <summary>The groups that this person may be in, with the link of those that they joined.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public IReadOnlyList<(ChatGroup Group, ChatPlace? Place)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (current.Value is not { } person) return NotFound();
        var today = DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime);
        var places = await db.ChatPlaces.AsNoTracking().Where(place => place.PersonId == person.Id && place.EndedAt == null).ToListAsync();
        Groups = [.. (await db.ChatGroups.AsNoTracking().Where(group => group.ClosedAt == null).ToListAsync()).Where(group => group.IsFor(person, today))
            .OrderBy(group => group.Name, Names.Order).Select(group => (group, places.SingleOrDefault(place => place.ChatGroupId == group.Id)))];
        return Page();
    }
}
