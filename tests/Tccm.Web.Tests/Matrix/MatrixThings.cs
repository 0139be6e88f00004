using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Announcements;
using Tccm.Domain.Discussion;
using Tccm.Domain.Guests;
using Tccm.Domain.Imports;
using Tccm.Domain.Lists;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Outbox;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Prospects;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Matrix;

/// <summary>What an address can point at beside organisations, their contacts and statements; each made anew when asked for.</summary>
internal sealed class MatrixThings(Portal portal)
{
    private int translations;
    private int days;

    private DateTimeOffset Now => portal.Clock.GetUtcNow();

    public async Task<PurposeVersion> PurposeInForceAsync()
    {
        await portal.Given.PurposeVersion();
        return (await portal.AskAsync(db => db.PurposeInForceAsync()))!;
    }

    /// <summary>The secret by which somebody without an account signs the Purpose for the contact's organisation.</summary>
    public async Task<string> HandedAsync(Contact contact)
    {
        await PurposeInForceAsync();
        var secret = Secret.New();
        await using var db = portal.Database.Open();
        var by = (await db.OrganisationAsync(contact.OrganisationId))!.Contact(contact.Person.Name);
        db.Add(PurposeHandover.Of(by, new NamedSigner("Dora Director", EmailAddress.Parse("dora@own.test"), "Director", null), (await db.PurposeInForceAsync())!, [], [], secret.Hash, Now));
        await db.SaveChangesAsync();
        return secret.Value;
    }

    public async Task<string> ShownAsync(string secret)
    {
        await using var db = portal.Database.Open();
        return (await db.PurposeHandoverAsync(Secret.HashOf(secret)))!.ShownSha256((await db.PurposeInForceAsync())!);
    }

    public async Task<string> RequestAsync(string slug, Contact contact, EmailAddress signer)
    {
        await using var db = portal.Database.Open();
        var by = (await db.OrganisationAsync(contact.OrganisationId))!.Contact(contact.Person.Name);
        var request = SigningRequest.Of((await db.StatementAsync(slug))!, by, "signatory", signer, null, null, [], Now);
        db.Add(request);
        await db.SaveChangesAsync();
        return request.Id.ToString();
    }

    /// <summary>What the organisation is to deliver, or did.</summary>
    public async Task<string> DeliverableAsync(string slug, Organisation by, bool delivered)
    {
        var deliveries = portal.Given.Deliveries((await portal.AskAsync(db => db.StatementAsync(slug)))!);
        return (delivered ? await deliveries.DeliveredAsync(by) : await deliveries.PlannedAsync(by)).Id.ToString();
    }

    /// <summary>That the organisation published a statement again.</summary>
    public async Task<string> RepublicationAsync(string slug, Organisation by) =>
        (await portal.Given.Deliveries((await portal.AskAsync(db => db.StatementAsync(slug)))!).RepublishedAsync(by)).Id.ToString();

    /// <summary>A meeting in the state that an act of it wants: arranged, to come, held as an event, or a public event.</summary>
    public async Task<Meeting> MeetingAsync(string state, Organisation own) => await (state switch
    {
        "arranged" => portal.Given.Meeting("Arranged").NotAnnounced(),
        "held" => portal.Given.Meeting("Held").AsEvent("New York").Starting(TimeSpan.FromHours(-1)).Agreeing(own).Then((meeting, by) => meeting.Plan("Routing", "Who is heard?", "Rowan Registry", by, Now).Conclude("They were heard.", null, null, by, Now)),
        "public" => portal.Given.Meeting($"Day 0 {Guid.NewGuid():N}").For(MeetingAudience.Public).AsEvent("New York").Starting(TimeSpan.FromHours(-1)).Then((meeting, by) => meeting.Plan("Names", "Who is heard?", "Rowan Registry", by, Now).Conclude("They were heard.", null, null, by, Now)),
        _ => portal.Given.Meeting("To come"),
    });

    public async Task<string> SeriesAsync(Guid secretary)
    {
        await using var db = portal.Database.Open();
        var series = Series.Begin("Monthly call", "What waits.", MeetingAudience.Members, await ClerkAsync(db, secretary), Now);
        db.Add(series);
        await db.SaveChangesAsync();
        return series.Id.ToString();
    }

    /// <summary>A day of long ago that no outage was noted on.</summary>
    public string NextDay() => $"{new DateOnly(2020, 1, 1).AddDays(Interlocked.Increment(ref days)):yyyy-MM-dd}";

    /// <summary>The list that a form of the secretariat shows.</summary>
    public async Task<string> ListAsync(string slug) => SignatoryList.Next((await portal.AskAsync(db => db.StatementAsync(slug)))!, 0).Sha256;

    public async Task<string> PublicationAsync(string slug) => (await portal.AskAsync(db => db.StatementAsync(slug)))!.OpenPublication!.Id.ToString();

    public Task ProposeAsync(string slug, Guid secretary) => ActAsync(slug, secretary, (statement, by) => statement.ProposePublication(null, null, SignatoryList.Next(statement, 0).Sha256, by, Now));

    public async Task<string> SignatureAsync(string slug) => (await portal.AskAsync(db => db.StatementAsync(slug)))!.Signatures.Single().Id.ToString();

    /// <summary>A signature of the organisation that was taken from a letter.</summary>
    public async Task<string> RecordedAsync(string slug, Organisation own)
    {
        await ActAsync(slug, null, (statement, by) => statement.RecordSignature(own, new RecordedSigner(own.DisplayName, null, null, "Letter: to the secretariat"), by, Now));
        return await SignatureAsync(slug);
    }

    /// <summary>That the organisation's signature was disputed; somebody of the secretariat proposed a decision where one is given.</summary>
    public async Task<string> DisputeAsync(string slug, Organisation own, Guid? proposer)
    {
        var listener = own.Contact("listener");
        await ActAsync(slug, proposer, (statement, by) =>
        {
            var dispute = statement.Contest(statement.Signatures.Single(), null, Actor.For(listener), null, Now);
            if (proposer is not null) statement.ProposeDecision(dispute, DecisionReason.NotEntitled, by, Now);
        });
        return (await portal.AskAsync(db => db.StatementAsync(slug)))!.Disputes.Single().Id.ToString();
    }

    public async Task<string> LateCodeAsync(string slug, Organisation own, Guid secretary)
    {
        await ActAsync(slug, secretary, (statement, by) => statement.GiveLateCode(own, "Its board met late.", new Deadline(Now.AddDays(2), "UTC"), Secret.New().Hash, by, Now));
        return (await portal.AskAsync(db => db.StatementAsync(slug)))!.LateCodes.Single().Id.ToString();
    }

    /// <summary>The link in the receipt of somebody for the only signature.</summary>
    public async Task<string> ReceiptLinkAsync(string slug, Guid person)
    {
        var secret = Secret.New();
        await using var db = portal.Database.Open();
        db.Add(new ReceiptLink((await db.StatementAsync(slug))!.Signatures.Single(), person, secret.Hash, Now));
        await db.SaveChangesAsync();
        return secret.Value;
    }

    /// <summary>A comment on the whole of a text in discussion.</summary>
    public async Task<string> ThreadAsync(string slug, Contact contact, bool resolved)
    {
        var comment = await portal.Given.Discussion((await portal.AskAsync(db => db.StatementAsync(slug)))!).CommentAsync(contact, null, "We run it.");
        if (!resolved) return comment.Id.ToString();
        await using var db = portal.Database.Open();
        (await db.Comments.SingleAsync(one => one.Id == comment.Id)).Resolve((await db.StatementAsync(slug))!, Actor.Portal, Now);
        await db.SaveChangesAsync();
        return comment.Id.ToString();
    }

    /// <summary>Other words for a paragraph, undecided.</summary>
    public async Task<string> SuggestionAsync(string slug, Contact contact) =>
        (await portal.Given.Discussion((await portal.AskAsync(db => db.StatementAsync(slug)))!).SuggestAsync(contact, 1, $"We run it, {Guid.NewGuid():N} times.")).Id.ToString();

    /// <summary>Opens a window for positions.</summary>
    public async Task WindowAsync(string slug) => await portal.Given.Discussion((await portal.AskAsync(db => db.StatementAsync(slug)))!).WindowAsync();

    /// <summary>A translation in the state that an act of it wants: what is looked over is another member's, the rest the organisation's own.</summary>
    public async Task<string> TranslationAsync(string slug, Organisation own, string act)
    {
        var (given, statement) = (portal.Given, (await portal.AskAsync(db => db.StatementAsync(slug)))!);
        // One into each language; each row has one of its own.
        var language = $"q{(char)('a' + (Interlocked.Increment(ref translations) / 26 % 26))}{(char)('a' + (translations % 26))}";
        if (act is "look-over" or "send-back")
            return (await given.TranslationOffered(statement, (await given.Member("Translating Registry").WithContact("Tia Tern", ContactRoles.Participant)).Contact("Tia Tern"), language)).Id.ToString();
        var participant = own.Contact("participant");
        if (act is "write" or "offer") return (await given.TranslationWritten(statement, participant, language)).Id.ToString();
        var shown = await given.TranslationShown(statement, participant, language);
        if (act == "carry-on") await given.CirculatedAgain(statement, $"We run it, {Guid.NewGuid():N} times.");
        return shown.Id.ToString();
    }

    public async Task TranslatedAsync(string slug, Contact by) => await portal.Given.TranslationShown((await portal.AskAsync(db => db.StatementAsync(slug)))!, by);

    public async Task IntendAsync(string slug, Contact contact)
    {
        await using var db = portal.Database.Open();
        db.Add(Intention.Of((await db.StatementAsync(slug))!, DateOnly.FromDateTime(Now.UtcDateTime).AddDays(9), null, (await db.OrganisationAsync(contact.OrganisationId))!.Contact(contact.Person.Name), Now));
        await db.SaveChangesAsync();
    }

    public async Task<string> CheckAsync(Guid organisationId, Guid secretary)
    {
        await using var db = portal.Database.Open();
        var organisation = (await db.OrganisationAsync(organisationId))!;
        var check = EvidenceCheck.Of(organisation, organisation.Operations[0].Kind, organisation.Operations[0].Items()[0], "the root zone", await ClerkAsync(db, secretary), Now);
        db.Add(check);
        await db.SaveChangesAsync();
        return check.Id.ToString();
    }

    /// <summary>An import that amended the organisation.</summary>
    public async Task<string> ImportAsync(Guid organisationId, Guid secretary)
    {
        await using var db = portal.Database.Open();
        var (organisation, by) = ((await db.OrganisationAsync(organisationId))!, await ClerkAsync(db, secretary));
        var batch = ImportBatch.Begin(ImportKind.Members, "a list", 1, by, Now);
        batch.Amend(organisation, organisation.Facts with { Operates = "As the list says." }, 1, by, Now);
        db.Add(batch);
        await db.SaveChangesAsync();
        batch.Finish(by, Now);
        await db.SaveChangesAsync();
        return batch.Id.ToString();
    }

    public async Task<string> ProspectAsync()
    {
        await using var db = portal.Database.Open();
        var prospect = Prospect.Note("Larch Exchange", "NO", [], "Ola Lund", Actor.Secretariat(await portal.Given.Secretary("Noter")), Now);
        db.Add(prospect);
        await db.SaveChangesAsync();
        return prospect.Id.ToString();
    }

    public async Task<(Guest Guest, string Secret)> GuestAsync()
    {
        var secret = Secret.New();
        var guest = Guest.Invite("Gail Gray", EmailAddress.Parse($"gail.{Guid.NewGuid():N}@home.test"), "She chaired the group.", null, secret.Hash, Actor.Secretariat(await portal.Given.Secretary("Inviter")), Now);
        await using var db = portal.Database.Open();
        db.Add(guest);
        await db.SaveChangesAsync();
        return (guest, secret.Value);
    }

    public async Task<string> MailingListAsync(bool closed)
    {
        var list = MailingList.SetUp(EmailAddress.Parse($"{Guid.NewGuid():N}@lists.example"), "The news", "A letter a week.", ListAudience.Members, ListHome.Mailman, Actor.Portal, Now);
        if (closed) list.Close(Actor.Portal, Now);
        await using var db = portal.Database.Open();
        db.Add(list);
        await db.SaveChangesAsync();
        return list.Address;
    }

    public async Task<string> GuestLinkAsync()
    {
        var (guest, _) = await GuestAsync();
        await using (var db = portal.Database.Open())
        {
            (await db.Guests.SingleAsync(one => one.Id == guest.Id)).Accept(Now);
            await db.SaveChangesAsync();
        }
        await using var scope = portal.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<GuestLinks>().ToLeave(guest).Split('/')[^1];
    }

    public async Task<string> AnnouncementAsync(Guid secretary)
    {
        await using var db = portal.Database.Open();
        var announcement = Announcement.Begin($"We meet, for the {NextDay()} time", "Come to the *meeting*.", "en", new Audience(AudienceKind.Members), Archive.Public, await ClerkAsync(db, secretary), Now);
        db.Add(announcement);
        await db.SaveChangesAsync();
        return announcement.Id.ToString();
    }

    /// <summary>The mark of those who would get it now.</summary>
    public Task<string> SeenAsync(string announcement) => portal.AskAsync(async db => (await Recipients.OfAsync(db, await db.Announcements.SingleAsync(one => one.Id == Guid.Parse(announcement)), Now)).Mark);

    public async Task<string> AnnouncedAsync(Guid secretary)
    {
        var id = Guid.Parse(await AnnouncementAsync(secretary));
        await using var db = portal.Database.Open();
        var announcement = await db.Announcements.SingleAsync(one => one.Id == id);
        var to = await Recipients.OfAsync(db, announcement, Now);
        announcement.Send(to.Mark, to, await ClerkAsync(db, secretary), Now);
        await db.SaveChangesAsync();
        return announcement.Slug!;
    }

    public async Task<string> UnsubscribeLinkAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<AnnouncementLinks>().ToLeave(await portal.Given.Person("Reader")).Split('/')[^1];
    }

    public async Task<string> FailedLetterAsync()
    {
        var letter = new OutboxEmail(EmailAddress.Parse("nobody@known.test"), "Test", "A subject", "Words.", "<p>Words.</p>", Now);
        letter.Claim(Now);
        letter.MarkFailed("550 no such mailbox", permanent: true, Now);
        await using var db = portal.Database.Open();
        db.Add(letter);
        await db.SaveChangesAsync();
        return letter.Id.ToString();
    }

    /// <summary>What was made of a published statement: by a member's contact where one is given, else by somebody in public.</summary>
    public async Task<string> AdaptationAsync(string slug, Contact? by, bool shown) =>
        (await portal.Given.Adapted((await portal.AskAsync(db => db.StatementAsync(slug)))!, "Heard at the harbour", shown ? AdaptationStatus.Shown : AdaptationStatus.Waiting, by)).Adaptation.Id.ToString();

    public async Task<string> AdaptationSecretAsync(string slug) =>
        (await portal.Given.Adapted((await portal.AskAsync(db => db.StatementAsync(slug)))!, "Heard at the harbour", AdaptationStatus.Unconfirmed)).Secret;

    public async Task<string> AdaptationLinkAsync(string slug)
    {
        var (made, _) = await portal.Given.Adapted((await portal.AskAsync(db => db.StatementAsync(slug)))!, "Heard at the harbour");
        await using var scope = portal.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<AdaptationLinks>().ToTakeBack(made).Split('/')[^1];
    }

    /// <summary>The link that moves somebody else to a new address.</summary>
    public async Task<string> NewAddressAsync() => await LinkAsync(MailedLinkPurpose.NewAddress, await portal.Given.Person("Mover"));

    /// <summary>The link to what is held about somebody else.</summary>
    public async Task<string> YourDataAsync() => await LinkAsync(MailedLinkPurpose.PersonalData, await portal.Given.Person("Asker"));

    private async Task<string> LinkAsync(MailedLinkPurpose purpose, Person person)
    {
        var secret = Secret.New();
        await using var db = portal.Database.Open();
        db.Add(new MailedLink(purpose, EmailAddress.Parse($"new.{Guid.NewGuid():N}@people.test"), await db.People.SingleAsync(one => one.Id == person.Id), secret.Hash, Now));
        await db.SaveChangesAsync();
        return secret.Value;
    }

    public async Task<string> ProcessAsync() => (await portal.Given.Timeline.ProcessAsync()).Slug;

    public async Task<string> ProcessIdAsync() => (await portal.Given.Timeline.ProcessAsync()).Id.ToString();

    public async Task<string> ReleasedOpeningAsync() => (await portal.Given.Timeline.ReleasedAsync("Open hearing")).Slug;

    public async Task<string> ReleaseAsync() => (await portal.Given.Timeline.ReleasedAsync("Another hearing")).Shown!.Release.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An opening on which this page's act can be done.</summary>
    public async Task<string> OpeningAsync(string route)
    {
        var opening = await portal.Given.Timeline.ReleasedAsync("Hearing of " + Guid.NewGuid().ToString("N")[..8]);
        if (route.EndsWith("/back-on", StringComparison.Ordinal)) await portal.Given.Timeline.ActAsync(opening, (one, by, at) => one.CallOff("No room.", by, at));
        if (route.EndsWith("/take-back", StringComparison.Ordinal)) await portal.Given.Timeline.ActAsync(opening, (one, by, at) => one.Change(one.Facts with { Host = "Another host" }, by, at));
        return opening.Id.ToString();
    }

    /// <summary>One that waits for a release, and what the button carries of all that wait.</summary>
    public async Task<(string First, string Seen)> WaitingAsync()
    {
        await portal.Given.Timeline.EnteredAsync("Waiting " + Guid.NewGuid().ToString("N")[..8]);
        await using var db = portal.Database.Open();
        var model = new Tccm.Web.Pages.Secretariat.Timeline.ReleaseModel(db, null!, null!, portal.Clock);
        await model.OnGetAsync();
        return (model.Waiting[^1].Id.ToString(), model.Seen);
    }

    private async Task ActAsync(string slug, Guid? secretary, Action<Statement, Actor> act)
    {
        await using var db = portal.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        act((await db.LockedStatementAsync(slug))!, secretary is { } id ? await ClerkAsync(db, id) : Actor.Portal);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task<Actor> ClerkAsync(Domain.Database.TccmDbContext db, Guid id) => Actor.Secretariat(await db.People.Include(one => one.Contacts).SingleAsync(one => one.Id == id));
}
