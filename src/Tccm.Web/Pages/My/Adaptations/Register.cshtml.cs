using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Adaptations;

/// <summary>A member's contact registers what their organisation made of a published text; it is named, and looked at first.</summary>
public sealed class RegisterModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public AdaptationInput Input { get; set; } = new();

    public AdaptationOrigin Origin { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact, int[] p, int? revision, Guid? from)
    {
        if (!ModelState.IsValid || !await LoadAsync(slug, contact, revision, from)) return NotFound();
        Input = new AdaptationInput { Revision = Origin.Source.Revision.Number, From = from, Paragraphs = Origin.Paragraphs(p) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact, Input.Revision, Input.From)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var at = await db.ClockAsync();
        var adaptation = Adaptation.ByMember(Origin.Source, Excerpt.Of(Origin.Source.Revision, Input.Paragraphs), Origin.From, Input.Facts(), Contact, at);
        await db.RequireAdaptationAsync(Contact, at);
        db.Adaptations.Add(adaptation);
        await post.ToSecretariatAsync(new AdaptationWaits(adaptation));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You registered “{adaptation.Title}” for {Contact.Organisation.DisplayName}. It is listed once the secretariat has looked at it.";
        return RedirectToPage("/My/Adaptations/Index");
    }

    private async Task<bool> LoadAsync(string slug, Guid contactId, int? revision, Guid? from)
    {
        if (current.Contacts.SingleOrDefault(one => one.Id == contactId) is not { } contact || Adaptation.WhyNot(contact) is not null) return false;
        if (await AdaptationOrigin.OfAsync(db, slug, revision, from) is not { } origin) return false;
        (Contact, Origin) = (contact, origin);
        return true;
    }
}
