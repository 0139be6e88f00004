using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Resources;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Pages.Resources;

/// <summary>What the reader may see, the latest first; counts and choices are made of that alone.</summary>
[PublicPage]
public sealed class IndexModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    private List<Resource> all = [];

    public Choice Chosen { get; private set; } = new(null, null, null);
    public IReadOnlyList<Resource> Shown { get; private set; } = [];
    public bool IsEmpty => all.Count == 0;

    public IReadOnlyList<Group> Groups =>
    [
        Of("Kind", "kind", one => Code(one.Kind), one => one.Kind.InWords(), kind => Chosen with { Kind = kind }, Chosen.Kind),
        Of("Language", "language", one => one.Language, one => Languages.NameOf(one.Language), language => Chosen with { Language = language }, Chosen.Language),
        Of("Process", "process", one => one.Process?.Slug, one => one.Process!.Name, process => Chosen with { Process = process }, Chosen.Process),
    ];

    public async Task OnGetAsync(string? kind, string? language, string? process)
    {
        Chosen = new(kind, language, process);
        all = await db.Resources.SeenBy(current.ResourceAudiences).AsNoTracking().OrderByDescending(one => one.AddedAt).ThenBy(one => one.Slug).ToListAsync();
        Shown = [.. all.Where(one => Fits(one, ""))];
    }

    private Group Of(string name, string key, Func<Resource, string?> valueOf, Func<Resource, string> inWords, Func<string?, Choice> with, string? chosen)
    {
        var among = all.Where(one => Fits(one, key)).ToList();
        return new Group(name, key,
        [
            new("All", with(null), among.Count, string.IsNullOrEmpty(chosen)),
            .. among.Where(one => valueOf(one) is not null).GroupBy(one => valueOf(one)!).Select(same => new Link(inWords(same.First()), with(same.Key), same.Count(), chosen == same.Key)).OrderBy(link => link.Words, Names.Order),
        ]);
    }

    private bool Fits(Resource one, string but) =>
        (but == "kind" || string.IsNullOrEmpty(Chosen.Kind) || Code(one.Kind) == Chosen.Kind)
        && (but == "language" || string.IsNullOrEmpty(Chosen.Language) || one.Language == Chosen.Language)
        && (but == "process" || string.IsNullOrEmpty(Chosen.Process) || one.Process?.Slug == Chosen.Process);

    private static string Code(ResourceKind kind) => kind.ToString().ToLowerInvariant();

    public sealed record Choice(string? Kind, string? Language, string? Process);

    public sealed record Group(string Name, string Key, IReadOnlyList<Link> Links);

    public sealed record Link(string Words, Choice To, int Count, bool IsChosen);
}
