using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat;

/// <summary>Who joins the secretariat and who leaves it: two people decide, and all are told.</summary>
public sealed class MembershipTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task NewMember_NeedsTwo()
    {
        var (ann, bo) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"));
        var person = await MemberAsync("Nia New");
        var (first, other, newcomer) = (await portal.Browser().SignInAsync(ann), await portal.Browser().SignInAsync(bo), await portal.Browser().SignInAsync(person));

        var proposed = await (await first.GetAsync("/secretariat/people/propose")).SubmitAsync(("Input.Email", person.Email.Value));
        var proposal = await portal.AskAsync(db => db.Appointments.SingleAsync(one => one.PersonId == person.Id));
        var bySelf = await first.PostAsync($"/secretariat/people/proposals/{proposal.Id}");
        var before = (await newcomer.GetAsync("/secretariat")).Status;
        var confirmed = await (await other.GetAsync($"/secretariat/people/proposals/{proposal.Id}")).PressAsync("Confirm: they join");

        Assert.StartsWith("You proposed Nia New.", proposed.Flash, StringComparison.Ordinal);
        bySelf.Is(HttpStatusCode.Conflict);
        Assert.Contains("You proposed this yourself", Assert.Single(bySelf.ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, before);
        Assert.Contains("Nia New joined the secretariat", confirmed.Flash, StringComparison.Ordinal);
        (await newcomer.GetAsync("/secretariat")).Is(HttpStatusCode.OK);
        foreach (var told in new[] { ann, bo, person })
            Assert.Contains(await portal.Mailbox.ToAsync(told), letter => letter.Subject == "Secretariat: Nia New joined the secretariat");
        Assert.Equal(bo.Id, await portal.AskAsync(db => db.AuditEntries.Where(one => one.Act == "secretariat.joined" && one.SubjectId == person.Id).Select(one => one.PersonId).SingleAsync()));
    }

    [Fact]
    public async Task WhoActsForNoMember_IsNotProposed()
    {
        var browser = await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Rowan"));
        var stranger = await portal.Given.Person("Stray Stranger");

        var known = await (await browser.GetAsync("/secretariat/people/propose")).SubmitAsync(("Input.Email", stranger.Email.Value));
        var unknown = await (await browser.GetAsync("/secretariat/people/propose")).SubmitAsync(("Input.Email", "nobody@nowhere.test"));

        Assert.All([known, unknown], page => page.Is(HttpStatusCode.Conflict));
        Assert.Contains("does not act for a member", known.ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.Contains("Nobody on the register", unknown.ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.False(await portal.AskAsync(db => db.Appointments.AnyAsync(one => one.PersonId == stranger.Id)));
    }

    [Fact]
    public async Task Removal_IsDecidedByAThird_AndEndsAtTheNextRequest()
    {
        var (ann, bo, cleo) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"), await portal.Given.Secretary("Cleo Cedar"));
        var (first, removed, third) = (await portal.Browser().SignInAsync(ann), await portal.Browser().SignInAsync(bo), await portal.Browser().SignInAsync(cleo));

        await (await first.GetAsync($"/secretariat/people/{bo.Id}/remove")).SubmitAsync(("Input.Reason", "Left the coalition."));
        var proposal = await portal.AskAsync(db => db.Appointments.SingleAsync(one => one.PersonId == bo.Id));
        var own = await removed.PostAsync($"/secretariat/people/proposals/{proposal.Id}", ("handler", "Drop"));
        var drop = await removed.PostAsync($"/secretariat/people/proposals/{proposal.Id}?handler=Drop");
        var done = await (await third.GetAsync($"/secretariat/people/proposals/{proposal.Id}")).PressAsync("Confirm: they are removed");

        Assert.All([own, drop], page => page.Is(HttpStatusCode.Conflict));
        Assert.Contains("Bo Birch was removed from the secretariat", done.Flash, StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in", (await removed.GetAsync("/secretariat", follow: false)).RedirectedTo, StringComparison.Ordinal);
        Assert.Contains("Left the coalition.", (await portal.Mailbox.ToAsync(bo))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_IsForOneselfAlone_AndTold()
    {
        var (ann, bo) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"));
        await portal.Given.Secretary("Cleo Cedar");
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync("/secretariat/people/leave")).PressAsync("Leave the secretariat");

        Assert.Equal("You left the secretariat. The others are told.", page.Flash);
        Assert.False(await portal.AskAsync(db => db.People.Where(one => one.Id == ann.Id).Select(one => one.SecretariatSince != null).SingleAsync()));
        Assert.Contains(await portal.Mailbox.ToAsync(bo), letter => letter.Subject == "Secretariat: Ann Rowan left the secretariat");
    }

    [Fact]
    public async Task LastTwo_StayEvenWhenBothLeaveAtOnce()
    {
        // Only the three are left of whom other tests made.
        await using (var db = portal.Database.Open())
        {
            foreach (var other in await db.People.Where(one => one.SecretariatSince != null).ToListAsync(TestContext.Current.CancellationToken)) other.LeaveSecretariat(int.MaxValue, Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var three = new[] { await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"), await portal.Given.Secretary("Cleo Cedar") };
        var browsers = new List<Browser>();
        foreach (var one in three) browsers.Add(await portal.Browser().SignInAsync(one));

        var pages = await Race.AtOnceAsync([.. browsers.Select(browser => (Func<Task<AssertPage>>)(() => browser.PostAsync("/secretariat/people/leave")))]);

        Assert.Single(pages, page => page.Status == HttpStatusCode.Found);
        Assert.Equal(2, await portal.AskAsync(db => db.People.CountAsync(one => one.SecretariatSince != null)));
    }

    private async Task<Person> MemberAsync(string name)
    {
        var given = await portal.Given.Member("Registry of " + name).WithListener(name);
        await portal.EnrolAsync(given.Contact(name).Person.Email);
        return given.Contact(name).Person;
    }
}
