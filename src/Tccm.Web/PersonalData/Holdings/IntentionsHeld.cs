using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class IntentionsHeld(TccmDbContext db) : Holding
{
    public override string Key => "intentions";
    public override string Title => "Intentions to sign that you stated, or that name you";
    public override IReadOnlyList<string> Columns => ["intentions.*"];

    public override Processing Processing => new(
        "To know which organisations clear internally whether they sign, and until when.",
        "Whoever states it for an organisation, and whoever is named in the words",
        "The organisation, the statement, the day, words about who decides and when, dates, and through which contact it was stated",
        "Legitimate interest of the organisations that prepare a text together (GDPR, article 6.1 f)",
        "Contacts of the same organisation; the secretariat",
        "With the statement that they are about; a name in the words until the person is erased.",
        "Your name and address in these words are taken out. That your organisation stated it stays, with nobody's name.");

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var stated = await db.Intentions.AsNoTracking().Include(one => one.Organisation).Include(one => one.Contact).Include(one => one.Statement.Revisions).AsSplitQuery().OrderBy(one => one.StatedAt).ToListAsync(cancellationToken);
        return
        [
            .. stated.Where(one => IsTheirs(one.Contact.PersonId, who) || who.Traces.IsIn(one.Words ?? "", who.About.Contains(one.OrganisationId))).Select(one => new HeldItem(
                // Who is named by another organisation learns nothing of a text that is not public.
                new Fact("text", "To sign", IsTheirs(one.Contact.PersonId, who) ? one.Statement.Title : "A statement"), new Fact("organisation", "For", one.Organisation.DisplayName),
                new Fact("until", "Until", Domain.Text.Words.Day(one.Until)), new Fact("words", "Words", one.Words), new Fact("stated", "Stated", one.StatedAt), new Fact("ended", "Ended", one.EndedAt))),
        ];
    }

    private static bool IsTheirs(Guid personId, DataSubject who) => who.Person?.Id == personId;
}
