using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Meetings;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Infrastructure;
using Tccm.Web.Pages.Secretariat.Statements;

namespace Tccm.Web.Tests.Matrix;

/// <summary>
/// One organisation with a contact of each kind, and whatever an address can point at, made when a row asks for it.
/// Once a cell has done something, what the addresses point at is made anew, for the same people.
/// </summary>
internal sealed class MatrixWorld(Portal portal)
{
    public static readonly string[] Columns = ["nobody", "applicant", "representative", "signatory", "participant", "listener", "foreign", "supporter", "secretary", "own", "removed"];

    private readonly MatrixThings things = new(portal);
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<string, Browser> browsers = [];
    private Dictionary<string, Task<string>> made = [];
    private Organisation own = null!;
    private string applicantSecret = "";

    public async Task BeginAsync()
    {
        foreach (var column in Columns.Except(["nobody", "applicant", "secretary", "own"])) people[column] = await portal.Given.Person(column);
        foreach (var column in new[] { "secretary", "own", "another", "clerk" }) people[column] = await portal.Given.Secretary(column);
        // These act elsewhere too, and with every right: that must not help them here.
        await portal.Given.Member("Foreign Registry").WithContact(people["foreign"], ContactRoles.Representative | ContactRoles.Signatory | ContactRoles.Participant);
        await portal.Given.Supporter("Friends of Routing").WithContact(people["supporter"], ContactRoles.Representative | ContactRoles.Signatory);
        await RenewAsync();
        foreach (var column in Columns) browsers[column] = await EnterAsync(column);
    }

    public Browser Browser(string column) => browsers[column];

    /// <summary>Makes the world anew after a cell that did something, and lets its person in again.</summary>
    public async Task RenewAsync(string? column = null)
    {
        made = [];
        await using (var db = portal.Database.Open())
        {
            var erased = await db.People.Where(one => one.ErasedAt != null).Select(one => one.Id).ToListAsync();
            foreach (var name in people.Where(pair => erased.Contains(pair.Value.Id)).Select(pair => pair.Key).ToList())
                people[name] = name is "secretary" or "own" or "another" ? await portal.Given.Secretary(name) : await portal.Given.Person(name);
            var clerk = Actor.Secretariat(await db.People.SingleAsync(person => person.Id == people["clerk"].Id));
            foreach (var open in await db.Appointments.Where(one => one.DecidedAt == null).ToListAsync()) open.Drop(clerk, portal.Clock.GetUtcNow());
            foreach (var name in new[] { "secretary", "own", "another" })
            {
                var person = await db.People.SingleAsync(one => one.Id == people[name].Id);
                if (!person.IsSecretariat) person.JoinSecretariat(Actor.Portal, portal.Clock.GetUtcNow());
            }
            var listener = await db.People.SingleAsync(one => one.Id == people["listener"].Id);
            if (listener.IsSecretariat) listener.LeaveSecretariat(int.MaxValue, Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }
        own = await portal.Given.Member("Own Registry")
            .WithContact(people["representative"], ContactRoles.Representative).WithContact("Second Rep", ContactRoles.Representative)
            .WithSignatory(people["signatory"]).WithSignatory("Second Sig")
            .WithContact(people["participant"], ContactRoles.Participant).WithContact(people["listener"], ContactRoles.Listener)
            .WithContact(people["own"], ContactRoles.Participant).WithContact(people["removed"], ContactRoles.Representative | ContactRoles.Signatory)
            .WithListener("Proposed");
        await ChangeAsync(organisation => organisation.RemoveContact(organisation.Contact("removed"), Actor.Portal, portal.Clock.GetUtcNow()));
        await ChangeAsync(organisation => organisation.ChangeRoles(organisation.Contact("Proposed"), ContactRoles.Signatory, null, Actor.For(organisation.Contact("representative")), portal.Clock.GetUtcNow()));
        // A browser of its own each time: what it did may have left it a cookie, or ended its session.
        if (column is not null) browsers[column] = await EnterAsync(column);
    }

    /// <summary>The address of a route for the person of this column: with their own contact where they have one, else with the representative's.</summary>
    public async Task<string> AddressAsync(string route, string column)
    {
        if (route is "/secretariat/purpose/adopt" or "/secretariat/purpose/send-back") await PurposeAsync("proposed");
        if (route is "/secretariat/purpose/propose") await PurposeAsync("drafted");
        foreach (var part in route.Split('/').Where(part => part.StartsWith('{')))
            route = route.Replace(part, await ValueAsync(route, part.Trim('{', '}').Split(':')[0], column), StringComparison.Ordinal);
        return route;
    }

    public async Task<string> FilledAsync(string fields, string column)
    {
        foreach (var token in new[] { "colleague", "sha", "new", "purpose", "shown", "drafted", "proposed", "tomorrow", "request", "application", "clerk", "column", "organisation", "process-id", "waiting", "seen-release", "publication", "list", "proposed-list", "day", "mark", "seen" })
            if (fields.Contains($"{{{token}}}", StringComparison.Ordinal)) fields = fields.Replace($"{{{token}}}", await ValueAsync("", token, column), StringComparison.Ordinal);
        return fields;
    }

    private async Task<string> ValueAsync(string route, string name, string column) => name switch
    {
        "new" => Guid.CreateVersion7().ToString(),
        "revision" => "1",
        "handler?" => "",
        "process" => await Once("process", things.ProcessAsync),
        "opening" => await Once("released", things.ReleasedOpeningAsync),
        "process-id" => await things.ProcessIdAsync(),
        "waiting" => (await things.WaitingAsync()).First,
        "seen-release" => (await things.WaitingAsync()).Seen,
        "release" => await Once("release", things.ReleaseAsync),
        "kind" when route.StartsWith("/secretariat/timeline", StringComparison.Ordinal) => "Event",
        "id" when route.StartsWith("/secretariat/timeline", StringComparison.Ordinal) => await Once("opening" + route.Split('/')[^1], () => things.OpeningAsync(route)),
        "kind" => "members",
        "column" => column,
        "tomorrow" => $"{portal.Clock.GetUtcNow().AddDays(1):yyyy-MM-dd}",
        "clerk" => people["clerk"].Id.ToString(),
        "purpose" => await Once("purpose", async () => (await things.PurposeInForceAsync()).Sha256),
        "shown" => await Once("shown", () => things.ShownAsync(Made("handed").Result)),
        "drafted" or "proposed" => await PurposeAsync(name),
        "request" => await Once("request", () => things.RequestAsync(Made("open").Result, own.Contact("participant"), people["signatory"].Email)),
        "application" => await ValueAsync("/secretariat/applications", "id", column),
        "organisation" => own.Id.ToString(),
        "publication" => await Once("publication", () => things.PublicationAsync(Made("proposed-publication").Result)),
        "list" => await Once("list", async () => await things.ListAsync(await Made("closed"))),
        "proposed-list" => await Once("proposed-list", async () => await things.ListAsync(await Made("proposed-publication"))),
        "day" => things.NextDay(),
        "mark" => DeadlineInput.Mark(Deadline.From(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(1), new TimeOnly(23, 59), Deadline.AnywhereOnEarth)),
        "number" => "1",
        "address" => await Once(route.EndsWith("/reopen", StringComparison.Ordinal) ? "closed-list" : "mailing-list", () => things.MailingListAsync(route.EndsWith("/reopen", StringComparison.Ordinal))),
        "domain" => own.Domains[0].ALabel,
        "subject" => own.Id.ToString(),
        "check" => await Once("check", () => things.CheckAsync(own.Id, people["clerk"].Id)),
        "person" => await Once("leaver", LeaverAsync),
        "link" when route.StartsWith("/adaptations", StringComparison.Ordinal) => await Once("adaptation-link", async () => await things.AdaptationLinkAsync(await Made("published"))),
        "link" when route.StartsWith("/unsubscribe", StringComparison.Ordinal) => await Once("unsubscribe-link", things.UnsubscribeLinkAsync),
        "id" when route.StartsWith("/secretariat/announcements", StringComparison.Ordinal) => await Once("announcement", () => things.AnnouncementAsync(people["clerk"].Id)),
        "seen" => await Once("seen", () => things.SeenAsync(made["announcement"].Result)),
        "id" when route.StartsWith("/secretariat/letters", StringComparison.Ordinal) => await Once("failed-letter", things.FailedLetterAsync),
        "slug" when route.StartsWith("/announcements", StringComparison.Ordinal) => await Once("announced", () => things.AnnouncedAsync(people["clerk"].Id)),
        "link" => await Once("guest-link", things.GuestLinkAsync),
        "sha" => await Once("sha", async () => (await portal.AskAsync(db => db.StatementAsync(Made("open").Result)))!.Text.Sha256),
        "contact" or "colleague" when route.EndsWith("/authority", StringComparison.Ordinal) && (name == "colleague" || route.StartsWith("/secretariat/", StringComparison.Ordinal)) => await ContactAsync("signatory"),
        "contact" when route.StartsWith("/secretariat/", StringComparison.Ordinal) => await ContactAsync(route.EndsWith("/invite", StringComparison.Ordinal) ? "invited" : "Proposed"),
        "contact" => await ContactAsync(people.TryGetValue(column, out var person) && own.Contacts.Any(contact => contact.PersonId == person.Id) ? column : "representative"),
        "colleague" => await ContactAsync(route.Contains("/invite/", StringComparison.Ordinal) ? "invited" : "Proposed"),
        "handover" => await Once("handover", HandoverAsync),
        "signature" when route.EndsWith("/take-back", StringComparison.Ordinal) => await Once("recorded", async () => await things.RecordedAsync(await Made("unsigned"), own)),
        "signature" when route.EndsWith("/question", StringComparison.Ordinal) => await Once("questioned-signature", async () => await things.SignatureAsync(await Made("questioned"))),
        "signature" => await Once("signature", async () => (await portal.AskAsync(db => db.StatementAsync(Made("signed").Result)))!.Signatures.Single().Id.ToString()),
        "id" when route.StartsWith("/secretariat/applications", StringComparison.Ordinal) => await Once("application", async () => (await portal.Given.Application("Wren Exchange")
            .Naming("Wren", ContactRoles.Representative | ContactRoles.Signatory).Naming("own", ContactRoles.Listener, people["own"].Email).Submitted()).Application.Id.ToString()),
        "id" when route.StartsWith("/my/adaptations", StringComparison.Ordinal) || route.StartsWith("/secretariat/adaptations", StringComparison.Ordinal) =>
            await Once(route.EndsWith("/take-down", StringComparison.Ordinal) ? "members-shown" : "members", async () => await things.AdaptationAsync(await Made("published"), own.Contact("participant"), route.EndsWith("/take-down", StringComparison.Ordinal))),
        "id" when route.StartsWith("/statements/{slug}/adaptations", StringComparison.Ordinal) || route.Contains("/adaptations/", StringComparison.Ordinal) => await Once("adaptation", async () => await things.AdaptationAsync(await Made("published"), null, true)),
        "id" when route.Contains("/exchange/", StringComparison.Ordinal) => await Once("shared-note", async () => (await portal.Given.Shared(own.Contact("participant"), "Worth a look")).Id.ToString()),
        "id" when route.StartsWith("/secretariat/resources", StringComparison.Ordinal) => await Once("resource", async () => (await portal.Given.Resource($"Slides {Guid.NewGuid():N}")).Id.ToString()),
        "slug" when route.StartsWith("/resources", StringComparison.Ordinal) => await Once("public-resource", async () => (await portal.Given.Resource($"Slides {Guid.NewGuid():N}")).Slug),
        "id" when route.StartsWith("/secretariat/chat/removals", StringComparison.Ordinal) => await Once("chat-removal", async () => (await portal.Given.ChatPlace(await portal.Given.ChatGroup("Left group"), own.Contact("listener").Person, ended: true)).Id.ToString()),
        "id" when route is "/my/chat/{id:guid}/called" or "/my/chat/{id:guid}/leave" => await Once($"chat of {column}", async () => (await JoinedAsync(column)).Id.ToString()),
        "id" when route.StartsWith("/my/chat", StringComparison.Ordinal) || route.StartsWith("/secretariat/chat", StringComparison.Ordinal) => await Once("chat", async () => (await portal.Given.ChatGroup("Corridor")).Id.ToString()),
        "id" when route.EndsWith("/lift", StringComparison.Ordinal) => await Once("suspended", () => OtherAsync((one, by) => one.Suspend("Nobody answers.", false, by, portal.Clock.GetUtcNow()))),
        "id" when route.EndsWith("/stay", StringComparison.Ordinal) => await Once("leaving", () => OtherAsync((one, by) => one.Leave(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(9), "It closes.", by, portal.Clock.GetUtcNow()))),
        "id" when route.StartsWith("/secretariat/organisations", StringComparison.Ordinal) => own.Id.ToString(),
        "id" when route.Contains("/proposals/", StringComparison.Ordinal) => await Once("proposal", ProposalAsync),
        "id" when route.StartsWith("/secretariat/guests", StringComparison.Ordinal) => await Once("guest", async () => (await things.GuestAsync()).Guest.Id.ToString()),
        "id" when route.StartsWith("/secretariat/imports", StringComparison.Ordinal) => await Once("import", () => things.ImportAsync(own.Id, people["clerk"].Id)),
        "id" when route.StartsWith("/secretariat/meetings/series", StringComparison.Ordinal) => await Once("series", () => things.SeriesAsync(people["clerk"].Id)),
        "id" when route.StartsWith("/secretariat/meetings", StringComparison.Ordinal) => (await MeetingAsync(route.Split('/').ElementAtOrDefault(4) ?? "")).Id.ToString(),
        "sitting" => (await MeetingAsync("move")).Sittings.Single().Id.ToString(),
        "table" => (await MeetingAsync("tables")).RoundTables.Single().Id.ToString(),
        "agreed" => (await MeetingAsync("actions")).Actions.Single().Id.ToString(),
        "id" when route.StartsWith("/my/actions", StringComparison.Ordinal) => await ValueAsync("", "agreed", column),
        "id" when route.StartsWith("/my/meetings", StringComparison.Ordinal) => (await MeetingAsync("")).Id.ToString(),
        "slug" when route.StartsWith("/events", StringComparison.Ordinal) => (await MeetingAsync("public")).Slug!,
        "id" when route.StartsWith("/secretariat/prospects", StringComparison.Ordinal) => await Once("prospect", things.ProspectAsync),
        "id" when route.Contains("/translations/", StringComparison.Ordinal) => await TranslationAsync(route.Split('/') is [.., "{id:guid}", var act, _] ? act : "show"),
        "language" => "ar",
        "id" when route.Contains("/republications/", StringComparison.Ordinal) => await Once("republication", () => things.RepublicationAsync(Made("published").Result, own)),
        "id" when route.EndsWith("/correct", StringComparison.Ordinal) || route.EndsWith("/not-delivered", StringComparison.Ordinal) || route.EndsWith("/outcome", StringComparison.Ordinal) => await Once("delivered", () => things.DeliverableAsync(Made("published").Result, own, delivered: true)),
        "id" when route.Contains("/deliveries/", StringComparison.Ordinal) => await Once("deliverable", () => things.DeliverableAsync(Made("published").Result, own, delivered: false)),
        "id" when route.StartsWith("/secretariat/disputes", StringComparison.Ordinal) => await Once(route is "/secretariat/disputes/{id:guid}" ? "dispute" : "decision",
            async () => await things.DisputeAsync(await Made(route is "/secretariat/disputes/{id:guid}" ? "disputed" : "decided"), own, route is "/secretariat/disputes/{id:guid}" ? null : people["clerk"].Id)),
        "id" when route.StartsWith("/drafting", StringComparison.Ordinal) => await things.SuggestionAsync(await Made("discussed"), own.Contact("participant")),
        "id" when route.StartsWith("/secretariat/people", StringComparison.Ordinal) => people["another"].Id.ToString(),
        "slug" => await Made(route switch
        {
            "/my/statements/{slug}/positions/{contact:guid}" or "/my/statements/{slug}/map" or "/drafting/{slug}/positions/extend" or "/drafting/{slug}/positions/end" => "asked",
            _ when route.StartsWith("/drafting/{slug}/map/", StringComparison.Ordinal) => "asked",
            _ when route.Contains("/republi", StringComparison.Ordinal) => "published",
            _ when route.EndsWith("/intention/{contact:guid}/take-back", StringComparison.Ordinal) => "intended",
            _ when route.StartsWith("/my/statements/{slug}/", StringComparison.Ordinal) || route.StartsWith("/drafting/", StringComparison.Ordinal) => "discussed",
            "/statements/{slug}" or "/statements/{slug}/use" or "/statements/{slug}/deliveries" => "published",
            _ when route.Contains("/editions", StringComparison.Ordinal) || route.StartsWith("/verify/", StringComparison.Ordinal) => "published",
            _ when route.EndsWith("/confirm", StringComparison.Ordinal) || route.EndsWith("/drop-publication", StringComparison.Ordinal) => "proposed-publication",
            _ when route.EndsWith("/signatures/{signature:guid}/take-back", StringComparison.Ordinal) => "unsigned",
            _ when route.EndsWith("/question", StringComparison.Ordinal) => "questioned",
            _ when route.Contains("/late-code", StringComparison.Ordinal) || route.EndsWith("/reopen", StringComparison.Ordinal) || route.EndsWith("/record-signature", StringComparison.Ordinal) => "unsigned",
            _ when route.Contains("/adaptations/", StringComparison.Ordinal) => "published",
            "/statements/{slug}/in/{language}" => "translated",
            _ when route.Contains("/withdraw/", StringComparison.Ordinal) => "signed",
            _ when route.EndsWith("/publish", StringComparison.Ordinal) => "closed",
            _ when route.EndsWith("/write", StringComparison.Ordinal) || route.EndsWith("/open", StringComparison.Ordinal) => "draft",
            _ => "open",
        }),
        "thread" => await Once("thread", () => things.ThreadAsync(Made("discussed").Result, own.Contact("participant"), route.Contains("/reopen", StringComparison.Ordinal))),
        "identity" => await Once("identity", async () => (await portal.AskAsync(db => db.StatementAsync(Made("discussed").Result)))!.Text.Paragraphs.First().Identity.ToString()),
        "secret" when route.StartsWith("/account/new-address", StringComparison.Ordinal) => await Once("new-address", things.NewAddressAsync),
        "secret" when route.StartsWith("/privacy/link", StringComparison.Ordinal) => await Once("your-data", things.YourDataAsync),
        "secret" when route.StartsWith("/adaptations", StringComparison.Ordinal) => await Once("adaptation-secret", async () => await things.AdaptationSecretAsync(await Made("published"))),
        "secret" when route.StartsWith("/receipts", StringComparison.Ordinal) => await Once("receipt", async () => await things.ReceiptLinkAsync(await Made("received"), own.Contact("listener").PersonId)),
        "secret" when route.StartsWith("/guests", StringComparison.Ordinal) => await Once("guest-secret", async () => (await things.GuestAsync()).Secret),
        "secret" when route.StartsWith("/purpose/handed", StringComparison.Ordinal) => await Once("handed", () => things.HandedAsync(own.Contact("representative"))),
        "secret" when route.StartsWith("/account/invitation", StringComparison.Ordinal) => await Once("invitation", InvitationAsync),
        "secret" when route.StartsWith("/join", StringComparison.Ordinal) => applicantSecret,
        "version" => await Once("version", async () => (await portal.Given.PurposeVersion()).Number),
        "code" when route.Contains("/late-code/", StringComparison.Ordinal) => await Once("late-code", async () => await things.LateCodeAsync(await Made("unsigned"), own, people["clerk"].Id)),
        "code" => "404",
        _ when route.Contains($"{{{name}:guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
        _ => "no-such",
    };

    private Task<string> Made(string statement) => statement == "handed" ? ValueAsync("/purpose/handed", "secret", "") : Once(statement, async () =>
    {
        var given = portal.Given.Statement("Keep it " + statement);
        var slug = (await (statement switch
        {
            "open" => given.Open(),
            "signed" or "questioned" or "disputed" or "decided" or "received" => given.Open().SignedBy(own.Contact("signatory")),
            "closed" or "proposed-publication" => given.Closed().SignedBy(own.Contact("signatory")),
            "unsigned" => given.Closed(),
            "discussed" or "intended" or "asked" => given.InDiscussion(),
            "published" or "translated" => given.Published(),
            _ => given.Draft(),
        })).Slug;
        if (statement == "proposed-publication") await things.ProposeAsync(slug, people["another"].Id);
        if (statement == "translated") await things.TranslatedAsync(slug, own.Contact("participant"));
        if (statement == "asked") await things.WindowAsync(slug);
        if (statement == "intended") await things.IntendAsync(slug, own.Contact("representative"));
        return slug;
    });

    private async Task<Meeting> MeetingAsync(string act)
    {
        var state = act switch { "tell" => "arranged", "notes" or "actions" or "tables" => "held", "public" => "public", _ => "to come" };
        var id = Guid.Parse(await Once($"meeting {state}", async () => (await things.MeetingAsync(state, own)).Id.ToString()));
        return await portal.AskAsync(db => db.Meetings.Whole().SingleAsync(one => one.Id == id));
    }

    private Task<string> Once(string key, Func<Task<string>> make) => made.TryGetValue(key, out var known) ? known : made[key] = make();

    private Task<string> TranslationAsync(string act) => Once($"translation to {act}", () => things.TranslationAsync(Made("discussed").Result, own, act));

    private Task<string> ContactAsync(string name) => name == "invited"
        ? Once("invited", async () =>
        {
            await Once("invitation", InvitationAsync);
            return (await portal.AskAsync(db => db.Contacts.SingleAsync(contact => contact.OrganisationId == own.Id && contact.Person.Name == "Invited"))).Id.ToString();
        })
        : Task.FromResult(own.Contacts.Single(contact => contact.Person.Name == name).Id.ToString());

    private async Task<string> InvitationAsync()
    {
        var secret = Secret.New();
        var person = await portal.Given.Person("Invited");
        await using var db = portal.Database.Open();
        var organisation = (await db.OrganisationAsync(own.Id))!;
        var contact = organisation.AddContact(await db.People.SingleAsync(one => one.Id == person.Id), ContactRoles.Listener, null, Actor.Portal, portal.Clock.GetUtcNow());
        db.Add(new Invitation(contact, secret.Hash, Actor.Portal, portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return secret.Value;
    }

    /// <summary>The open draft's number, or the proposal to adopt it; the one ends the other.</summary>
    private Task<string> PurposeAsync(string state)
    {
        made.Remove(state == "drafted" ? "proposed" : "drafted");
        var words = $"We answer for what we run, {Guid.NewGuid():N}.";
        return Once(state, async () => state == "drafted"
            ? (await portal.Given.PurposeDraft(words)).Number.ToString(CultureInfo.InvariantCulture)
            : (await portal.Given.ProposedPurpose(words: words)).Proposal!.Id.ToString());
    }

    /// <summary>Another organisation of the secretary who has one, in another state.</summary>
    private async Task<string> OtherAsync(Action<Organisation, Actor> change)
    {
        Organisation other = await portal.Given.Member("Other Registry").WithRepresentative("Rep").WithContact(people["own"], ContactRoles.Participant);
        await using var db = portal.Database.Open();
        change((await db.OrganisationAsync(other.Id))!, Actor.Secretariat(await db.People.Include(one => one.Contacts).SingleAsync(one => one.Id == people["clerk"].Id)));
        await db.SaveChangesAsync();
        return other.Id.ToString();
    }

    /// <summary>Somebody else of the organisation, who is erased by the act.</summary>
    private async Task<string> LeaverAsync()
    {
        var person = await portal.Given.Person("Leaver");
        await using var db = portal.Database.Open();
        (await db.OrganisationAsync(own.Id))!.AddContact(await db.People.SingleAsync(one => one.Id == person.Id), ContactRoles.Listener, null, Actor.Portal, portal.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        return person.Id.ToString();
    }

    /// <summary>From the second signatory to the participant.</summary>
    private async Task<string> HandoverAsync()
    {
        await using var db = portal.Database.Open();
        var organisation = (await db.OrganisationAsync(own.Id))!;
        var handover = Handover.Offer(organisation.Contact("Second Sig"), organisation.Contact("participant"), ContactRoles.Signatory, null, portal.Clock.GetUtcNow());
        db.Add(handover);
        await db.SaveChangesAsync();
        return handover.Id.ToString();
    }

    private async Task<string> ProposalAsync()
    {
        await using var db = portal.Database.Open();
        var person = await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery().SingleAsync(one => one.Id == people["listener"].Id);
        var proposal = Appointment.Propose(person, Actor.Secretariat(await db.People.SingleAsync(one => one.Id == people["another"].Id)), portal.Clock.GetUtcNow());
        db.Add(proposal);
        await db.SaveChangesAsync();
        return proposal.Id.ToString();
    }

    /// <summary>A chat group for members that the person of this column is in where they may.</summary>
    private async Task<Domain.Chat.ChatGroup> JoinedAsync(string column)
    {
        var group = await portal.Given.ChatGroup("Joined corridor");
        if (people.TryGetValue(column, out var person) && column is not ("supporter" or "removed")) await portal.Given.ChatPlace(group, person);
        return group;
    }

    private async Task ChangeAsync(Action<Organisation> change)
    {
        await using var db = portal.Database.Open();
        change((await db.OrganisationAsync(own.Id))!);
        await db.SaveChangesAsync();
    }

    private async Task<Browser> EnterAsync(string column)
    {
        var browser = portal.Browser();
        if (column == "nobody") return browser;
        if (column != "applicant") return await browser.SignInAsync(people[column]);
        applicantSecret = (await portal.Given.Application("Finch Exchange").Draft()).Secret;
        await (await browser.GetAsync($"/join/resume/{applicantSecret}")).SubmitAsync();
        return browser;
    }
}
