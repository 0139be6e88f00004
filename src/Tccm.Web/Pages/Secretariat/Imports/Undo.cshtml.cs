using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Imports;

public sealed class UndoModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public ImportBatch Batch { get; private set; } = null!;
    public IReadOnlyList<string> BuiltOn { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        var by = current.AsSecretariat;
        await using var act = await db.Database.BeginTransactionAsync();
        await UndoImport.LockAsync(db, id);
        Batch = await db.ImportBatches.Include(batch => batch.Things).SingleAsync(batch => batch.Id == id);
        await new UndoImport(db, Batch).RunAsync(by, await db.ClockAsync());
        await act.CommitAsync();

        TempData["Flash"] = $"You undid the import of {Batch.Kind.InWords().ToLowerInvariant()}: {Batch.InWords}.";
        return RedirectToPage("/Secretariat/Imports/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.ImportBatches.Include(batch => batch.Things).SingleOrDefaultAsync(batch => batch.Id == id) is not { } batch) return false;
        Batch = batch;
        if (batch.UndoneAt is null) BuiltOn = await new UndoImport(db, batch).BuiltOnAsync();
        return true;
    }
}
