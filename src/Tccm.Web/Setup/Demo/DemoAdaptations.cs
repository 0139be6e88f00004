using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Setup.Demo;

/// <summary>What was made of a published text: one by a member, one that went on from it, and one that waits and wants a second look.</summary>
internal sealed class DemoAdaptations(TccmDbContext db, Post post, Func<string, Organisation> organisation, Func<Actor> secretary)
{
    private const string Translation = "Des noms dans toutes les écritures";
    private const string Handout = "Names in every script, on one page";

    public void Prepare(Func<int, int, DateTimeOffset> ago, Action<DateTimeOffset, Func<DateTimeOffset, Task>> scene)
    {
        scene(ago(120, 10), TranslateAsync);
        scene(ago(119, 10), moment => ShowAsync(Translation, moment));
        scene(ago(64, 10), HandOutAsync);
        scene(ago(63, 10), ConfirmAsync);
        scene(ago(62, 10), moment => ShowAsync(Handout, moment));
        scene(ago(2, 11), QuoteAsync);
        scene(ago(2, 12), ConfirmAsync);
    }

    private async Task TranslateAsync(DateTimeOffset at)
    {
        var (text, nadia) = (await TextAsync(), organisation("maple").CurrentContacts.First());
        var facts = new AdaptationFacts(AdaptationKind.Translated, Translation, "fr", "https://maple-birch.example/noms", null);
        db.Adaptations.Add(Adaptation.ByMember(text, Excerpt.Of(text.Revision, []), null, facts, nadia, at));
    }

    private async Task HandOutAsync(DateTimeOffset at)
    {
        var (text, earlier) = (await TextAsync(), await db.Adaptations.SingleAsync(one => one.Title == Translation));
        var facts = new AdaptationFacts(AdaptationKind.Shortened, Handout, "en", null, "A name that its owner cannot type is a name that somebody else chose.\n\nAsk for every script in the tender, not after it.");
        Register(text, [1, 4], earlier, facts, "Harbour School of Internet Governance (invented)", "Imani Okafor", "imani@reader.example", at);
    }

    private async Task QuoteAsync(DateTimeOffset at)
    {
        var text = await TextAsync();
        var facts = new AdaptationFacts(AdaptationKind.Quoted, "What we all stand for", "en", "https://maple-birch.test/stand", null);
        Register(text, [3], null, facts, "Maple and Birch Names", "Oskar Lund", "oskar@reader.example", at);
    }

    private void Register(PublishedText text, int[] paragraphs, Adaptation? from, AdaptationFacts facts, string maker, string name, string address, DateTimeOffset at) =>
        db.Adaptations.Add(Adaptation.InPublic(text, Excerpt.Of(text.Revision, paragraphs), from, facts, maker, name, EmailAddress.Parse(address), Secret.New().Hash, at));

    private async Task ConfirmAsync(DateTimeOffset at)
    {
        var adaptation = await db.Adaptations.Whole().SingleAsync(one => one.Status == AdaptationStatus.Unconfirmed);
        adaptation.Confirm(at);
        await post.ToSecretariatAsync(new AdaptationWaits(adaptation));
    }

    private async Task ShowAsync(string title, DateTimeOffset at) => (await db.Adaptations.Whole().SingleAsync(one => one.Title == title)).Approve(secretary(), at);

    private async Task<PublishedText> TextAsync() =>
        await PublishedText.OfAsync(db, DemoTexts.Scripts.Slug) ?? throw new InvalidOperationException("The text is published before.");
}
