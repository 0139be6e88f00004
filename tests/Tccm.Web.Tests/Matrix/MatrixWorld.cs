using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Matrix;

/// <summary>
/// One organisation with a contact of each kind, and whatever an address can point at, made when a row asks for it.
/// Once a cell has done something, what the addresses point at is made anew, for the same people.
/// </summary>
internal sealed class MatrixWorld(Portal portal)
{
    public static readonly string[] Columns = ["nobody", "applicant", "representative", "signatory", "participant", "listener", "foreign", "supporter", "secretary", "own", "removed"];

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
        foreach (var part in route.Split('/').Where(part => part.StartsWith('{')))
            route = route.Replace(part, await ValueAsync(route, part.Trim('{', '}').Split(':')[0], column), StringComparison.Ordinal);
        return route;
    }

    public async Task<string> FilledAsync(string fields, string column)
    {
        foreach (var token in new[] { "colleague", "sha", "new" })
            if (fields.Contains($"{{{token}}}", StringComparison.Ordinal)) fields = fields.Replace($"{{{token}}}", await ValueAsync("", token, column), StringComparison.Ordinal);
        return fields;
    }

    private async Task<string> ValueAsync(string route, string name, string column) => name switch
    {
        "new" => Guid.CreateVersion7().ToString(),
        "sha" => await Once("sha", async () => (await portal.AskAsync(db => db.StatementAsync(Made("open").Result)))!.Text.Sha256),
        "contact" when route.StartsWith("/secretariat/", StringComparison.Ordinal) => await ContactAsync(route.EndsWith("/invite", StringComparison.Ordinal) ? "invited" : "Proposed"),
        "contact" => await ContactAsync(people.TryGetValue(column, out var person) && own.Contacts.Any(contact => contact.PersonId == person.Id) ? column : "representative"),
        "colleague" => await ContactAsync(route.Contains("/invite/", StringComparison.Ordinal) ? "invited" : "Proposed"),
        "handover" => await Once("handover", HandoverAsync),
        "signature" => await Once("signature", async () => (await portal.AskAsync(db => db.StatementAsync(Made("signed").Result)))!.Signatures.Single().Id.ToString()),
        "id" when route.StartsWith("/secretariat/applications", StringComparison.Ordinal) => await Once("application", async () => (await portal.Given.Application("Wren Exchange")
            .Naming("Wren", ContactRoles.Representative | ContactRoles.Signatory).Naming("own", ContactRoles.Listener, people["own"].Email).Submitted()).Application.Id.ToString()),
        "id" when route.StartsWith("/secretariat/organisations", StringComparison.Ordinal) => own.Id.ToString(),
        "id" when route.Contains("/proposals/", StringComparison.Ordinal) => await Once("proposal", ProposalAsync),
        "id" when route.StartsWith("/secretariat/people", StringComparison.Ordinal) => people["another"].Id.ToString(),
        "slug" => await Made(route switch
        {
            "/statements/{slug}" => "published",
            _ when route.Contains("/withdraw/", StringComparison.Ordinal) => "signed",
            _ when route.EndsWith("/publish", StringComparison.Ordinal) => "closed",
            _ when route.EndsWith("/write", StringComparison.Ordinal) || route.EndsWith("/open", StringComparison.Ordinal) => "draft",
            _ => "open",
        }),
        "secret" when route.StartsWith("/account/invitation", StringComparison.Ordinal) => await Once("invitation", InvitationAsync),
        "secret" when route.StartsWith("/join", StringComparison.Ordinal) => applicantSecret,
        "version" => await Once("version", async () => (await portal.Given.PurposeVersion()).Number),
        "code" => "404",
        _ when route.Contains($"{{{name}:guid", StringComparison.Ordinal) => Guid.Empty.ToString(),
        _ => "no-such",
    };

    private Task<string> Made(string statement) => Once(statement, async () =>
    {
        var given = portal.Given.Statement("Keep it " + statement);
        return (await (statement switch
        {
            "open" => given.Open(),
            "signed" => given.Open().SignedBy(own.Contact("signatory")),
            "closed" => given.Closed(),
            "published" => given.Published(),
            _ => given.Draft(),
        })).Slug;
    });

    private Task<string> Once(string key, Func<Task<string>> make) => made.TryGetValue(key, out var known) ? known : made[key] = make();

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

    /// <summary>From the second signatory to the participant.</summary>
    private async Task<string> HandoverAsync()
    {
        await using var db = portal.Database.Open();
        var organisation = (await db.OrganisationAsync(own.Id))!;
        var handover = Handover.Offer(organisation.Contact("Second Sig"), organisation.Contact("participant"), ContactRoles.Signatory, portal.Clock.GetUtcNow());
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
