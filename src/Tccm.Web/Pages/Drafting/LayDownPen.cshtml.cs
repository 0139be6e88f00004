using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>The secretariat takes the pen back, or whoever holds it lays it down.</summary>
public sealed class LayDownPenModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    public Pen Pen { get; private set; } = null!;
    public Contact? Holder { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();

        Pen.Statement.LayDownPen(Pen.Holder, Pen.Now);
        var letter = new PenLaidDown(Pen.Statement, Holder!, current.Person);
        if (Pen.Holder.IsSecretariat) post.To(Holder!.Person.Email, letter);
        else await post.ToSecretariatAsync(letter);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"The pen of “{Pen.Statement.Title}” is the secretariat's alone again.";
        return Pen.Holder.IsSecretariat ? RedirectToPage("/Drafting/Show", new { slug }) : RedirectToPage("/My/Index");
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if (await Pen.OfAsync(db, current, slug, locked) is not { } pen) return false;
        Pen = pen;
        Holder = pen.Statement.PenHolderId is { } holder ? await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation).SingleAsync(contact => contact.Id == holder) : null;
        return true;
    }
}
