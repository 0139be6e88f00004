using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

public sealed class CorrectModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string OrganisationOf(Guid contact) => Of(contact)?.Organisation.DisplayName ?? "";

    public IActionResult OnGet()
    {
        if (current.Value is not { } person) return NotFound();
        Input = new() { Name = person.Name, Titles = [.. current.Contacts.Select(contact => new TitleInput { Contact = contact.Id, Title = contact.Title })] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person || Input.Titles.Any(title => Of(title.Contact) is null)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var (by, at) = (Actor.Concerned(person), clock.GetUtcNow());
        person.CorrectName(Input.Name, by, at);
        foreach (var title in Input.Titles) Of(title.Contact)!.Retitle(title.Title, by, at);
        await db.SaveChangesAsync();

        TempData["Flash"] = "Your name and job titles were saved.";
        return RedirectToPage("/My/Data");
    }

    private Contact? Of(Guid contact) => current.Contacts.SingleOrDefault(one => one.Id == contact);

    public sealed record InputModel
    {
        [Display(Name = "Name"), Required(ErrorMessage = "Enter your name.")]
        public string Name { get; init; } = "";

        public IList<TitleInput> Titles { get; init; } = [];
    }

    public sealed record TitleInput
    {
        public Guid Contact { get; init; }
        public string? Title { get; init; }
    }
}
