using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Drafting;

/// <summary>A text in discussion of which positions are taken, by the domain's own verbs.</summary>
internal sealed class RoundWorld(Portal portal)
{
    public Person Sam { get; private set; } = null!;
    public Contact Rita { get; private set; } = null!;
    public Contact Bo { get; private set; } = null!;
    public string Slug { get; private set; } = "";

    public static async Task<RoundWorld> OfAsync(Portal portal, PositionsSeen? seen = PositionsSeen.AfterWindow)
    {
        var world = new RoundWorld(portal)
        {
            Sam = await portal.Given.Secretary("Sam Sloe"),
            Rita = (await portal.Given.Member("Rowan Registry").WithContact("Rita Reed", ContactRoles.Participant)).Contact("Rita Reed"),
            Bo = (await portal.Given.Member("Birch Exchange").WithContact("Bo Birch", ContactRoles.Participant)).Contact("Bo Birch"),
            Slug = (await portal.Given.Statement("On hearing operators").Saying("First words of the secret text.\n\nSecond words of the secret text.").InDiscussion()).Slug,
        };
        if (seen is { } how) await world.ActAsync((statement, by, at) => statement.OpenPositions(new Deadline(portal.Clock.GetUtcNow().AddDays(7), "UTC"), how, by, at));
        return world;
    }

    public async Task<PositionRound> RoundAsync() => (await portal.AskAsync(db => db.StatementAsync(Slug)))!.Round!;

    public Task HandPenAsync(Contact to) => ActAsync(async (db, statement, by, at) =>
        statement.HandPen(await db.Contacts.Include(one => one.Person).Include(one => one.Organisation.Memberships).SingleAsync(one => one.Id == to.Id), by, at));

    public Task EndAsync() => ActAsync((statement, by, at) => statement.Round!.End("Everybody has answered.", by, at));

    public Task ProposeAsync() => ActAsync(async (db, statement, by, at) =>
        statement.Round!.ProposeMap(statement, await RoundMap.ElectorateAsync(db, statement.Round, at), by, at));

    public async Task TakeAsync(Contact contact, int? number, Stance stance, string? reason = null)
    {
        await using var db = portal.Database.Open();
        var statement = (await db.StatementAsync(Slug))!;
        var by = await db.Contacts.Include(one => one.Person).Include(one => one.Organisation.Memberships).ThenInclude(period => period.Suspensions).SingleAsync(one => one.Id == contact.Id);
        var paragraph = statement.Text.Paragraphs.SingleOrDefault(one => one.Number == number);
        var last = await db.Positions.Where(one => one.RoundId == statement.Round!.Id && one.OrganisationId == by.OrganisationId && one.ParagraphId == (paragraph == null ? null : paragraph.Id)).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        db.Positions.Add(statement.Round!.Take(by, paragraph, stance, reason, last, portal.Clock.GetUtcNow())!);
        await db.SaveChangesAsync();
    }

    public Task ActAsync(Action<Statement, Actor, DateTimeOffset> act) => ActAsync((_, statement, by, at) =>
    {
        act(statement, by, at);
        return Task.CompletedTask;
    });

    private async Task ActAsync(Func<Domain.Database.TccmDbContext, Statement, Actor, DateTimeOffset, Task> act)
    {
        await using var db = portal.Database.Open();
        var sam = await db.People.Include(one => one.Contacts).SingleAsync(one => one.Id == Sam.Id);
        await act(db, (await db.StatementAsync(Slug))!, Actor.Secretariat(sam), await db.ClockAsync());
        await db.SaveChangesAsync();
    }
}
