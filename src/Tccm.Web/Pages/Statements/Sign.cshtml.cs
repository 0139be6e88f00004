using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Statements;

public sealed class SignModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public Contact Contact { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public string KindInWords => Statement.Kind.InWords();
    public string Standing => Statement.IsSignable(Now) ? $"open for signature until {Statement.Deadline!.Value.InWords()}" : Statement.StatusInWords();
    public Signature? Signed => Statement.LiveSignatures.FirstOrDefault(signature => signature.OrganisationId == Contact.OrganisationId);
    /// <summary>What it signed before the text was changed, as long as it has not signed the text of now.</summary>
    public Signature? Earlier => Signed is null ? Statement.EarlierOf(Contact.OrganisationId) : null;
    /// <summary>Who may not sign and does not read it elsewhere does not read it here.</summary>
    public bool SeesText => StatementStatuses.Public.Contains(Statement.Status) || Statement.IsReadBy(Contact.Organisation) || Signed is not null;
    public bool CanSign => WhyNot is null;
    public string? WhyNot => Signed is not null ? $"{Contact.Organisation.DisplayName} has signed this text already."
        : !Statement.IsSignable(Now) ? $"Signing is not open: “{Statement.Title}” is {Statement.StatusInWords()}."
        : Contact.MandateHasEnded(Now) ? $"Your mandate to sign for {Contact.Organisation.DisplayName} ended on {Words.Day(Contact.MandateUntil!.Value)}."
        : Contact.Organisation.WhyItMayNotSign(Now);

    /// <summary>Who can record another right to sign for this contact, where theirs has ended.</summary>
    public IReadOnlyList<Contact>? Renewers { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact)
    {
        if (!await LoadAsync(slug, contact)) return NotFound();
        Input = new() { Id = Guid.CreateVersion7(), Basis = Contact.Basis, Until = Contact.MandateUntil };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid contact)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact, locked: true)) return NotFound();
        if (Signed?.Id == Input.Id) return Receipt(Input.Id);
        if (CanSign && AuthorityInput.IsWrong(ModelState)) return Page();
        ModelState.Remove("Input.Basis");
        await fresh.RequireAsync(Input.Password);

        var signature = Statement.Sign(Input.Id, Contact, Input.Sha256, Input.ToAuthority(), Input.Declared, Now);
        var leaf = Leaf.ForSigning(Statement, signature, Contact, Now);
        post.ToContacts(Contact.Organisation, new SigningReceipt(Statement, signature, Contact));
        await db.AppendAsync(leaf);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Contact.Organisation.DisplayName} signed “{Statement.Title}”. Its contacts get a receipt.";
        return Receipt(signature.Id);
    }

    private RedirectToPageResult Receipt(Guid signature) => RedirectToPage("/My/Receipt", new { signature });

    private async Task<bool> LoadAsync(string slug, Guid contactId, bool locked = false)
    {
        if (current.Contact(contactId, ContactRoles.Signatory) is not { } contact) return false;
        // Locked and read anew: somebody may have ended this contact since the request began.
        Contact = locked ? await db.LockedContactAsync(contactId) : contact;
        var statement = locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug);
        if (statement is null || !StatementStatuses.SeenBySigners.Contains(statement.Status)) return false;
        Statement = statement;
        Now = await db.ClockAsync();
        if (Contact.MandateHasEnded(Now))
            Renewers = [.. (await db.ColleaguesAsync(Contact.OrganisationId)).Where(colleague => colleague.Id != Contact.Id && colleague.May(ContactRoles.Representative))];
        return true;
    }

    public sealed record InputModel : AuthorityInput
    {
        public Guid Id { get; init; }
        public string Sha256 { get; init; } = "";
        public bool Declared { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
