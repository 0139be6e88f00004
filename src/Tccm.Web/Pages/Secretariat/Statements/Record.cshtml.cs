using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>Keeps a statement of the past from a named source, without signatures: those are imported, each with its own source.</summary>
public sealed class RecordModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public TextInput Input { get; set; } = new();

    [BindProperty]
    public RecordInput From { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var statement = Statement.FromRecord(Input.Address(), Input.Kind!.Value, Input.Process, Input.Language, Input.Title, Input.Text,
            PartialDate.Parse(From.DeliveredOn), [], ImportBatch.CheckedSource(From.Source), current.AsSecretariat, await db.ClockAsync());
        db.Statements.Add(statement);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You recorded “{statement.Title}”. It is not published.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug = statement.Slug });
    }

    public sealed record RecordInput
    {
        [Required(ErrorMessage = "Say when it was delivered: a year, a month or a day.")]
        [RegularExpression(@"\s*\d{4}(-\d{2}(-\d{2})?)?\s*", ErrorMessage = "Write a year, 2024, a year and month, 2024-04, or a day, 2024-04-17.")]
        public string DeliveredOn { get; init; } = "";

        [Required(ErrorMessage = "Say where the text is found.")]
        [StringLength(ImportBatch.MaxSource, ErrorMessage = "Shorten this: 300 characters at most.")]
        public string Source { get; init; } = "";
    }
}
