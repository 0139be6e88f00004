using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Disputes;

/// <summary>What each act on a dispute begins with.</summary>
public abstract class DisputeAct(TccmDbContext db, CurrentPerson current) : PageModel
{
    private Dictionary<Guid, string> names = [];

    protected TccmDbContext Db { get; } = db;
    protected CurrentPerson Current { get; } = current;
    public Statement Statement { get; private set; } = null!;
    public Dispute Dispute { get; private set; } = null!;
    public Signature Signature { get; private set; } = null!;
    public bool IsOwn => Current.AsSecretariat.WorksFor(Dispute.OrganisationId);
    public bool IsMine => Dispute.ProposedById == Current.AsSecretariat.PersonId;

    public string NameOf(Guid? person) => person is { } id ? names.GetValueOrDefault(id, "a person no longer on the register") : "the portal";

    protected async Task<bool> LoadAsync(Guid id, bool locked = false)
    {
        var slug = await Db.Disputes.Where(dispute => dispute.Id == id).Join(Db.Statements, dispute => dispute.StatementId, statement => statement.Id, (_, statement) => statement.Slug).SingleOrDefaultAsync();
        if (slug is null) return false;
        Statement = (locked ? await Db.LockedStatementAsync(slug) : await Db.StatementAsync(slug))!;
        Dispute = Statement.Disputes.Single(dispute => dispute.Id == id);
        Signature = Statement.SignatureOf(Dispute);
        var people = new[] { Dispute.RaisedById, Dispute.ProposedById, Dispute.DecidedById, Signature.PersonId }.OfType<Guid>().ToList();
        names = await Db.People.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name);
        return true;
    }
}
