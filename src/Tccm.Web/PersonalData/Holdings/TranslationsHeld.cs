using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Translations;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class TranslationsHeld(TccmDbContext db) : Holding
{
    public override string Key => "translations";
    public override string Title => "Translations that you wrote or looked over";
    public override IReadOnlyList<string> Columns => ["translations.*", "translated_texts.*"];

    public override Processing Processing => new(
        "To let texts be read in other languages, and to know that a second person looked each over.",
        "Who translates for an organisation or the secretariat, who looks a translation over, and whoever is named in a reason",
        "The words of the translation, the organisation, times, why it was sent back or withdrawn, and a number in the place of the name",
        "Legitimate interest of the organisations in texts that their people can read (GDPR, article 6.1 f)",
        "Who reads the text that was translated; once that is published, everybody. Names of organisations, never of persons",
        "With the text that was translated.",
        "Name and address go; the words stay as the organisation's. Your name and address in a reason are taken out.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var person = who.Person?.Id;
        var all = await db.Translations.AsNoTracking().Include(one => one.Organisation).Include(one => one.LookedOverFor).OrderBy(one => one.BegunAt).ToListAsync(cancellationToken);
        var texts = person is null ? [] : await db.TranslatedTexts.AsNoTracking().Where(text => text.WrittenById == person).OrderBy(text => text.WrittenAt).ToListAsync(cancellationToken);
        return
        [
            .. all.Where(one => person is not null && one.BegunById == person).Select(one => new HeldItem(new Fact("translation", "Begun into", one.LanguageInWords), new Fact("organisation", "For", one.Translator), new Fact("revision", "Of revision", one.RevisionNumber), new Fact("at", "When", one.BegunAt))),
            .. texts.Select(text => new HeldItem(new Fact("title", "Written", text.Title), new Fact("number", "Saving", text.Number), new Fact("text", "Text", text.Text), new Fact("at", "When", text.WrittenAt))),
            .. all.Where(one => person is not null && one.LookedOverById == person).Select(one => new HeldItem(new Fact("lookedOver", "Looked over in", one.LanguageInWords), new Fact("organisation", "For", one.LookedOverBy), new Fact("at", "When", one.LookedOverAt))),
            .. all.SelectMany(one => new[] { one.SentBackReason, one.WithdrawnReason }.OfType<string>().Where(words => who.Traces.IsIn(words, one.OrganisationId is { } id && who.About.Contains(id)))).Select(words => new HeldItem(new Fact("reason", "A reason that names you", words))),
        ];
    }
}
