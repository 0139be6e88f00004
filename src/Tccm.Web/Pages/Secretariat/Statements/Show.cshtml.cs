using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class ShowModel(TccmDbContext db, TimeProvider clock) : PageModel
{
    private Dictionary<Guid, string> names = [];

    public Statement Statement { get; private set; } = null!;
    public int MemberCount { get; private set; }
    public StatementStanding Standing { get; private set; } = null!;
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>How many members have not signed: a number and never a list, since silence is no position.</summary>
    public int? NoPosition { get; private set; }

    /// <summary>The signatures of the text of now, with those that were withdrawn.</summary>
    public IEnumerable<Signature> OfText => Statement.Signatures.Where(Statement.IsOfText);

    /// <summary>Of those who got a code to sign late.</summary>
    public IReadOnlyDictionary<Guid, string> OrganisationNames { get; private set; } = new Dictionary<Guid, string>();

    public string NameOf(Guid? person) => person is { } id ? names.GetValueOrDefault(id, "a person no longer on the register") : "the portal";

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await db.StatementAsync(slug) is not { } statement) return NotFound();
        Statement = statement;
        var electorate = await SignatoryList.ElectorateAsync(db);
        MemberCount = electorate.For(statement);
        Standing = new(statement, clock.GetUtcNow());
        if (statement is { IsRecorded: false, SignersKnown: true, OpenedAt: not null }) NoPosition = electorate.Members.Except(statement.LiveSignatures.Select(signature => signature.OrganisationId)).Count();
        var people = statement.Signatures.Select(signature => signature.PersonId).Concat(statement.Revisions.Select(revision => revision.CreatedById)).OfType<Guid>().Distinct().ToList();
        names = await db.People.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name);
        var late = statement.LateCodes.Select(code => code.OrganisationId).ToList();
        OrganisationNames = await db.Organisations.Where(organisation => late.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.DisplayName);
        History = await db.HistoryOfAsync(statement.Id);
        return Page();
    }
}
