using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Testing;

/// <summary>What was made of a published statement, as far as the test wants it to have come.</summary>
public static class GivenAdaptations
{
    /// <summary>Registered in public, or by a member's contact where one is given; <paramref name="paragraphs"/> none for the whole.</summary>
    public static async Task<(Adaptation Adaptation, string Secret)> Adapted(this Given given, Statement statement, string title, AdaptationStatus status = AdaptationStatus.Shown,
        Contact? by = null, Adaptation? from = null, string maker = "Harbour Gazette", string submitter = "Gail Gray", EmailAddress? email = null, params int[] paragraphs)
    {
        var (secret, clerk) = (Secret.New(), await given.ClerkAsync());
        var facts = new AdaptationFacts(AdaptationKind.Quoted, title, "en", "https://gazette.example/quoted", "In short: hear us.");
        Guid id;
        await using (var db = given.Database.Open())
        {
            var text = (await PublishedText.OfAsync(db, statement.Slug))!;
            var of = Excerpt.Of(text.Revision, paragraphs);
            var earlier = from is null ? null : await db.Adaptations.SingleAsync(one => one.Id == from.Id);
            var adaptation = by is null
                ? Adaptation.InPublic(text, of, earlier, facts, maker, submitter, email ?? Given.Mailbox(submitter, "home"), secret.Hash, given.Now)
                : Adaptation.ByMember(text, of, earlier, facts, (await db.OrganisationAsync(by.OrganisationId))!.Contact(by.Person.Name), given.Now);
            db.Add(adaptation);
            await db.SaveChangesAsync();
            id = adaptation.Id;
        }
        if (by is null && status != AdaptationStatus.Unconfirmed) await given.ChangeAsync(id, one => one.Confirm(given.Now));
        if (status is AdaptationStatus.Shown or AdaptationStatus.TakenDown) await given.ChangeAsync(id, one => one.Approve(clerk, given.Now));
        if (status == AdaptationStatus.Declined) await given.ChangeAsync(id, one => one.Decline("It says more than the text.", clerk, given.Now));
        if (status == AdaptationStatus.TakenDown) await given.ChangeAsync(id, one => one.TakeDown("The page is gone.", clerk, given.Now));
        return (await given.Database.AskAsync(db => db.Adaptations.Whole().SingleAsync(one => one.Id == id)), secret.Value);
    }

    private static async Task ChangeAsync(this Given given, Guid id, Action<Adaptation> change)
    {
        await using var db = given.Database.Open();
        change(await db.Adaptations.Whole().SingleAsync(one => one.Id == id));
        await db.SaveChangesAsync();
    }
}
