using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Purpose;

/// <summary>The second of the two: adopts what the first proposed. Of two who do so at once, one does.</summary>
public sealed class AdoptModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PurposeDesk Desk { get; private set; } = null!;
    public bool IsMine => Desk.Draft?.Proposal?.By == current.Person.Id;

    public async Task<IActionResult> OnGetAsync()
    {
        Desk = await PurposeDesk.OfAsync(db);
        return Desk.Draft?.Proposal is null ? RedirectToPage("/Secretariat/Purpose/Index") : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await using var act = await db.Database.BeginTransactionAsync();
        var secretariat = await db.LockedSecretariatAsync();
        if (secretariat.All(one => one.Id != current.Person.Id)) return NotFound();
        Desk = await PurposeDesk.OfAsync(db, locked: true);
        if (Desk.Draft is not { } draft) throw new DomainException("This draft was adopted already. Nothing was adopted twice.");
        await fresh.RequireAsync(Input.Password);

        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        var version = draft.Adopt(Input.Proposal, Desk.InForce, secretariat, by, at);
        db.PurposeVersions.Add(version);
        await post.ToSecretariatAsync(new PurposeAdopted(version));
        if (version.SignAgainUntil is not null)
        {
            foreach (var reader in await Reader.OfAsync(db, [MembershipCategory.Member, MembershipCategory.Supporter]))
                if (reader.Contacts.Any(contact => contact.May(ContactRoles.Signatory))) post.To(reader.To, new PurposeToSignAgain(version, reader));
        }
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You adopted the Statement of Purpose {version.Number}. {(version.SignAgainUntil is null ? "Nobody is asked to sign again." : "Those who may sign for members and supporters are written to.")}";
        return RedirectToPage("/Secretariat/Purpose/Index");
    }

    public sealed record InputModel
    {
        public Guid Proposal { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
