using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Adaptations;

/// <summary>Anybody registers what they made of a published text. It waits for their address to be confirmed, and then for the secretariat.</summary>
public sealed class RegisterModel(TccmDbContext db, CurrentPerson current, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AdaptationOrigin Origin { get; private set; } = null!;

    /// <summary>The hats under which a person who is signed in can register it for their organisation.</summary>
    public IReadOnlyList<Contact> Members => [.. current.Hats.Where(contact => Adaptation.WhyNot(contact) is null)];

    public async Task<IActionResult> OnGetAsync(string slug, int[] p, int? revision, Guid? from)
    {
        if (!ModelState.IsValid || !await LoadAsync(slug, revision, from)) return NotFound();
        Input = new InputModel { Revision = Origin.Source.Revision.Number, From = from, Paragraphs = Origin.Paragraphs(p) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, Input.Revision, Input.From)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var (email, secret, at) = (EmailAddress.Parse(Input.Email), Secret.New(), await db.ClockAsync());
        var adaptation = Adaptation.InPublic(Origin.Source, Excerpt.Of(Origin.Source.Revision, Input.Paragraphs), Origin.From, Input.Facts(), Input.Maker, Input.Name, email, secret.Hash, at);
        await db.RequireAdaptationAsync(email, at);
        db.Adaptations.Add(adaptation);
        post.To(email, new ConfirmAdaptation(adaptation, secret));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"A link is on its way to {email.Value}. Open it to confirm your address; nothing is shown before the secretariat has looked.";
        return RedirectToPage("/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, int? revision, Guid? from)
    {
        if (await AdaptationOrigin.OfAsync(db, slug, revision, from) is not { } origin) return false;
        Origin = origin;
        return true;
    }

    public sealed record InputModel : AdaptationInput
    {
        [Display(Name = "Who made it", Description = "An organisation or a person, as it is to be named in public."), Required(ErrorMessage = "Enter who made it.")]
        public string Maker { get; init; } = "";

        [Display(Name = "Your name", Description = "Not published."), Required(ErrorMessage = "Enter your name.")]
        public string Name { get; init; } = "";

        [Display(Name = "Your e-mail address", Description = "Not published. We mail a link that confirms it, and later what was decided."), Required(ErrorMessage = "Enter your address as name@domain."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";
    }
}
