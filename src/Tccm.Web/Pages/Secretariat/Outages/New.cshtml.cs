using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Outages;
using Tccm.Web.Background;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Outages;

public sealed class NewModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, MoveDeadlines move) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);
        await using var act = await db.Database.BeginTransactionAsync();
        await move.LockAsync();
        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        var outage = Outage.Note(InUtc(Input.FromDay!.Value, Input.FromTime!.Value), InUtc(Input.UntilDay!.Value, Input.UntilTime!.Value), Input.Reason, await db.Outages.ToListAsync(), by, at);
        db.Outages.Add(outage);
        var moved = await move.ForAsync(outage, by, at);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = moved == 0 ? "You noted the outage. It met no window for signing." : $"You noted the outage. {Domain.Text.Words.Counted(moved, "deadline")} moved by as long, and the members are told once.";
        return RedirectToPage("/Secretariat/Outages/Index");
    }

    private static DateTimeOffset InUtc(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), TimeSpan.Zero);

    public sealed record InputModel : FreshInput
    {
        [Required(ErrorMessage = "Give the day on which it began.")]
        public DateOnly? FromDay { get; init; }

        [Required(ErrorMessage = "Give the time at which it began, in UTC.")]
        public TimeOnly? FromTime { get; init; }

        [Required(ErrorMessage = "Give the day on which it ended.")]
        public DateOnly? UntilDay { get; init; }

        [Required(ErrorMessage = "Give the time at which it ended, in UTC.")]
        public TimeOnly? UntilTime { get; init; }
        public string? Reason { get; init; }
    }
}
