using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Join;

/// <summary>What joining means, and the form that begins an application. The answer is the same whether or not the address is known.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentApplication current, Post post, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application? Open { get; private set; }

    public async Task OnGetAsync() => Open = await current.FindAsync() is { IsOpen: true } open ? open : null;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var (email, secret, now) = (EmailAddress.Parse(Input.Email), Secret.New(), clock.GetUtcNow());
        var category = Input.Category == As.Member ? MembershipCategory.Member : MembershipCategory.Supporter;
        var application = Application.Start(category, Input.Name, email, secret.Hash, now);
        await using var act = await db.Database.BeginTransactionAsync();
        await db.RequireLinkAsync(email, now);
        db.Applications.Add(application);
        post.To(email, new ConfirmYourAddress(application, secret));
        await db.SaveChangesAsync();
        await act.CommitAsync();
        current.Remember(application, byLink: false);

        TempData["Flash"] = $"The application was begun, and a link was mailed to {email.Value}. You can go on at once.";
        return RedirectToPage("/Join/Application");
    }

    public enum As
    {
        [Display(Name = "As a member", Description = "The organisation operates a part of the Internet's technical layer, and may sign statements in its own name.")]
        Member,

        [Display(Name = "As a supporter", Description = "Any organisation. It receives and can be heard, and does not sign.")]
        Supporter,
    }

    public sealed record InputModel
    {
        [Display(Name = "How does the organisation join?"), Required(ErrorMessage = "Choose member or supporter.")]
        public As? Category { get; init; }

        [Display(Name = "Your name", Description = "As you write it, in any script."), Required(ErrorMessage = "Enter your name.")]
        public string Name { get; init; } = "";

        [Display(Name = "Your e-mail address", Description = "At the organisation, if you can. We mail a link to it at once."), Required(ErrorMessage = "Enter your e-mail address."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";
    }
}
