using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;
using Tccm.Domain.Resources;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Exchange;

/// <summary>What members and supporters shared with one another, the latest first.</summary>
public sealed class IndexModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    private List<SharedNote> all = [];
    private string? process;
    private string? language;

    public IReadOnlyList<SharedNote> Notes { get; private set; } = [];
    /// <summary>By note, the address of the resource that was made of it, where the reader may see that.</summary>
    public IReadOnlyDictionary<Guid, string> Resources { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<Contact> Hats => [.. current.Hats.Where(SharedNote.IsOpenTo)];
    public bool IsFiltered => !string.IsNullOrEmpty(process) || !string.IsNullOrEmpty(language);

    public IReadOnlyList<Group> Groups =>
    [
        new("Process", "process",
        [
            new("All", null, language, all.Count(OfLanguage), string.IsNullOrEmpty(process)),
            .. all.Where(OfLanguage).Select(note => note.Process).OfType<Domain.Calendar.Process>().GroupBy(one => (one.Slug, one.Name)).OrderBy(one => one.Key.Name, Names.Order)
                .Select(one => new Link(one.Key.Name, one.Key.Slug, language, one.Count(), one.Key.Slug == process)),
        ]),
        new("Language", "language",
        [
            new("All", process, null, all.Count(OfProcess), string.IsNullOrEmpty(language)),
            .. all.Where(OfProcess).GroupBy(note => note.Language).OrderBy(one => Languages.NameOf(one.Key), Names.Order)
                .Select(one => new Link(Languages.NameOf(one.Key), process, one.Key, one.Count(), one.Key == language)),
        ]),
    ];

    public bool MayTakeBack(SharedNote note) => current.Contacts.Any(note.MayTakeBack);

    public async Task<IActionResult> OnGetAsync(string? process, string? language)
    {
        if (!current.ReadsExchange) return NotFound();
        (this.process, this.language) = (process, language);
        all = await db.SharedNotes.Whole().Shown().AsNoTracking().OrderByDescending(note => note.SharedAt).ThenByDescending(note => note.Id).ToListAsync();
        Notes = [.. all.Where(note => OfProcess(note) && OfLanguage(note))];
        Resources = await db.Resources.SeenBy(current.ResourceAudiences).Where(one => one.SharedNoteId != null).ToDictionaryAsync(one => one.SharedNoteId!.Value, one => one.Slug);
        return Page();
    }

    private bool OfProcess(SharedNote note) => string.IsNullOrEmpty(process) || note.Process?.Slug == process;

    private bool OfLanguage(SharedNote note) => string.IsNullOrEmpty(language) || note.Language == language;

    public sealed record Group(string Name, string Key, IReadOnlyList<Link> Links);

    public sealed record Link(string Words, string? Process, string? Language, int Count, bool IsChosen);
}
