using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;
using Tccm.Domain.Resources;

namespace Tccm.Web.Setup.Demo;

/// <summary>What the story's members told one another, what is kept at hand, and two chat groups, one with somebody to remove.</summary>
internal sealed class DemoExchange(TccmDbContext db, Func<string, Organisation> organisation, Func<Actor> secretary)
{
    private const string Explained =
        """
        ## What a registry does
        It keeps the list of names under one ending, answers for it day and night, and lets registrars put names on it.

        ## What it does not do
        - It does not see who visits a site.
        - It does not carry what is said there.
        - It does not decide what is true.
        """;

    private ChatGroup corridor = null!;
    private ChatPlace left = null!;

    public void Prepare(Func<int, int, DateTimeOffset> ago, Action<DateTimeOffset, Func<DateTimeOffset, Task>> scene)
    {
        scene(ago(60, 9), OpenChatsAsync);
        scene(ago(40, 9), ExplainAsync);
        scene(ago(9, 9), LeaveChatAsync);
        scene(ago(6, 9), ShareAsync);
    }

    private Task OpenChatsAsync(DateTimeOffset at)
    {
        corridor = ChatGroup.Add(ChatPlatform.Signal, "Harbour corridor", ChatAudience.Members, "https://signal.example/#harbour-corridor", secretary(), at);
        db.ChatGroups.AddRange(corridor, ChatGroup.Add(ChatPlatform.Matrix, "Open lobby", ChatAudience.MembersAndSupporters, "https://matrix.example/#/open-lobby", secretary(), at));
        foreach (var (person, handle) in new[] { (PersonOf("kauri"), (string?)"+64 20 000 000"), (PersonOf("fjord"), null) })
        {
            var place = ChatPlace.Join(corridor, person, handle, [], Actor.Concerned(person), at);
            if (handle is not null) left = place;
            db.ChatPlaces.Add(place);
        }
        return Task.CompletedTask;
    }

    private async Task ExplainAsync(DateTimeOffset at)
    {
        var review = await ReviewAsync();
        db.Resources.Add(Resource.Add(new("What a registry does, on one page", ResourceKind.Text, null, Explained, "en", ResourceLicence.CcBy, null, ResourceAudience.Public), null, null, secretary(), at));
        db.Resources.Add(Resource.Add(new("ルートゾーンのしくみ", ResourceKind.Slides, "https://sakura-names.example/slides/root", null, "ja", ResourceLicence.CcBySa, "A workshop in the harbour hall", ResourceAudience.Public), null, null, secretary(), at));
        db.Resources.Add(Resource.Add(new("Talking points for the second draft", ResourceKind.Paper, "https://fjord-registry.example/points", null, "en", ResourceLicence.AllRights, null, ResourceAudience.Members), review, null, secretary(), at));
    }

    private Task LeaveChatAsync(DateTimeOffset at)
    {
        left.Leave(Actor.Concerned(left.Person), at);
        return Task.CompletedTask;
    }

    private async Task ShareAsync(DateTimeOffset at)
    {
        var review = await ReviewAsync();
        db.SharedNotes.Add(SharedNote.Share(ContactOf("maple"), "The second draft is a week late", "https://review.example/news/late", "Written input is taken a week longer too.", "en", review, at));
        db.SharedNotes.Add(SharedNote.Share(ContactOf("baobab"), "Un entretien sur les noms en swahili", "https://baobab.example/entretien", null, "fr", null, at.AddHours(2)));
    }

    /// <summary>The process of the story, where the register knows it as one.</summary>
    private Task<Process?> ReviewAsync() => db.Processes.SingleOrDefaultAsync(process => process.Name == "Harbour Review (invented)");

    private Contact ContactOf(string key) => organisation(key).CurrentContacts.First(contact => !contact.AwaitsAcceptance);

    private Person PersonOf(string key) => ContactOf(key).Person;
}
