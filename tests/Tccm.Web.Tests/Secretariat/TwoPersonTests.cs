using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Secretariat;

/// <summary>
/// What needs two people is done by two: neither by who proposed it, nor by a second account of theirs, nor twice by one form
/// or by two forms at once. SECURITY.md, bar B5.
/// </summary>
public sealed class TwoPersonTests(Portal portal) : IClassFixture<Portal>
{
    public static TheoryData<string> Acts => ["publish", "invalidate", "reinstate", "approve", "join", "remove", "purpose"];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task WhoProposedIt_DoesNotConfirmIt(string act)
    {
        var (ann, bo) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"));
        var proposed = await ProposedAsync(act, ann);
        var form = await FormAsync(await portal.Browser().SignInAsync(bo), proposed);
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await browser.GetAsync(proposed.Path);
        var post = await browser.PostAsync(proposed.Path, form);

        Assert.Empty(page.All("main form button:not(.plain)"));
        Assert.StartsWith("You proposed this", Assert.Single(post.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(0, await proposed.Done());
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task SecondAccountOnTheSameMailbox_DoesNotConfirmIt(string act)
    {
        var ann = await portal.Given.Secretary("Ann Rowan");
        var (local, domain) = (ann.Email.Value.Split('@')[0], ann.Email.Value.Split('@')[1]);
        var alias = await SecretaryAsync($"{local}+second@{domain}");
        var proposed = await ProposedAsync(act, ann);

        var form = await (await portal.Browser().SignInAsync(alias)).GetAsync(proposed.Path);
        var post = await ConfirmAsync(form);

        Assert.StartsWith("Your address and that of whoever proposed this lead to one mailbox.", Assert.Single(post.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(0, await proposed.Done());
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task ConfirmedFormSentAgain_DoesNothing(string act)
    {
        var (ann, bo, cy) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"), await portal.Given.Secretary("Cy Cedar"));
        var proposed = await ProposedAsync(act, ann);
        var browser = await portal.Browser().SignInAsync(bo);
        var form = await FormAsync(browser, proposed);

        var first = await browser.PostAsync(proposed.Path, form);
        var (again, another) = (await browser.PostAsync(proposed.Path, form), await (await portal.Browser().SignInAsync(cy)).PostAsync(proposed.Path, form));

        first.Is(HttpStatusCode.Found);
        Assert.All([again, another], page => Assert.True(page.Status is HttpStatusCode.Conflict or HttpStatusCode.NotFound, page.Status.ToString()));
        Assert.Equal(1, await proposed.Done());
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task TwoAtOnce_DoItOnce(string act)
    {
        var (ann, bo, cy) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"), await portal.Given.Secretary("Cy Cedar"));
        var (one, other) = (await portal.Browser().SignInAsync(bo), await portal.BrowserElsewhere().SignInAsync(cy));
        for (var round = 0; round < 5; round++)
        {
            var proposed = await ProposedAsync(act, ann);
            var (first, second) = (await one.GetAsync(proposed.Path), await other.GetAsync(proposed.Path));

            var answers = await Race.AtOnceAsync(() => ConfirmAsync(first), () => ConfirmAsync(second));

            Assert.Equal(1, answers.Count(answer => answer.RedirectedTo is not null));
            Assert.Single(answers, answer => answer.Status is HttpStatusCode.Conflict or HttpStatusCode.NotFound);
            Assert.Equal(1, await proposed.Done());
        }
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task WhoLeftTheSecretariat_CountsAsNobodyOnEitherSide(string act)
    {
        var (ann, bo, cy) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Birch"), await portal.Given.Secretary("Cy Cedar"));
        var proposed = await ProposedAsync(act, ann);
        var (ofBo, ofCy) = (await portal.Browser().SignInAsync(bo), await portal.Browser().SignInAsync(cy));
        var form = await FormAsync(ofBo, proposed);

        await LeaveAsync(bo);
        var gone = await ofBo.PostAsync(proposed.Path, form);
        await LeaveAsync(ann);
        var alone = await ofCy.PostAsync(proposed.Path, form);

        Assert.NotEqual(HttpStatusCode.OK, gone.Status);
        Assert.NotEqual(HttpStatusCode.OK, alone.Status);
        Assert.Contains("has left the secretariat since", Assert.Single(alone.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(0, await proposed.Done());
    }

    private async Task<Proposed> ProposedAsync(string act, Person by)
    {
        switch (act)
        {
            case "publish":
                var closed = await portal.Given.Statement("By two").SignedBy(await SignerAsync()).Closed();
                await portal.ActAsync(async db =>
                {
                    var text = (await db.LockedStatementAsync(closed.Slug))!;
                    text.ProposePublication(null, null, SignatoryList.Next(text, 0).Sha256, await portal.SecretaryAsync(db, by), Now);
                });
                return new($"/secretariat/statements/{closed.Slug}/confirm", () => portal.AskAsync(db => db.Editions.CountAsync(edition => edition.StatementId == closed.Id)));
            case "invalidate" or "reinstate":
                var signer = await SignerAsync();
                var signed = await portal.Given.Statement("By two").SignedBy(signer).Closed();
                var dispute = await portal.DisputedAsync(signed, signer, by, act == "invalidate" ? DecisionReason.NotEntitled : DecisionReason.Unfounded);
                return new($"/secretariat/disputes/{dispute}/decide", async () => (await portal.LeavesAsync(signed, act)).Count);
            case "approve":
                var applied = (await portal.Given.Application("Quince Exchange").Submitted()).Application.Id;
                await portal.ActAsync(async db => (await db.LockedApplicationAsync(applied))!.ProposeApproval(null, [], await portal.SecretaryAsync(db, by), Now));
                return new($"/secretariat/applications/{applied}/approve", () => portal.AskAsync(db => db.Leaves.CountAsync(leaf => leaf.ActId == applied && leaf.Type == "approve")));
            case "join":
                var joiner = await portal.Given.Person("Joe Juniper");
                await portal.Given.Member("Rowan Registry").WithContact(joiner, ContactRoles.Participant);
                await portal.EnrolAsync(joiner.Email);
                return await AppointedAsync(joiner, by, (person, actor, _) => Appointment.Propose(person, actor, Now));
            case "remove":
                return await AppointedAsync(await portal.Given.Secretary("Lee Linden"), by, (person, actor, members) => Appointment.ProposeRemoval(person, "Did not answer for a year.", members, actor, Now));
            default:
                await portal.Given.PurposeVersion();
                await portal.Given.PurposeDraft($"By two, {Guid.NewGuid():N}.");
                await portal.ActAsync(async db =>
                {
                    var draft = (await db.LockedPurposeDraftAsync())!;
                    draft.Propose(false, null, await db.PurposeInForceAsync(), draft.Number, await portal.SecretaryAsync(db, by), Now);
                });
                var before = await portal.AskAsync(db => db.PurposeVersions.CountAsync());
                return new("/secretariat/purpose/adopt", async () => await portal.AskAsync(db => db.PurposeVersions.CountAsync()) - before);
        }
    }

    private async Task<Proposed> AppointedAsync(Person about, Person by, Func<Person, Actor, int, Appointment> propose)
    {
        var id = Guid.Empty;
        await portal.ActAsync(async db =>
        {
            var person = await db.People.Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery().SingleAsync(one => one.Id == about.Id);
            var proposal = propose(person, await portal.SecretaryAsync(db, by), (await db.SecretariatAsync()).Count);
            db.Add(proposal);
            id = proposal.Id;
        });
        return new($"/secretariat/people/proposals/{id}", () => portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == about.Id && entry.PersonId != null && (entry.Act == "secretariat.joined" || entry.Act == "secretariat.left"))));
    }

    private DateTimeOffset Now => portal.Clock.GetUtcNow();

    private async Task<Contact> SignerAsync() => (await portal.Given.Member("Aspen Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");

    private async Task<Person> SecretaryAsync(string email)
    {
        var person = new Person("Ann Again", EmailAddress.Parse(email), Now);
        person.JoinSecretariat(Actor.Portal, Now);
        await portal.ActAsync(db => { db.Add(person); return Task.CompletedTask; });
        return person;
    }

    private Task<int> LeaveAsync(Person person) => portal.AskAsync(db => db.People.Where(one => one.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.SecretariatSince, (DateTimeOffset?)null)));

    /// <summary>What the form of somebody who may confirm sends.</summary>
    private static async Task<(string, string?)[]> FormAsync(Browser browser, Proposed proposed)
    {
        var page = await browser.GetAsync(proposed.Path);
        return [.. new[] { "Input.Publication", "Input.Seen", "Input.Reason", "Input.Proposal" }.Select(name => (name, page.ValueOf(name))).Where(field => field.Item2 is not null)];
    }

    private static Task<AssertPage> ConfirmAsync(AssertPage form) => form.PressAsync(form.All("main form button:not(.plain)").Single());

    private sealed record Proposed(string Path, Func<Task<int>> Done);
}
