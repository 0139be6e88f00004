using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Prospects;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Prospects;

public sealed class ApproachModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Prospect Prospect { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];
    public IEnumerable<SelectListItem> Ways { get; } = Enum.GetValues<ApproachWay>().Select(way => new SelectListItem(char.ToUpperInvariant(way.InWords()[0]) + way.InWords()[1..], way.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Input = new() { By = current.Person.Id, On = DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (await db.People.FindAsync(Input.By!.Value) is not { } approacher) return NotFound();

        Prospect.Approached(approacher, Input.On!.Value, Input.Way!.Value, Input.Said, Input.Next, Input.NextOn, current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"The approach to {Prospect.Name} was kept.";
        return RedirectToPage("/Secretariat/Prospects/Show", new { id });
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Prospects.Whole().SingleOrDefaultAsync(one => one.Id == id) is not { } prospect) return false;
        Prospect = prospect;
        Colleagues = [.. (await db.SecretariatAsync()).Select(person => new SelectListItem(person.Name, person.Id.ToString()))];
        return true;
    }

    public sealed record InputModel
    {
        [Display(Name = "By whom"), Required(ErrorMessage = "Choose who approached it.")]
        public Guid? By { get; init; }

        [Display(Name = "On which day"), Required(ErrorMessage = "Give the day.")]
        public DateOnly? On { get; init; }

        [Display(Name = "How"), Required(ErrorMessage = "Choose how.")]
        public ApproachWay? Way { get; init; }

        [Display(Name = "What was said", Description = "Names stay here, and can be taken out at any time."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Write what was said, in a sentence or two.")]
        [StringLength(Domain.Prospects.Prospect.MaxWords, ErrorMessage = "Shorten it: 4,000 characters at most.")]
        public string Said { get; init; } = "";

        [Display(Name = "What comes next"), DataType(DataType.MultilineText)]
        [StringLength(Domain.Prospects.Prospect.MaxWords, ErrorMessage = "Shorten it: 4,000 characters at most.")]
        public string? Next { get; init; }

        [Display(Name = "When")]
        public DateOnly? NextOn { get; init; }
    }
}
