using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Drafting;

/// <summary>The desk of who holds the pen: what was suggested, what has changed since it was circulated, and what can be done next.</summary>
public sealed class ShowModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    private Dictionary<Guid, string> names = [];

    public Pen Pen { get; private set; } = null!;
    public Statement Statement => Pen.Statement;
    public Contact? Holder { get; private set; }
    public IReadOnlyList<Suggestion> ToDecide { get; private set; } = [];
    public int OpenComments { get; private set; }
    public TextDifference? Changes { get; private set; }

    /// <summary>The saving that holds the last one's words is not shown as news to whoever wrote it.</summary>
    public bool HasUncirculatedWords => Statement.IsWritable && Statement.HasNewWords;

    public string NameOf(Guid? organisation) => organisation is { } id ? names.GetValueOrDefault(id, "an organisation no longer on the register") : "the secretariat";

    public Paragraph? ParagraphOf(Suggestion suggestion) => Statement.Revisions.SelectMany(revision => revision.Paragraphs).SingleOrDefault(paragraph => paragraph.Id == suggestion.ParagraphId);

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await Pen.OfAsync(db, current, slug) is not { } pen) return NotFound();
        Pen = pen;
        Holder = Statement.PenHolderId is { } holder ? await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation).SingleAsync(contact => contact.Id == holder) : null;
        ToDecide = await db.Comments.OfType<Suggestion>().Where(one => one.StatementId == Statement.Id && one.AcceptedAt == null && one.DeclinedAt == null).OrderBy(one => one.SaidAt).ToListAsync();
        OpenComments = await db.Comments.CountAsync(one => one.StatementId == Statement.Id && one.ThreadId == null && one.ResolvedAt == null && !(one is Suggestion));
        var suggesting = ToDecide.Select(one => one.OrganisationId).OfType<Guid>().Distinct().ToList();
        names = await db.Organisations.Where(one => suggesting.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.DisplayName);
        if (HasUncirculatedWords && Statement.LastRevision is { } last) Changes = TextDifference.Of(last.Text, TitledText.Join(Statement.DraftTitle, Statement.DraftBody));
        return Page();
    }
}
