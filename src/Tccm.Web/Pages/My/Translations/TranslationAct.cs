using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Web.Identity;
using Tccm.Web.Pages.My.Discussion;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>
/// An act on a translation, by a participant of a member for the organisation that the address names, or by the secretariat
/// where it names none. Whoever does not read the text, or sees nothing of the translation, finds no page.
/// </summary>
public abstract class TranslationAct(TccmDbContext db, CurrentPerson current) : DiscussionAct(db, current)
{
    public Translation Translation { get; private set; } = null!;
    public IReadOnlyList<Translation> All { get; private set; } = [];
    public Revision Original => Translation.Of(Statement);
    public AlignedParagraphs? Aligned => Translation.Last is { } last ? AlignedParagraphs.Of(Original.Document, last.Document) : null;

    /// <summary>Loads the text, and where there is one the translation.</summary>
    protected async Task<bool> LoadAsync(string slug, Guid? id, Guid? contact, bool locked)
    {
        if (!await LoadAsync(slug, contact, locked) || Contact is { Organisation.IsMember: false }) return false;
        All = await Db.TranslationsAsync(Statement.Id);
        if (id is not { } wanted) return true;
        Translation = All.SingleOrDefault(one => one.Id == wanted)!;
        return Translation is not null && (Contact is not { } reader || Translation.IsSeenBy(Statement, reader));
    }

    /// <summary>The same for who translates it; for others there is no such page.</summary>
    protected async Task<bool> LoadOwnAsync(string slug, Guid id, Guid? contact, bool locked = false) => await LoadAsync(slug, id, contact, locked) && Translation.IsTranslatedBy(By);

    /// <summary>The person who translates it, to be told what becomes of it: whoever began it, where they still act for whom they did.</summary>
    protected Task<Person?> TranslatorAsync() => Translators.OfAsync(Db, Translation);
}
