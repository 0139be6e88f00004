using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Purpose;

/// <summary>The first of the two: says that the draft be adopted, as minor or major.</summary>
public sealed class ProposeModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PurposeDesk Desk { get; private set; } = null!;
    public string Minor => PurposeDraft.NumberAfter(Desk.InForce, isMajor: false);
    public string Major => PurposeDraft.NumberAfter(Desk.InForce, isMajor: true);

    public async Task<IActionResult> OnGetAsync()
    {
        Desk = await PurposeDesk.OfAsync(db);
        if (Desk.Draft is not { Proposal: null }) return RedirectToPage("/Secretariat/Purpose/Index");
        Input = new() { Seen = Desk.Draft.Number, SignAgainUntil = DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime).AddDays(PurposeDraft.DefaultDays) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await using var act = await db.Database.BeginTransactionAsync();
        Desk = await PurposeDesk.OfAsync(db, locked: true);
        if (Desk.Draft is not { } draft) return RedirectToPage("/Secretariat/Purpose/Index");
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);

        draft.Propose(Input.Change == Change.Major, Input.SignAgainUntil, Desk.InForce, Input.Seen, current.AsSecretariat, await db.ClockAsync());
        await post.ToSecretariatAsync(new PurposeProposed(draft.Proposal!, current.Person.Name));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You proposed the draft {draft.Proposal!.InWords}. Another member of the secretariat adopts it or sends it back.";
        return RedirectToPage("/Secretariat/Purpose/Index");
    }

    public enum Change
    {
        [Display(Name = "Minor", Description = "The meaning is the same: a word made clearer, a mistake mended. Whoever signed goes on as before.")]
        Minor,
        [Display(Name = "Major", Description = "The meaning changes. Every member and supporter is asked to sign again; nobody is dropped for not doing so.")]
        Major,
    }

    public sealed record InputModel
    {
        public int Seen { get; init; }

        [Required(ErrorMessage = "Choose whether the change is minor or major.")]
        public Change? Change { get; init; }

        public DateOnly? SignAgainUntil { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
