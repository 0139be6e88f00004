using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;

namespace Tccm.Web.Pages.Secretariat.Purpose;

/// <summary>Who of the members and supporters has signed the major version that is in force, and what was done about the others.</summary>
public sealed class SignaturesModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    public PurposeVersion? Version { get; private set; }
    /// <summary>Those who have not signed it first, then by name.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public bool IsOver { get; private set; }

    public int Signed => Lines.Count(line => line.IsSigned);
    public int SignedEarlier => Lines.Count(line => line is { IsSigned: false, Signature: not null });
    public int NotOnRecord => Lines.Count(line => line.Signature is null);
    public int WithoutSignatory => Lines.Count(line => line is { IsSigned: false, HasSignatory: false });

    public async Task OnGetAsync()
    {
        (Version, Lines) = await ListedAsync(db);
        IsOver = Version?.SignAgainUntil < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>The lines of the page, which its export holds too, and the version that is asked for.</summary>
    public static async Task<(PurposeVersion? Version, IReadOnlyList<Line> Lines)> ListedAsync(TccmDbContext db)
    {
        if (await db.PurposeInForceAsync() is not { } inForce) return (null, []);
        var version = await db.PurposeVersions.SingleOrDefaultAsync(one => one.Major == inForce.Major && one.SignAgainUntil != null) ?? inForce;
        var organisations = await db.Organisations.AsNoTracking().Include(one => one.Memberships).Include(one => one.Contacts)
            .Where(one => one.Memberships.Any(period => period.Until == null)).ToListAsync();
        var signatures = (await db.PurposeSignatures.AsNoTracking().Include(one => one.PurposeVersion).ToListAsync()).ToLookup(one => one.OrganisationId);
        var reminders = (await db.AuditEntries.Where(entry => entry.SubjectId == version.Id && entry.Act.StartsWith(PurposeVersion.Reminded))
            .Select(entry => new { entry.OrganisationId, entry.At }).ToListAsync()).ToLookup(entry => entry.OrganisationId, entry => entry.At);
        return (version,
        [
            .. organisations
                .Select(one => new Line(one, signatures[one.Id].OrderBy(signature => signature.PurposeVersion.Major).ThenBy(signature => signature.PurposeVersion.Minor).LastOrDefault(), version.Major, [.. reminders[one.Id].Order()]))
                .OrderBy(line => line.IsSigned).ThenBy(line => line.Organisation.DisplayName, Tccm.Domain.Text.Names.Order),
        ]);
    }

    public sealed record Line(Organisation Organisation, PurposeSignature? Signature, int Major, IReadOnlyList<DateTimeOffset> Reminders)
    {
        public bool IsSigned => Signature?.PurposeVersion.Major == Major;
        public bool HasSignatory => Organisation.CurrentContacts.Any(contact => contact.May(ContactRoles.Signatory));
        public string SignedInWords => Signature is null ? "no signature on record" : $"{Signature.PurposeVersion.Number}, {Domain.Text.Words.Day(DateOnly.FromDateTime(Signature.SignedAt.UtcDateTime))}";
        public string ReminderInWords => !HasSignatory ? "no signatory to ask" : Reminders.Count == 0 ? "never reminded"
            : "reminded " + string.Join(" and ", Reminders.Select(at => Domain.Text.Words.Day(DateOnly.FromDateTime(at.UtcDateTime))));
    }
}
