using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class NewModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public TextInput Input { get; set; } = new();

    public TextDocument? Preview { get; private set; }
    public string AddressHint { get; private set; } = "The end of its web address, for ever. Leave it empty to have it made from the title.";

    public void OnGet()
    {
    }

    public IActionResult OnPostLook()
    {
        if (!ModelState.IsValid) return Page();
        Preview = Input.Preview();
        if (string.IsNullOrWhiteSpace(Input.Slug)) AddressHint = $"Leave it empty for: {Input.Address()}";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var statement = Statement.Begin(Input.Address(), Input.Kind!.Value, Input.Process, Input.Language, Input.Title, Input.Text, current.AsSecretariat, await db.ClockAsync());
        db.Statements.Add(statement);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You wrote “{statement.Title}”. It is a draft.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug = statement.Slug });
    }
}
