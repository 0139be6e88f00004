using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Resources;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Resources;

public sealed class WithdrawModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Resource Resource { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();

        Resource.Withdraw(Input.Reason, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You withdrew “{Resource.Title}”.";
        return RedirectToPage("/Secretariat/Resources/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Resources.SingleOrDefaultAsync(one => one.Id == id) is not { } resource) return false;
        Resource = resource;
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "The reason", Description = "The secretariat reads it."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why it is withdrawn: colleagues read it later."), StringLength(Domain.Resources.Resource.MaxReason, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string Reason { get; init; } = "";
    }
}
