using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Pages.My.Discussion;

namespace Tccm.Web.Pages.My;

/// <summary>A text as members read it, from its circulation on: what was said of it, and where their organisations stand.</summary>
public sealed class StatementModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public Statement Statement { get; private set; } = null!;
    public Revision Revision { get; private set; } = null!;
    public IReadOnlyList<(Contact Contact, Signature? Signature)> Standing { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    /// <summary>What was said of it; null for who reads the text by its signature or its publication alone.</summary>
    public Threads? Threads { get; private set; }
    public Speaker? Voice { get; private set; }
    public IReadOnlyList<(Contact Contact, int Answered)> Asked { get; private set; } = [];
    public ThreadFilter Show { get; private set; }
    public int? Unfold { get; private set; }

    public bool IsSignable => Statement.IsSignable(Now);
    public bool IsLast => Revision == Statement.Text;
    public bool HoldsPen => current.PenOf(Statement) is not null;
    public bool SeesPositions => current.ReadsPositions;
    public PositionRound? Round => Statement.Rounds.SingleOrDefault(round => round.RevisionId == Revision.Id) ?? (IsLast ? Statement.Round : null);

    /// <summary>What stands beneath each paragraph, drawn by the page before the text is.</summary>
    public IDictionary<int, IHtmlContent> Beneath { get; } = new Dictionary<int, IHtmlContent>();

    public async Task<IActionResult> OnGetAsync(string slug, int? revision, ThreadFilter show = ThreadFilter.All, int? unfold = null)
    {
        var statement = await db.StatementAsync(slug);
        if (statement is null || !Enum.IsDefined(show)) return NotFound();
        Now = await db.ClockAsync();
        var reads = current.Reads(statement);
        if (!reads && !MayRead(statement)) return NotFound();
        if (revision is { } wanted && (!reads || statement.Circulated.All(one => one.Number != wanted))) return NotFound();

        (Statement, Revision, Show, Unfold) = (statement, statement.Circulated.SingleOrDefault(one => one.Number == revision) ?? (reads || ReadsText(statement) ? statement.Text : LastSigned(statement)!), show, unfold);
        if (StatementStatuses.SeenBySigners.Contains(statement.Status))
            Standing = [.. current.Hats.Select(contact => (contact, statement.LiveSignatures.FirstOrDefault(signature => signature.OrganisationId == contact.OrganisationId)))];
        if (reads) await ListenAsync();
        return Page();
    }

    public static string Counted(int open, int all) => open == all ? Words.Counted(all, "thread") : open == 0 ? $"{Words.Counted(all, "thread")}, settled" : $"{Words.Counted(all, "thread")}, {open} open";

    private async Task ListenAsync()
    {
        var readers = current.ReadersOf(Statement);
        Threads = await Threads.OfAsync(db, Statement, Revision, Show, [.. readers.Select(reader => reader.OrganisationId)]);
        Voice = Speaker.Of(current, Statement, Now);
        if (Statement.OpenRound(Now) is { } round)
        {
            var asked = readers.Where(reader => reader.Organisation.IsMember).ToList();
            var answered = await RoundPositions.AnsweredAsync(db, [round.Id], [.. asked.Select(contact => contact.OrganisationId)]);
            Asked = [.. asked.Select(contact => (contact, answered.GetValueOrDefault((round.Id, contact.OrganisationId))))];
        }
    }

    private bool MayRead(Statement statement) => ReadsText(statement) || StatementStatuses.SeenBySigners.Contains(statement.Status) && LastSigned(statement) is not null;

    private bool ReadsText(Statement statement) => StatementStatuses.Public.Contains(statement.Status)
        || StatementStatuses.SeenBySigners.Contains(statement.Status) && current.Contacts.Any(contact => contact.Organisation.MembershipAt(Now)?.Category == MembershipCategory.Member);

    /// <summary>Who left still reads what it signed, and not what the text was changed to after.</summary>
    private Revision? LastSigned(Statement statement) => statement.Signatures
        .Where(signature => current.Contacts.Any(contact => contact.OrganisationId == signature.OrganisationId)).Select(statement.TextOf).MaxBy(revision => revision.Number);
}
