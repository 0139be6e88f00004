using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Announcements;
using Tccm.Domain.Database;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Announcements;

public sealed class ShowModel(TccmDbContext db, IOptions<PortalOptions> portal) : PageModel
{
    public Announcement Announcement { get; private set; } = null!;
    public Recipients? To { get; private set; }
    public string? SentBy { get; private set; }
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>For a chat, to be copied as it is: what it is about, and where it stands.</summary>
    public string Notice => $"{Announcement.Subject}{(Announcement.Archive == Archive.Members ? " (sign in to read it)" : "")}\n{portal.Value.Link($"/announcements/{Announcement.Slug}")}";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Announcements.SingleOrDefaultAsync(one => one.Id == id) is not { } announcement) return NotFound();
        Announcement = announcement;
        if (announcement.IsSent) SentBy = await db.NameOfAsync(announcement.SentById);
        else To = await Recipients.OfAsync(db, announcement, await db.ClockAsync());
        History = await db.HistoryOfAsync(id);
        return Page();
    }
}
