using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

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
    /// <summary>Whether there is a code by which this organisation may sign now, after signing has closed.</summary>
    public bool TakesCode => !Statement.IsSignable(Now) && Statement.WhyNoLateCodes is null && Statement.LateCodes.Any(code => code.OrganisationId == Contact.OrganisationId && code.IsOpen(Now));
    public string? WhyNot => Signed is not null ? $"{Contact.Organisation.DisplayName} has signed this text already."
        : !Statement.IsSignable(Now) && !TakesCode ? $"Signing is not open: “{Statement.Title}” is {Statement.StatusInWords()}."
        : Contact.MandateHasEnded(Now) ? $"Your mandate to sign for {Contact.Organisation.DisplayName} ended on {Words.Day(Contact.MandateUntil!.Value)}."
        : Contact.Organisation.WhyItMayNotSign(Now);

    /// <summary>Who can record another right to sign for this contact, where theirs has ended.</summary>
    public IReadOnlyList<Contact>? Renewers { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, Guid contact, string? code)
    {
        if (!await LoadAsync(slug, contact)) return NotFound();
        Input = new() { Id = Guid.CreateVersion7(), Basis = Contact.Basis, Until = Contact.MandateUntil, Code = code };
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

        var signature = Statement.Sign(Input.Id, Contact, Input.Sha256, Input.ToAuthority(), Input.Declared, Now, fresh.Shown, Late());
        await post.ReceiptAsync(Statement, signature, Contact, Now);
        db.SigningTraces.Add(new SigningTrace(signature.Id, HttpContext.Connection.RemoteIpAddress?.ToString(), Request.Headers.UserAgent.ToString(), Now));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"{Contact.Organisation.DisplayName} signed “{Statement.Title}”. Its contacts get a receipt.{(signature.IsLate && Statement.Status == StatementStatus.Published ? " It is named in the next edition." : "")}";
        return Receipt(signature.Id);
    }

    /// <summary>The code that was given, where signing is not open; a wrong one is refused in words that tell nothing of others.</summary>
    private LateCode? Late()
    {
        if (Statement.IsSignable(Now)) return null;
        var hash = Secret.HashOf(Input.Code?.Trim());
        return Statement.LateCodes.SingleOrDefault(code => code.OrganisationId == Contact.OrganisationId && CryptographicOperations.FixedTimeEquals(code.SecretHash, hash))
            ?? (TakesCode ? throw new DomainException("This is not the code that the secretariat gave. Copy it whole from the letter; nothing was signed.", "Code") : null);
    }

    private RedirectToPageResult Receipt(Guid signature) => RedirectToPage("/My/Receipt", new { signature });

    private async Task<bool> LoadAsync(string slug, Guid contactId, bool locked = false)
    {
        if (current.Contact(contactId, ContactRoles.Signatory) is not { } contact) return false;
        // Locked and read anew: somebody may have ended this contact since the request began.
        Contact = locked ? await db.LockedContactAsync(contactId) : contact;
        var statement = locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug);
        if (statement is null || !statement.IsSeenToSign(Contact.Organisation)) return false;
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

        /// <summary>For a late signature.</summary>
        public string? Code { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
