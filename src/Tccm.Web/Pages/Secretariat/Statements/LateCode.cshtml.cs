using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>Lets one organisation sign after signing has closed. The code goes to its signatories by mail, and to nobody else.</summary>
public sealed class LateCodeModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];
    public Deadline? Checked { get; private set; }

    public string NameOf(Guid organisation) => Organisations.FirstOrDefault(one => one.Value == organisation.ToString())?.Text ?? "an organisation that left";

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCheckAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        if (!ModelState.IsValid) return Page();
        Checked = Statement.LateUntil(Input.Given(), Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var until = Input.GivenAsChecked();
        Checked = until;
        await fresh.RequireAsync(Input.Password);
        var organisation = Input.Organisation is { } chosen ? await db.OrganisationAsync(chosen) : null;
        if (organisation is null) throw new DomainException("Choose the organisation that may sign late.", "Organisation");

        var secret = Secret.New();
        var code = Statement.GiveLateCode(organisation, Input.Reason ?? "", until, secret.Hash, current.AsSecretariat, Now);
        foreach (var signatory in organisation.CurrentContacts.Where(contact => contact.MaySign(Now))) post.To(signatory.Person.Email, new LateCodeGiven(Statement, code, signatory, secret));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You gave {organisation.DisplayName} a code to sign “{Statement.Title}” late. Its signatories got it by mail.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        Now = await db.ClockAsync();
        var members = (await SignatoryList.ElectorateAsync(db)).Members;
        var signed = statement.LiveSignatures.Select(signature => signature.OrganisationId).ToHashSet();
        Organisations = [.. (await db.Organisations.Where(organisation => members.Contains(organisation.Id)).ToListAsync()).Where(organisation => !signed.Contains(organisation.Id))
            .OrderBy(organisation => organisation.DisplayName, Names.Order).Select(organisation => new SelectListItem(organisation.DisplayName, organisation.Id.ToString()))];
        return true;
    }

    public sealed record InputModel : DeadlineInput
    {
        public Guid? Organisation { get; init; }
        public string? Reason { get; init; }
    }
}
