using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Deliveries;

/// <summary>What an organisation is to deliver, delivered, and published again; for those who act for it.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Contact Contact { get; private set; } = null!;
    public OwnDeliveries Own { get; private set; } = null!;

    /// <summary>Published statements, the latest first, to say of one that it was published again.</summary>
    public IReadOnlyList<(string Slug, string Title, string Language)> Published { get; private set; } = [];
    public bool MayPublish => Republication.IsKeptBy(Contact);

    public async Task<IActionResult> OnGetAsync(Guid contact)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contact) is not { } hat) return NotFound();
        (Contact, Own) = (hat, await OwnDeliveries.OfAsync(db, [hat]));
        var published = await db.Statements.AsNoTracking().Include(one => one.Revisions).Where(one => StatementStatuses.Public.Contains(one.Status)).OrderByDescending(one => one.PublishedAt).AsSplitQuery().ToListAsync();
        Published = [.. published.Select(one => (one.Slug, one.Title, one.Language))];
        return Page();
    }
}
