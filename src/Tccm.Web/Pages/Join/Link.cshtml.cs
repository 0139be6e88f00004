using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Join;

/// <summary>How to come back to an application, and a new link for who lost it. The answer is the same for every address.</summary>
public sealed class LinkModel(TccmDbContext db, CurrentApplication current, Post post, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application? Open { get; private set; }
    public bool WasConfirmedElsewhere => current.WasConfirmedElsewhere;

    public async Task OnGetAsync() => Open = await current.FindAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var email = EmailAddress.Parse(Input.Email);
        await using var act = await db.Database.BeginTransactionAsync();
        var left = await db.LinksLeftAsync(email, clock.GetUtcNow());
        foreach (var application in (await OpenApplicationsOfAsync(email)).Take(left))
        {
            var secret = Secret.New();
            application.Reissue(secret.Hash);
            post.To(application.ApplicantEmail, new ConfirmYourAddress(application, secret));
        }
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"If an application of {email.Value} is open, a link is on its way to it.";
        return RedirectToPage();
    }

    private async Task<List<Application>> OpenApplicationsOfAsync(EmailAddress email)
    {
        var open = db.Applications.Where(application => ApplicationStatuses.Open.Contains(application.Status));
        var addresses = await open.Select(application => new { application.Id, application.ApplicantEmail }).ToListAsync();
        var ids = addresses.Where(one => one.ApplicantEmail.Canonical == email.Canonical).Select(one => one.Id).ToList();
        return await db.Applications.Where(application => ids.Contains(application.Id)).OrderByDescending(application => application.CreatedAt).ToListAsync();
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Enter the e-mail address."), DataType(DataType.EmailAddress)]
        public string Email { get; init; } = "";
    }
}
