using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Testing;

/// <summary>Where a statement is to be heard, and was, before the test begins: <c>await given.Deliveries(statement).PlannedAsync(rowan)</c>.</summary>
public sealed class GivenDeliveries(Given given, Statement statement)
{
    public static readonly DeliverablePlan ThreeMinutes = new(DeliverableForm.Spoken, 3, "en", null, null, "Third session, New York", "third speaker", Voice.Undersigned);

    private DateOnly Today => DateOnly.FromDateTime(given.Now.UtcDateTime);

    /// <summary>Three minutes, spoken for the undersigned by this organisation (the secretariat where there is none), unless the test plans otherwise.</summary>
    public async Task<Deliverable> PlannedAsync(Organisation? by = null, Func<DeliverablePlan, DeliverablePlan>? otherwise = null)
    {
        var clerk = await given.ClerkAsync();
        await using var db = given.Database.Open();
        var deliverer = by is null ? null : await db.OrganisationAsync(by.Id);
        var plan = ThreeMinutes with { Deliverer = deliverer };
        var deliverable = Deliverable.Plan((await db.StatementAsync(statement.Slug))!, otherwise is null ? plan : otherwise(plan), clerk, given.Now);
        db.Add(deliverable);
        await db.SaveChangesAsync();
        return deliverable;
    }

    /// <summary>The same, delivered today.</summary>
    public async Task<Deliverable> DeliveredAsync(Organisation? by = null, Func<DeliverablePlan, DeliverablePlan>? otherwise = null, string? receipt = "No. 17", string? link = "https://un.example/7")
    {
        var planned = await PlannedAsync(by, otherwise);
        return await ActAsync(planned.Id, (deliverable, clerk) => deliverable.Deliver(new(Today, null, deliverable.Organisation, receipt, link), clerk, given.Now));
    }

    /// <summary>What happens to one of them after.</summary>
    public async Task<Deliverable> ActAsync(Guid id, Action<Deliverable, Actor> act)
    {
        var clerk = await given.ClerkAsync();
        await using var db = given.Database.Open();
        var deliverable = await db.Deliverables.Whole().SingleAsync(one => one.Id == id);
        if (deliverable.OrganisationId is { } by) await db.OrganisationAsync(by);
        act(deliverable, clerk);
        await db.SaveChangesAsync();
        return deliverable;
    }

    /// <summary>Published again today, by an organisation of the register or by somebody else of this name.</summary>
    public async Task<Republication> RepublishedAsync(Organisation? by = null, string? outsider = null, string title = "Operators ask to be heard", string? link = null)
    {
        var clerk = await given.ClerkAsync();
        await using var db = given.Database.Open();
        var publisher = by is null ? null : await db.OrganisationAsync(by.Id);
        var republication = Republication.Of((await db.StatementAsync(statement.Slug))!, new(publisher, outsider, Today, title, "en", link ?? $"https://news.example/{Given.Next()}"), clerk, given.Now);
        db.Add(republication);
        await db.SaveChangesAsync();
        return republication;
    }
}
