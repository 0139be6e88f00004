using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Applications;

public sealed class ApproveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public Likeness Likeness { get; private set; } = Likeness.None;
    public IReadOnlyList<Organisation> Candidates { get; private set; } = [];
    public IReadOnlyList<Organisation> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? known)
    {
        Input = new() { Known = known };
        return await LoadAsync(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);
        var known = Input.Known is { } chosen ? await db.OrganisationAsync(chosen) : null;
        if (Input.Known is not null && known is null) return NotFound();

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        var (organisation, purpose) = Application.Approve(known, by, at);
        db.PurposeSignatures.Add(purpose);
        await InviteAsync(organisation, by, at);
        await db.AppendAsync(Leaf.ForApproval(organisation, purpose, by, at));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You approved {organisation.DisplayName} as a {Application.Category.ToString().ToLowerInvariant()}. Its people are invited.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id = organisation.Id });
    }

    private async Task InviteAsync(Organisation organisation, Actor by, DateTimeOffset at)
    {
        var people = new Dictionary<NamedContact, Person>();
        foreach (var named in Application.Contacts) people[named] = await db.PersonAsync(named.Name, named.Email, at);
        foreach (var contact in Application.AddContacts(organisation, named => people[named], by, at))
        {
            var secret = Secret.New();
            var invitation = new Invitation(contact, secret.Hash, by, at);
            db.Invitations.Add(invitation);
            post.To(contact.Person.Email, new ApprovedWithInvitation(Application, contact, by.Name, secret, invitation.ExpiresAt));
        }
        if (people.Keys.All(named => named.Email.Canonical != Application.ApplicantEmail.Canonical))
            post.To(Application.ApplicantEmail, new ApplicationApproved(Application, organisation));
    }

    /// <summary>Offers the organisations that could become this one: no membership now, those alike first.</summary>
    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        var application = locked ? await db.LockedApplicationAsync(id) : await db.Applications.FindAsync(id);
        if (application is null || application.Status == ApplicationStatus.Draft) return false;
        Application = application;
        Likeness = await Likeness.OfAsync(db, application);
        var alike = Likeness.Alike.Select(one => one.Organisation?.Id).ToHashSet();
        var free = (await db.Organisations.Where(organisation => organisation.Memberships.All(period => period.Until != null)).ToListAsync())
            .OrderBy(organisation => organisation.DisplayName, Tccm.Domain.Text.Names.Order);
        var candidates = free.ToLookup(organisation => alike.Contains(organisation.Id) || organisation.Id == Input.Known);
        (Candidates, Others) = ([.. candidates[true]], [.. candidates[false]]);
        return true;
    }

    public sealed record InputModel
    {
        public Guid? Known { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
