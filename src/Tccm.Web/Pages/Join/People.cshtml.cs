using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Join;

/// <summary>The people who will act for the organisation, with their roles.</summary>
public sealed class PeopleModel(TccmDbContext db, CurrentApplication current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public bool CanAddYourself => Application.Contacts.All(contact => contact.Email.Canonical != Application.ApplicantEmail.Canonical);
    public IEnumerable<SelectListItem> Roles => Offered.Select(role => new SelectListItem($"{role}: {role.Meaning()}", role.ToString()));

    // Supporters do not sign.
    private IEnumerable<ContactRoles> Offered => ContactRoleWords.Each.Where(role => Application.Category == MembershipCategory.Member || role != ContactRoles.Signatory);

    public async Task<IActionResult> OnGetAsync(bool yourself)
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        if (Application.Status != ApplicationStatus.Draft) return RedirectToPage("/Join/Application");
        if (yourself && CanAddYourself) Input = new() { Name = Application.ApplicantName, Email = Application.ApplicantEmail.Value };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        if (!ModelState.IsValid) return Page();

        var roles = Offered.Where(Input.Roles.Contains).Aggregate(ContactRoles.None, (all, role) => all | role);
        Application.NameContact(new NamedContact(Input.Name, EmailAddress.Parse(Input.Email), Input.Title, roles));
        await db.SaveChangesAsync();

        TempData["Flash"] = $"{Application.Contacts[^1].Name} was added.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? email)
    {
        if (!await LoadAsync()) return RedirectToPage("/Join/Link");
        ModelState.Clear();

        var leaving = Application.Contacts.FirstOrDefault(contact => contact.Email.Canonical == email);
        Application.DropContact(email ?? "");
        await db.SaveChangesAsync();

        if (leaving is not null) TempData["Flash"] = $"{leaving.Name} was removed.";
        return RedirectToPage();
    }

    private async Task<bool> LoadAsync()
    {
        if (await current.FindAsync() is not { } application) return false;
        Application = application;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "Name", Description = "As they write it, in any script."), Required(ErrorMessage = "Enter the person's name.")]
        public string Name { get; init; } = "";

        [Display(Name = "E-mail address"), Required(ErrorMessage = "Enter the person's e-mail address."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";

        [Display(Name = "Job title")]
        public string? Title { get; init; }

        [Display(Name = "Roles", Description = "Choose all that apply."), Required(ErrorMessage = "Choose at least one role."), MinLength(1, ErrorMessage = "Choose at least one role.")]
        public IList<ContactRoles> Roles { get; init; } = [];
    }
}
