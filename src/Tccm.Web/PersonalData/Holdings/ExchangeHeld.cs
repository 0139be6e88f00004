using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class ExchangeHeld(TccmDbContext db) : Holding
{
    public override string Key => "exchange";
    public override string Title => "What you shared in the exchange, and notes that name you";
    public override IReadOnlyList<string> Columns => ["shared_notes.*"];

    public override Processing Processing => new(
        "To let members and supporters tell one another of what they came upon.",
        "Contacts who share something, and whoever is named in the words",
        "Title, link and note, the organisation, the time, why it was hidden, and a number in the place of the name",
        "Legitimate interest of the organisations in knowing what goes on (GDPR, article 6.1 f)",
        "Contacts of members and supporters, by mail too; the secretariat. Names of organisations, never of persons",
        "For good; a name in the words until the person is erased.",
        "What was shared stays as the organisation's, and the number leads to nobody. Your name and address in the words are taken out.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var person = who.Person?.Id;
        var all = await db.SharedNotes.Whole().AsNoTracking().OrderBy(note => note.SharedAt).ToListAsync(cancellationToken);
        return [.. all.Where(note => (person is not null && (note.SharedById == person || note.HiddenById == person)) || Words(note).Any(words => who.Traces.IsIn(words, who.About.Contains(note.Id)))).Select(note => new HeldItem(
            new Fact("title", "Title", note.Title), new Fact("link", "Link", note.Link), new Fact("words", "Note", note.Words), new Fact("organisation", "For", note.Organisation.DisplayName), new Fact("at", "Shared", note.SharedAt),
            new Fact("takenBack", "Taken back", note.TakenBackAt), new Fact("hidden", "Hidden", note.HiddenAt), new Fact("reason", "Why it was hidden", note.HideReason)))];
    }

    private static IEnumerable<string> Words(SharedNote note) => new[] { note.Title, note.Link, note.Words, note.HideReason }.OfType<string>();
}
