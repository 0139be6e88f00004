using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>One translation as somebody reads of it: whether they see its words, and as whom they act on it.</summary>
public sealed record ReadTranslation(Statement Statement, Translation Translation, bool SeesWords, IReadOnlyList<Actor> Hats)
{
    /// <summary>As whom this person goes on with it, or null.</summary>
    public Actor? Translator => Translation.Status == TranslationStatus.Withdrawn ? null : Hats.FirstOrDefault(Translation.IsTranslatedBy);

    /// <summary>As whom this person could look it over, or null.</summary>
    public Actor? Second => Hats.FirstOrDefault(hat => Translation.WhyNotSecond(hat) is null);

    /// <summary>The saving that this person reads: the last for who translates or may look it over, else the one that is shown.</summary>
    public TranslatedText? Text => Translator is not null || Second is not null || !Translation.IsShown ? Translation.Last : Translation.Shown;

    public Actor? Carrier => Hats.FirstOrDefault(hat => Translation.WhyNotCarriedOn(Statement, hat) is null);

    /// <summary>As whom this person withdraws it: as its translator, or for the secretariat.</summary>
    public Actor? Withdrawer => Translator ?? (Translation.Status == TranslationStatus.Withdrawn ? null : Hats.FirstOrDefault(hat => hat.IsSecretariat));
}

/// <summary>Translations as they are shown: to who reads their revision, and once their text is published to everybody.</summary>
public sealed class ReadTranslations(TccmDbContext db, CurrentPerson current, TimeProvider clock)
{
    /// <summary>Those of a text that this person reads, with what they may do; none for who reads it by its publication alone.</summary>
    public async Task<IReadOnlyList<ReadTranslation>> OfAsync(Statement statement)
    {
        if (!current.Reads(statement)) return [];
        var hats = HatsFor(statement);
        return [.. (await db.TranslationsAsync(statement.Id)).Select(one => new ReadTranslation(statement, one, Sees(statement, one), hats))];
    }

    public async Task<ReadTranslation?> OneAsync(Statement statement, Guid id) => (await OfAsync(statement)).SingleOrDefault(one => one.Translation.Id == id);

    /// <summary>The last of each language that everybody may read.</summary>
    public async Task<IReadOnlyList<Translation>> PublicAsync(Statement statement) => StatementStatuses.Public.Contains(statement.Status)
        ? [.. (await db.TranslationsAsync(statement.Id)).Where(one => one.IsPublic(statement)).GroupBy(one => one.Language).Select(same => same.MaxBy(one => one.RevisionNumber)!)]
        : [];

    /// <summary>What helps to read the text before it is signed: the last of each language that was looked over.</summary>
    public async Task<IReadOnlyList<Translation>> HelpAsync(Statement statement) =>
        [.. (await OfAsync(statement)).Where(one => one.Translation.IsShown).Select(one => one.Translation).GroupBy(one => one.Language).Select(same => same.MaxBy(one => one.RevisionNumber)!)];

    /// <summary>As whom this person translates: for each member by a participant, and for the secretariat.</summary>
    public IReadOnlyList<Actor> HatsFor(Statement statement)
    {
        var now = clock.GetUtcNow();
        IEnumerable<Actor> all = current.ReadersOf(statement).Select(Actor.For);
        return [.. (current.IsSecretariat ? all.Append(current.AsSecretariat) : all).Where(hat => Translation.WhyNot(statement, hat, now) is null)];
    }

    /// <summary>For the secretariat: how many wait to be looked over, the longest first.</summary>
    public async Task<IReadOnlyList<(Translation Translation, string Slug, string Title)>> WaitingAsync()
    {
        var offered = await db.Translations.AsNoTracking().Include(one => one.Organisation).Where(one => one.Status == TranslationStatus.Offered).OrderBy(one => one.OfferedAt)
            .Join(db.Statements.Where(statement => StatementStatuses.SeenByMembers.Contains(statement.Status)), one => one.StatementId, statement => statement.Id, (one, statement) => new { one, statement.Slug, Title = statement.Revisions.OrderByDescending(revision => revision.Number).Select(revision => revision.Title).First() }).ToListAsync();
        return [.. offered.Select(one => (one.one, one.Slug, one.Title))];
    }

    /// <summary>The contact of an address, for the hats that have one.</summary>
    public Guid? ContactOf(Actor hat) => hat.OrganisationId is { } organisation ? current.Hats.First(contact => contact.OrganisationId == organisation && contact.May(ContactRoles.Participant)).Id : null;

    private bool Sees(Statement statement, Translation translation) => current.IsSecretariat
        || current.ReadersOf(statement).Any(reader => translation.Status == TranslationStatus.Withdrawn ? reader.OrganisationId == translation.OrganisationId : translation.IsSeenBy(statement, reader));
}
