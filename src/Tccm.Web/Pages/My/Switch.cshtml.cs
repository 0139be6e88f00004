using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Chooses the hat that is shown first. No act rests on it.</summary>
public sealed class SwitchModel(CurrentPerson current) : PageModel
{
    [BindProperty]
    public Guid Contact { get; set; }

    [BindProperty]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => RedirectToPage("/My/Index");

    public IActionResult OnPost()
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == Contact) is not { } chosen) return NotFound();

        current.Choose(chosen);
        TempData["Flash"] = $"You act for {chosen.Organisation.DisplayName}.";
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : RedirectToPage("/My/Index");
    }
}
