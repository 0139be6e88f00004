using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;
using Tccm.Web.Pages.My.Deliveries;

namespace Tccm.Web.Pages.My;

/// <summary>What needs this person, for each organisation they act for, with the time left.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public IReadOnlyList<House> Houses { get; private set; } = [];
    public HatsWaiting Hats { get; private set; } = null!;
    public DiscussionsWaiting Discussions { get; private set; } = null!;
    public OwnDeliveries Deliveries { get; private set; } = null!;
    public int NewOnTimeline { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public PurposeRegister Purpose { get; private set; } = null!;
    public bool IsSecretariat => current.IsSecretariat;

    public async Task<IActionResult> OnGetAsync()
    {
        // Who only works for the secretariat has nothing here.
        if (current.IsSecretariat && !current.Contacts.Any()) return RedirectToPage("/Secretariat/Index");

        Now = await db.ClockAsync();
        Purpose = await PurposeRegister.OnAsync(db, DateOnly.FromDateTime(Now.UtcDateTime));
        var mine = current.Contacts.Select(contact => contact.OrganisationId).ToList();
        var statements = await db.Statements.Whole().AsNoTracking()
            .Where(statement => statement.Status == StatementStatus.Open || statement.Signatures.Any(signature => mine.Contains(signature.OrganisationId)))
            .ToListAsync();
        Houses = [.. current.Hats.Select(contact => HouseOf(contact, statements))];
        Hats = await HatsWaiting.OfAsync(db, current.Hats);
        Discussions = await DiscussionsWaiting.OfAsync(db, current.Hats, Now);
        Deliveries = await OwnDeliveries.OfAsync(db, current.Hats);
        var seen = current.Value?.TimelineSeen ?? 0;
        NewOnTimeline = await db.Releases.CountAsync(release => release.Number > seen);
        return Page();
    }

    private House HouseOf(Contact contact, List<Statement> statements)
    {
        var signable = contact.Organisation.MaySign(Now) ? statements.Where(statement => statement.IsSignable(Now)).OrderBy(statement => statement.DeadlineAt).ToList() : [];
        var unsigned = signable.Where(statement => !statement.LiveSignatures.Any(signature => signature.OrganisationId == contact.OrganisationId)).ToList();
        var signed = statements
            .SelectMany(statement => statement.Signatures.Where(signature => signature.OrganisationId == contact.OrganisationId).Select(signature => (statement, signature)))
            .OrderByDescending(pair => pair.signature.KeptAt);
        return contact.May(ContactRoles.Signatory) ? new House(contact, unsigned, [], [.. signed]) : new House(contact, [], unsigned, [.. signed]);
    }

    /// <summary>How an organisation stands to the Purpose; one that is neither member nor supporter is asked nothing.</summary>
    public PurposeStanding StandingOf(Organisation organisation) =>
        organisation.CurrentMembership is null ? Purpose.Of(organisation.Id) with { Asked = null } : Purpose.Of(organisation.Id);

    /// <summary>What waits for one hat, as a number.</summary>
    public int Waiting(House house) => house.ToSign.Count + Hats.Of(house.Contact).Count + Discussions.WindowsFor(house.Contact) + Deliveries.Waiting(house.Contact).Count
        + (StandingOf(house.Contact.Organisation).IsAsked && house.Contact.May(ContactRoles.Signatory) ? 1 : 0);

    public string WaitingInWords(House house) => Waiting(house) switch { 0 => "nothing waits", 1 => "1 thing waits", var many => $"{many} things wait" };

    public sealed record House(Contact Contact, IReadOnlyList<Statement> ToSign, IReadOnlyList<Statement> Open, IReadOnlyList<(Statement Statement, Signature Signature)> Signed);
}
