using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class ShowModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<PurposeSignature> PurposeSignatures { get; private set; } = [];
    public IReadOnlyList<Statement> Statements { get; private set; } = [];
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];
    public OrganisationPath Path { get; private set; } = null!;
    public Operated Operated { get; private set; } = null!;
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public bool IsOwn => current.Person.CurrentContacts.Any(contact => contact.OrganisationId == Organisation.Id);
    public IReadOnlyList<string> WhoCan => current.AsSecretariat.WhoCanFor(Organisation);
    public string Standing => Path.Membership switch
    {
        null => "On the register, no membership now",
        { Suspended: { } suspended } resting => $"{resting.Category}, suspended since {Words.Day(suspended.Since)}",
        { From: { } from } period => $"{period.Category} since {from.InWords()}",
        var period => $"{period.Category}, since a date that is not known",
    };

    public string InvitedInWords(Contact contact) => Invitations.Where(invitation => invitation.ContactId == contact.Id).MaxBy(invitation => invitation.CreatedAt) switch
    {
        null => "never invited",
        var last when last.IsOpen(clock.GetUtcNow()) => $"invited; the link is valid until {Words.Instant(last.ExpiresAt)}",
        var last => $"last invited {Words.Instant(last.CreatedAt)}",
    };

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.OrganisationAsync(id) is not { } organisation) return NotFound();
        Organisation = organisation;
        PurposeSignatures = await db.PurposeSignatures.Include(signature => signature.PurposeVersion)
            .Where(signature => signature.OrganisationId == id).OrderByDescending(signature => signature.SignedAt).ToListAsync();
        Statements = await db.Statements.Listed().Where(statement => statement.Signatures.Any(signature => signature.OrganisationId == id))
            .OrderByDescending(statement => statement.CreatedAt).ToListAsync();
        Invitations = await db.Invitations.Include(invitation => invitation.Contact).Where(invitation => invitation.Contact.OrganisationId == id).ToListAsync();
        Operated = await Operated.ByAsync(db, organisation, mayMark: !IsOwn);
        Path = await OrganisationPath.OfAsync(db, organisation, IsOwn);
        History = await db.HistoryAroundAsync(id);
        return Page();
    }
}
