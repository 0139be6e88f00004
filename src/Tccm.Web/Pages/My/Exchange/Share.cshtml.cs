using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Exchange;

/// <summary>Any contact of a member or supporter shares a link or a short note in its organisation's name.</summary>
public sealed class ShareModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Contact Contact { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Processes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid contact) => await LoadAsync(contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid contact)
    {
        if (!await LoadAsync(contact)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Process? process = null;
        if (Input.Process is { } id && (process = await db.Processes.FindAsync(id)) is null) return NotFound();

        var note = SharedNote.Share(Contact, Input.Title, Input.Link, Input.Words, Input.Language.Trim(), process, await db.ClockAsync());
        db.SharedNotes.Add(note);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You shared “{note.Title}” for {Contact.Organisation.DisplayName}.";
        return RedirectToPage("/My/Exchange/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == id) is not { } contact || !SharedNote.IsOpenTo(contact)) return false;
        Contact = contact;
        Processes = await db.ProcessChoicesAsync();
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Title"), Required(ErrorMessage = "Give it a title, so that others see at once what it is.")]
        public string Title { get; init; } = "";

        [Display(Name = "Link", Description = "A whole address, such as https://registry.example/our-paper."), DataType(DataType.Url)]
        public string? Link { get; init; }

        [Display(Name = "Note", Description = "What it is, or what changed. A link, a note, or both."), DataType(DataType.MultilineText), MaxLength(SharedNote.MaxWords, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string? Words { get; init; }

        [Display(Name = "Process")]
        public Guid? Process { get; init; }

        [Display(Name = "Language", Description = "Of what is shared: a tag such as en, fr or pt-BR."), Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
        public string Language { get; init; } = "en";
    }
}
