using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Purpose;

public sealed class SendBackModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PurposeDesk Desk { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        Desk = await PurposeDesk.OfAsync(db);
        return Desk.Draft?.Proposal is null ? RedirectToPage("/Secretariat/Purpose/Index") : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await using var act = await db.Database.BeginTransactionAsync();
        Desk = await PurposeDesk.OfAsync(db, locked: true);
        if (Desk.Draft is not { } draft) throw new DomainException("This draft was adopted already. Nothing was sent back.");
        await fresh.RequireAsync(Input.Password);

        draft.SendBack(Input.Proposal, Input.Words ?? "", current.AsSecretariat, await db.ClockAsync());
        await post.ToSecretariatAsync(new PurposeSentBackToWrite(draft.SentBack!, current.Person.Name));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "You sent the proposal back. The draft can be written on.";
        return RedirectToPage("/Secretariat/Purpose/Index");
    }

    public sealed record InputModel
    {
        public Guid Proposal { get; init; }

        [DataType(DataType.MultilineText)]
        public string? Words { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
