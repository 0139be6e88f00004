using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;

namespace Tccm.Web.Pages.Secretariat.Disputes;

/// <summary>Signatures that somebody says should not stand, those to decide first.</summary>
public sealed class IndexModel(TccmDbContext db) : PageModel
{
    public IReadOnlyList<(Dispute Dispute, Signature Signature, Statement Statement)> Disputes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var statements = await db.Statements.Where(statement => statement.Disputes.Any()).Include(statement => statement.Revisions).Include(statement => statement.Signatures).Include(statement => statement.Disputes).AsSplitQuery().ToListAsync();
        Disputes = [.. statements.SelectMany(statement => statement.Disputes.Select(dispute => (dispute, statement.SignatureOf(dispute), statement)))
            .OrderBy(one => one.dispute.DecidedAt is not null).ThenBy(one => one.dispute.RaisedAt)];
    }
}
