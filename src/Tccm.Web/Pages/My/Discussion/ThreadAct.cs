using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>An act on a thread: it is answered, resolved or opened again.</summary>
public abstract class ThreadAct(TccmDbContext db, CurrentPerson current) : DiscussionAct(db, current)
{
    public Comment First { get; private set; } = null!;
    public Revision Revision { get; private set; } = null!;
    public Paragraph? Paragraph { get; private set; }
    public ThreadShown Shown { get; private set; } = null!;

    /// <summary>A thread that this voice may not settle is not found for that.</summary>
    protected async Task<bool> LoadAsync(string slug, Guid threadId, Guid? contactId, bool locked = false, bool settles = false)
    {
        if (!await LoadAsync(slug, contactId, locked)) return false;
        var first = await Db.Comments.SingleOrDefaultAsync(comment => comment.Id == threadId && comment.StatementId == Statement.Id && comment.ThreadId == null);
        var revision = Statement.Circulated.SingleOrDefault(one => one.Id == first?.RevisionId);
        if (first is null || revision is null || (settles && !first.IsSettledBy(Statement, By))) return false;
        (First, Revision, Paragraph) = (first, revision, revision.Paragraphs.SingleOrDefault(one => one.Id == first.ParagraphId));
        Shown = await Threads.OneAsync(Db, Statement, first);
        return true;
    }

    protected Microsoft.AspNetCore.Mvc.RedirectToPageResult Back()
    {
        var (place, fragment) = Threads.Beside(Statement, First);
        return RedirectToPage("/My/Statement", null, place, fragment);
    }
}
