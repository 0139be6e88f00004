using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Applications;

/// <summary>One of the secretariat proposes, another confirms; where nobody else could, one approves alone.</summary>
public sealed class ApproveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post, Admission admission) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Application Application { get; private set; } = null!;
    public Likeness Likeness { get; private set; } = Likeness.None;
    public Operated Operated { get; private set; } = null!;
    public IReadOnlyList<Organisation> Candidates { get; private set; } = [];
    public IReadOnlyList<Organisation> Others { get; private set; } = [];
    public ApprovalProposal? Proposed => Application.Proposed;
    public string ProposedBy { get; private set; } = "";
    public bool IsMine => Proposed?.By == current.AsSecretariat.PersonId;
    public bool WantsTwo => Application.WantsTwo(current.AsSecretariat);
    public IReadOnlyList<string> WhoCanConfirm => current.AsSecretariat.WhoCanFor(Application);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? known)
    {
        Input = new() { Known = known };
        if (!await LoadAsync(id)) return NotFound();
        current.AsSecretariat.RefuseOwn(Application);
        Input = Input with { Known = Proposed is { } proposed ? proposed.Known : known ?? Application.AppliesForId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        var secretariat = await db.LockedSecretariatAsync();
        // Locked before anything is read of it, so that its membership is read as it is now.
        var known = Input.Known is { } chosen ? await db.LockedWithPeopleAsync(chosen) : null;
        if (!await LoadAsync(id, locked: true)) return NotFound();
        current.AsSecretariat.RefuseOwn(Application);
        if (!ModelState.IsValid) return Page();
        await fresh.RequireAsync(Input.Password);
        if (Input.Known is not null && known is null) return NotFound();
        if (Input.Proposal != Proposed?.Id && Application.IsWaiting) throw new DomainException("What is proposed is not what you were shown. Nothing was changed; look at it as it is now.");

        return WantsTwo && Proposed is null ? await ProposeAsync(known, act) : await ApproveAsync(known, secretariat, act);
    }

    public async Task<IActionResult> OnPostDropAsync(Guid id)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(id, locked: true)) return NotFound();
        Application.DropProposal(current.AsSecretariat, await db.ClockAsync());
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You took back the proposal to approve {Application.Called}. It waits for a decision as before.";
        return RedirectToPage("/Secretariat/Applications/Show", new { id });
    }

    private async Task<IActionResult> ProposeAsync(Organisation? known, IDbContextTransaction act)
    {
        Application.ProposeApproval(known, [.. Input.Former], current.AsSecretariat, await db.ClockAsync());
        foreach (var other in (await db.SecretariatAsync()).Where(person => person.Id != current.AsSecretariat.PersonId && !Actor.Secretariat(person).WorksFor(Application)))
            post.To(other.Email, new ApprovalToConfirm(Application, current.AsSecretariat.Name));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You proposed to approve {Application.Called} as a {Application.Category.ToString().ToLowerInvariant()}. Another member of the secretariat confirms it; nobody is invited yet.";
        return RedirectToPage("/Secretariat/Applications/Show", new { id = Application.Id });
    }

    private async Task<IActionResult> ApproveAsync(Organisation? known, IReadOnlyList<Person> secretariat, IDbContextTransaction act)
    {
        if (known is not null) await db.Set<RolesHeld>().Where(held => known.Contacts.Select(contact => contact.Id).Contains(held.ContactId)).LoadAsync();
        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        var (organisation, purpose) = Application.Approve(known, by, at, secretariat);
        if (purpose.ApplicationId == Application.Id) db.PurposeSignatures.Add(purpose);
        await admission.InviteAsync(Application, organisation, Proposed?.Former ?? [.. Input.Former], by, at);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You approved {organisation.DisplayName} as a {Application.Category.ToString().ToLowerInvariant()}. Its people are {(Application.AppliesForId is null ? "invited" : "told")}.";
        return RedirectToPage("/Secretariat/Organisations/Show", new { id = organisation.Id });
    }

    /// <summary>Offers the organisations that could become this one: those without a membership, for a member supporters too; those alike first.</summary>
    private async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        var application = locked ? await db.LockedApplicationAsync(id) : await db.Applications.FindAsync(id);
        if (application is null || application.Status == ApplicationStatus.Draft) return false;
        Application = application;
        ProposedBy = await db.NameOfAsync(application.Proposed?.By);
        Likeness = await Likeness.OfAsync(db, application);
        Operated = await Operated.ByAsync(db, application, mayMark: true);
        var alike = Likeness.Alike.Select(one => one.Organisation?.Id).ToHashSet();
        var today = DateOnly.FromDateTime((await db.ClockAsync()).UtcDateTime);
        var free = (await db.Organisations.Whole()
            .Where(organisation => organisation.Memberships.All(period => period.Until != null || period.LeavesOn <= today || application.Category == MembershipCategory.Member && period.Category == MembershipCategory.Supporter))
            .Where(organisation => application.AppliesForId == null || organisation.Id == application.AppliesForId).ToListAsync())
            .OrderBy(organisation => organisation.DisplayName, Tccm.Domain.Text.Names.Order);
        var candidates = free.ToLookup(organisation => alike.Contains(organisation.Id) || organisation.Id == Input.Known || organisation.Id == application.AppliesForId);
        (Candidates, Others) = ([.. candidates[true]], [.. candidates[false]]);
        return true;
    }

    public sealed record InputModel
    {
        public Guid? Known { get; init; }

        /// <summary>People who acted for it before and are invited anew; nobody comes back unasked.</summary>
        public IList<Guid> Former { get; init; } = [];

        /// <summary>The one that the page showed, so that it is that which is confirmed.</summary>
        public Guid? Proposal { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
