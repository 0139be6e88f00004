using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Exchange;

public sealed class HideModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SharedNote Note { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Note.Hide(Input.Reason, current.AsSecretariat, await db.ClockAsync());
        if (await db.People.SingleAsync(person => person.Id == Note.SharedById) is { IsErased: false } sharer) post.To(sharer.Email, new SharedNoteHidden(Note));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You hid “{Note.Title}”. Who shared it is told why.";
        return RedirectToPage("/Secretariat/Exchange/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.SharedNotes.Whole().SingleOrDefaultAsync(note => note.Id == id) is not { } note) return false;
        Note = note;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "The reason", Description = "It stands in the letter to who shared it."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why: who shared it is told."), StringLength(SharedNote.MaxReason, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string Reason { get; init; } = "";
    }
}
