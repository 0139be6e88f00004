using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Says until when an organisation clears internally whether it signs, or gives another day.</summary>
public sealed class IntentionModel(TccmDbContext db, CurrentPerson current) : IntentionAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Intention? Running => Own.FirstOrDefault(one => one.IsRunning(Now));
    public IReadOnlyList<Intention> Earlier => [.. Own.Where(one => !one.IsRunning(Now))];
    public string? WhyNot => Intentions.HasSigned(Statement, Contact.OrganisationId) ? $"{Contact.Organisation.DisplayName} has signed." : Intention.WhyNot(Statement, Contact, Now);

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact)
    {
        if (!await LoadAsync(slug, contact)) return NotFound();
        Input = new() { Until = Running?.Until, Words = Running?.Words };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact, locked: true)) return NotFound();
        if (WhyNot is null && !ModelState.IsValid) return Page();

        var (until, changes) = (Input.Until ?? DateOnly.MaxValue, Running is not null);
        if (Running is { } running) running.Change(until, Input.Words, Contact, Now);
        else Db.Intentions.Add(Intention.Of(Statement, until, Input.Words, Contact, Now, Own));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You {(changes ? "changed" : "stated")} that {Contact.Organisation.DisplayName} clears “{Statement.Title}” internally until {Domain.Text.Words.Day(until)}. The secretariat sees it, and your colleagues.";
        return RedirectToPage("/My/Statement", new { slug });
    }

    public sealed record InputModel
    {
        [Display(Name = "Until which day", Description = "The last day of your clearing, in UTC. A reminder comes the day before; after it the intention lapses by itself.")]
        [Required(ErrorMessage = "Give the day.")]
        public DateOnly? Until { get; init; }

        [Display(Name = "What the secretariat should know", Description = "Who decides and when they meet, if you want to say it."), DataType(DataType.MultilineText)]
        [StringLength(Intention.MaxWords, ErrorMessage = "Shorten it: 1,000 characters at most.")]
        public string? Words { get; init; }
    }
}
