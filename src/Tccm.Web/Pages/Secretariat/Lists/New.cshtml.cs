using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Lists;

public sealed class NewModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<SelectListItem> Homes { get; } =
    [
        new("On Mailman: the portal pushes who chose it", nameof(ListHome.Mailman)),
        new("Elsewhere: the portal writes a CSV file of who chose it", nameof(ListHome.Elsewhere)),
    ];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var list = MailingList.SetUp(AddressOf(Input.Address), Input.Name, Input.Purpose, Input.Audience!.Value, Input.Home!.Value, current.AsSecretariat, clock.GetUtcNow());
        db.MailingLists.Add(list);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You set up the list {list.Name}. People find it among their mailing lists now.";
        return RedirectToPage("/Secretariat/Lists/Show", new { address = list.Address });
    }

    private static EmailAddress AddressOf(string typed)
    {
        try { return EmailAddress.Parse(typed); }
        catch (Domain.DomainException refused) { throw new Domain.DomainException(refused.Message, nameof(InputModel.Address)); }
    }

    public sealed record InputModel : ListInput
    {
        [Required(ErrorMessage = "Give the list's address.")]
        public string Address { get; init; } = "";

        [Required(ErrorMessage = "Choose where it is kept.")]
        public ListHome? Home { get; init; }
    }
}
