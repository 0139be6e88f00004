using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;
using Tccm.Web.Tests.Secretariat;

namespace Tccm.Web.Tests.My;

/// <summary>A representative leaves, stays, changes the category and applies again; nobody else does.</summary>
public sealed class MembershipTests(PortalInTime portal) : IClassFixture<PortalInTime>
{
    [Fact]
    public async Task Leaving_EndsItTellsEverybodyAndClosesTheSignPage()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        var sam = await portal.Given.Secretary("Sam Sloe");
        var (earlier, open) = (await portal.Given.Statement("Keep it open").Open().SignedBy(rowan.Contact("Ann Arch")), await portal.Given.Statement("Keep it free").Open());
        var (rita, ann) = (await portal.Browser().SignInAsync(rowan.Contact("Rita Reed")), await portal.Browser().SignInAsync(rowan.Contact("Ann Arch")));
        var sign = await ann.GetAsync($"/statements/{open.Slug}/sign/{rowan.Contact("Ann Arch").Id}");

        var page = await (await rita.GetAsync(Path(rowan, "leave"))).SubmitAsync(("Input.On", Today), ("Input.Reason", "No time."));
        var late = await sign.SubmitAsync(("Input.Declared", "true"));

        Assert.Equal("Rowan Registry has left. Its contacts are told.", page.Flash);
        late.Is(HttpStatusCode.Conflict);
        Assert.Contains("is not a member", Assert.Single(late.ErrorSummary), StringComparison.Ordinal);
        var period = (await ReadAsync(rowan)).Memberships.Single();
        Assert.Equal((Today, "No time."), ($"{period.Until:yyyy-MM-dd}", period.EndReason));
        Assert.Contains("organisation.left", await ActsAsync(rowan));
        Assert.Contains(await portal.Mailbox.ToAsync(rowan.Contact("Ann Arch")), letter => letter.Subject == "Rowan Registry is no longer a member");
        Assert.Contains(await portal.Mailbox.ToAsync(sam), letter => letter.Subject == "Rowan Registry leaves");
        Assert.DoesNotContain("Rowan Registry", (await portal.Browser().GetAsync("/members")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ann.GetAsync($"/my/statements/{earlier.Slug}")).Status);
        Assert.True(await portal.AskAsync(db => db.Signatures.AnyAsync(one => one.OrganisationId == rowan.Id && one.WithdrawnAt == null)));
    }

    [Fact]
    public async Task LeavingLater_IsShownTakenBackPlannedAgainAndDone()
    {
        var elm = await portal.Given.Member("Elm Registry").WithRepresentative("Rita Reed");
        var rita = await portal.Browser().SignInAsync(elm.Contact("Rita Reed"));
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(2);

        var planned = await (await rita.GetAsync(Path(elm, "leave"))).SubmitAsync(("Input.On", $"{day:yyyy-MM-dd}"));
        Assert.Contains("Take it back", planned.Text, StringComparison.Ordinal);
        Assert.Contains("Elm Registry", (await portal.Browser().GetAsync("/members")).Text, StringComparison.Ordinal);
        var stays = await (await planned.FollowAsync("Take it back")).PressAsync("Stay");
        Assert.Equal("Elm Registry stays. Its contacts are told.", stays.Flash);
        await (await rita.GetAsync(Path(elm, "leave"))).SubmitAsync(("Input.On", $"{day:yyyy-MM-dd}"));
        var keeper = portal.Services.GetRequiredService<LeavingKeeper>();
        await keeper.KeepAsync(TestContext.Current.CancellationToken);
        Assert.Null((await ReadAsync(elm)).Memberships.Single().Until);
        await portal.PassAsync(TimeSpan.FromDays(2));
        Assert.DoesNotContain("Elm Registry", (await portal.Browser().GetAsync("/members")).Text, StringComparison.Ordinal);
        await keeper.KeepAsync(TestContext.Current.CancellationToken);
        await keeper.KeepAsync(TestContext.Current.CancellationToken);
        var letters = await portal.Mailbox.ToAsync(elm.Contact("Rita Reed"));
        await portal.GoOnAsync();

        Assert.Equal(day, (await ReadAsync(elm)).Memberships.Single().Until);
        Assert.Equal(["Elm Registry leaves on " + Domain.Text.Words.Day(day), "Elm Registry stays a member", "Elm Registry leaves on " + Domain.Text.Words.Day(day), "Elm Registry is no longer a member"],
            letters.Select(letter => letter.Subject));
    }

    [Theory]
    [InlineData("leave")]
    [InlineData("stay")]
    [InlineData("supporter")]
    [InlineData("apply")]
    public async Task WhoIsNoRepresentativeOfIt_FindsNothing(string page)
    {
        var oak = await portal.Given.Member("Oak Registry").WithSignatory("Olu Oak").WithRepresentative("Rae Oak");
        var fir = await portal.Given.Member("Fir Registry").WithRepresentative("Fay Fir");
        var (olu, fay) = (await portal.Browser().SignInAsync(oak.Contact("Olu Oak")), await portal.Browser().SignInAsync(fir.Contact("Fay Fir")));

        foreach (var (browser, contact) in new[] { (olu, oak.Contact("Olu Oak")), (olu, oak.Contact("Rae Oak")), (fay, oak.Contact("Rae Oak")) })
        {
            (await browser.GetAsync($"/my/organisations/{contact.Id}/{page}")).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync($"/my/organisations/{contact.Id}/{page}", ("Input.On", Today))).Is(HttpStatusCode.NotFound);
        }
        Assert.Null((await ReadAsync(oak)).Memberships.Single().Until);
    }

    [Fact]
    public async Task ImpossibleDay_OrAnOldSignIn_ChangesNothingAndKeepsWhatWasTyped()
    {
        var yew = await portal.Given.Member("Yew Registry").WithRepresentative("Rita Reed");
        var rita = await portal.Browser().SignInAsync(yew.Contact("Rita Reed"));
        var form = await rita.GetAsync(Path(yew, "leave"));

        var past = await form.SubmitAsync(("Input.On", "2024-07-01"), ("Input.Reason", "Words."));
        var none = await form.SubmitAsync(("Input.On", ""));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var stale = await (await rita.GetAsync(Path(yew, "leave"))).SubmitAsync(("Input.On", Today));

        Assert.Equal((HttpStatusCode.Conflict, "Words."), (past.Status, past.ValueOf("Input.Reason")));
        Assert.Contains("is over", past.ErrorOf("Input.On"), StringComparison.Ordinal);
        none.Is(HttpStatusCode.BadRequest);
        stale.Is(HttpStatusCode.Conflict);
        Assert.NotNull(stale.ErrorOf("Input.Password"));
        Assert.Null((await ReadAsync(yew)).Memberships.Single().Until);
        Assert.Empty(await portal.Mailbox.ToAsync(yew.Contact("Rita Reed")));
    }

    [Fact]
    public async Task MemberBecomesSupporter_WhatItSignedStaysAndTheCountMakesSense()
    {
        var ash = await portal.Given.Member("Ash Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        var statement = await portal.Given.Statement("Keep it fair").Open().SignedBy(ash.Contact("Ann Arch"));
        var rita = await portal.Browser().SignInAsync(ash.Contact("Rita Reed"));
        var before = await portal.AskAsync(async db => (await SignatoryList.OfAsync(db, (await db.StatementAsync(statement.Slug))!)).MemberCount);

        var page = await (await rita.GetAsync(Path(ash, "supporter"))).SubmitAsync(("Input.Reason", ""));

        Assert.Equal("Ash Registry is a supporter from today on. Its contacts are told.", page.Flash);
        var list = await portal.AskAsync(async db => await SignatoryList.OfAsync(db, (await db.StatementAsync(statement.Slug))!));
        Assert.Equal((before, "Ash Registry"), (list.MemberCount, list.Lines.Single().Name));
        Assert.True(list.MemberCount > await portal.AskAsync(db => SignatoryList.MembersAsync(db)));
        Assert.Equal([(MembershipCategory.Member, false), (MembershipCategory.Supporter, true)], (await ReadAsync(ash)).Memberships.OrderBy(one => one.Id).Select(one => (one.Category, one.Until is null)));
        Assert.Contains("Ash Registry", (await portal.Browser().GetAsync("/supporters")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SupporterApplies_AndIsAMemberFromTheDayWithoutNewInvitations()
    {
        await portal.Given.PurposeVersion();
        var kind = await portal.Given.Supporter("Kind Friends").With(facts => facts with { Operations = [] }).WithRepresentative("Kai Kind").WithListener("Lea Lind");
        var kai = await portal.Browser().SignInAsync(kind.Contact("Kai Kind"));
        await portal.EnrolAsync(kind.Contact("Lea Lind").Person.Email);
        var form = await kai.GetAsync(Path(kind, "apply"));

        (await form.SubmitAsync(("Input.SignerName", "Kai Kind"), ("Input.SignerTitle", "Director"), ("Input.Basis", "Officer"))).Is(HttpStatusCode.Conflict);
        Assert.Equal(0, await portal.AskAsync(db => db.Applications.CountAsync(one => one.AppliesForId == kind.Id)));
        var sent = await form.SubmitAsync(("Input.Evidence[exchange-point]", "Its peers."), ("Input.Signatory", kind.Contact("Kai Kind").Person.Email.Canonical),
            ("Input.SignerName", "Kai Kind"), ("Input.SignerTitle", "Director"), ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        Assert.Equal("The application of Kind Friends was sent to the secretariat. Its contacts are told.", sent.Flash);
        var again = await form.SubmitAsync(("Input.Evidence[exchange-point]", "Its peers."), ("Input.Signatory", kind.Contact("Kai Kind").Person.Email.Canonical),
            ("Input.SignerName", "Kai Kind"), ("Input.SignerTitle", "Director"), ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        again.Is(HttpStatusCode.Conflict);
        Assert.Equal(Application.OpenAlready, Assert.Single(again.ErrorSummary));
        var application = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.AppliesForId == kind.Id));
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        (await clerk.GetAsync($"/secretariat/applications/{application.Id}")).Is(HttpStatusCode.OK);
        var approved = await portal.ApprovedAsync(application, clerk);

        Assert.Equal("You approved Kind Friends as a member. Its people are told.", approved.Flash);
        var now = await ReadAsync(kind);
        Assert.True(now.IsMember);
        Assert.Equal(now.Memberships.Single(one => one.Category == MembershipCategory.Supporter).Until, now.CurrentMembership!.From!.Value.Earliest);
        Assert.Equal(kind.Contacts.Select(one => one.Id).Order(), now.Contacts.Select(one => one.Id).Order());
        Assert.True(now.Contact("Kai Kind").May(ContactRoles.Signatory | ContactRoles.Representative));
        Assert.Equal(0, await portal.AskAsync(db => db.Invitations.CountAsync(one => one.Contact.OrganisationId == kind.Id)));
        Assert.Contains(await portal.Mailbox.ToAsync(kind.Contact("Lea Lind")), letter => letter.Subject == "Kind Friends is a member now");
        Assert.Empty(await portal.AskAsync(async db => (await new VerifyEvidence(db).RunAsync()).Wrong));
        Assert.Contains("No longer a supporter", approved.Text, StringComparison.Ordinal);
        Assert.Contains("Applied as a member", approved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoApplyAtOnce_OneIsKept()
    {
        await portal.Given.PurposeVersion();
        for (var round = 0; round < 5; round++)
        {
            var kind = await portal.Given.Supporter($"Friends {round}").WithContact("Kai Kind", ContactRoles.Representative | ContactRoles.Signatory).WithContact("Kim Kind", ContactRoles.Representative);
            var forms = new[]
            {
                await (await portal.Browser().SignInAsync(kind.Contact("Kai Kind"))).GetAsync(Path(kind, "apply", "Kai Kind")),
                await (await portal.Browser().SignInAsync(kind.Contact("Kim Kind"))).GetAsync(Path(kind, "apply", "Kim Kind")),
            };

            var answers = await Race.AtOnceAsync([.. forms.Select(form => (Func<Task<AssertPage>>)(() => form.SubmitAsync(follow: false, ("Input.SignerName", "Kai"), ("Input.SignerTitle", "Director"), ("Input.Basis", "Officer"), ("Input.Declared", "true"))))]);

            Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
            Assert.Equal(1, await portal.AskAsync(db => db.Applications.CountAsync(one => one.AppliesForId == kind.Id)));
        }
    }

    [Fact]
    public async Task FormerMember_JoinsAgainOnTheSignatureThatHoldsAndNobodyComesBackUnasked()
    {
        var larch = (await portal.Given.Application("Larch Exchange").Approved()).Application.OrganisationId!.Value;
        var gone = await portal.AskAsync(async db =>
        {
            var organisation = (await db.OrganisationAsync(larch))!;
            foreach (var contact in organisation.CurrentContacts) contact.Person.TakeLogin(Guid.CreateVersion7(), Actor.Portal, DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
            return organisation;
        });
        await portal.AskAsync(async db =>
        {
            var organisation = (await db.OrganisationAsync(larch))!;
            organisation.Leave(DateOnly.FromDateTime(DateTime.UtcNow), null, Actor.Portal, DateTimeOffset.UtcNow);
            foreach (var contact in organisation.CurrentContacts) typeof(Person).GetProperty(nameof(Person.LoginId))!.SetValue(contact.Person, null);
            var sid = organisation.Contact("Sid Sand");
            organisation.AddContact(new Person("Eve Elm", Domain.Text.EmailAddress.Parse("eve@larch-again.test"), DateTimeOffset.UtcNow), ContactRoles.Signatory, null, Actor.Portal, DateTimeOffset.UtcNow);
            organisation.RemoveContact(sid, Actor.Portal, DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });
        var rita = await portal.Browser().SignInAsync(gone.Contact("Rita Reed"));
        var form = await rita.GetAsync($"/my/organisations/{gone.Contact("Rita Reed").Id}/apply");
        Assert.Contains("which still holds", form.Text, StringComparison.Ordinal);

        (await form.SubmitAsync(("Input.Operates", "A meeting of networks."))).Is(HttpStatusCode.OK);
        var application = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.AppliesForId == larch));
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        var approve = await clerk.GetAsync($"/secretariat/applications/{application.Id}/approve");
        Assert.Contains("Sid Sand", approve.Text, StringComparison.Ordinal);
        Assert.Contains("member from", approve.Text, StringComparison.Ordinal);
        (await portal.ApprovedAsync(application, clerk)).Is(HttpStatusCode.OK);

        var now = await portal.AskAsync(db => db.OrganisationAsync(larch));
        Assert.Equal((2, true), (now!.Memberships.Count, now.IsMember));
        Assert.Equal(["Eve Elm", "Rita Reed"], now.CurrentContacts.Select(one => one.Person.Name).Order());
        Assert.Equal(1, await portal.AskAsync(db => db.PurposeSignatures.CountAsync(one => one.OrganisationId == larch)));
        Assert.Empty(await portal.AskAsync(async db => (await new VerifyEvidence(db).RunAsync()).Wrong));
    }

    private static string Today => $"{DateTime.UtcNow:yyyy-MM-dd}";

    private static string Path(Organisation organisation, string act, string? person = null) =>
        $"/my/organisations/{(person is null ? organisation.CurrentContacts.First(one => one.Roles.HasFlag(ContactRoles.Representative)) : organisation.Contact(person)).Id}/{act}";

    private async Task<Organisation> ReadAsync(Organisation organisation) => (await portal.AskAsync(db => db.OrganisationAsync(organisation.Id)))!;

    private Task<List<string>> ActsAsync(Organisation organisation) =>
        portal.AskAsync(db => db.AuditEntries.Where(one => one.SubjectId == organisation.Id).Select(one => one.Act).ToListAsync());
}
