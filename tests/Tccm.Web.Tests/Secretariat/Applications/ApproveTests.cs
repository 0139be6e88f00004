using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Applications;

public sealed class ApproveTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Approved_TheOrganisationIsAdmittedAndItsPeopleInvited()
    {
        var application = (await portal.Given.Application("Larch Exchange").By("Ada Applicant").Submitted()).Application;
        var browser = await SecretaryAsync("Ann Rowan");

        var page = await portal.ApprovedAsync(application, browser);

        var organisation = await portal.AskAsync(db => db.Organisations.Whole().SingleAsync(one => one.DisplayName == "Larch Exchange"));
        Assert.True(organisation.IsMember);
        Assert.Equal("Rita Reed: representative; Sid Sand: signatory", string.Join("; ", organisation.CurrentContacts.OrderBy(one => one.Person.Name, StringComparer.Ordinal).Select(one => $"{one.Person.Name}: {one.RolesInWords}")));
        Assert.Equal(1, await portal.AskAsync(db => db.PurposeSignatures.CountAsync(one => one.OrganisationId == organisation.Id)));
        Assert.Equal(1, await portal.AskAsync(db => db.Leaves.CountAsync(one => one.ActId == application.Id && one.Type == "approve")));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == application.Id && one.Act == "application.approved")));
        Assert.Equal($"/secretariat/organisations/{organisation.Id}", page.RedirectedTo);
        Assert.Equal("You approved Larch Exchange as a member. Its people are invited.", page.Flash);
        Assert.Equal("/purpose/1.0", page.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "Statement of Purpose 1.0").GetAttribute("href"));
        var invited = Assert.Single(await portal.Mailbox.ToAsync(organisation.Contact("Sid Sand")));
        Assert.Contains("as: signatory", invited.Text, StringComparison.Ordinal);
        Assert.Contains("Sue Second invites you", invited.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await portal.Browser().GetAsync(invited.Link)).Status);
        Assert.Equal("Approved: Larch Exchange is a member", Assert.Single(await portal.Mailbox.ToAsync(application.ApplicantEmail)).Subject);
    }

    [Fact]
    public async Task ApprovedAsOneOnTheRegister_ThatOneIsAdmittedAndKeepsItsName()
    {
        var known = await portal.Given.Organisation("Maple Names");
        var application = (await portal.Given.Application("Maple Name").Submitted()).Application;
        var browser = await SecretaryAsync("Ann Rowan");

        await portal.ApprovedAsync(application, browser, ("Input.Known", known.Id.ToString()));

        var organisation = (await portal.AskAsync(db => db.OrganisationAsync(known.Id)))!;
        Assert.True(organisation.IsMember);
        Assert.Equal("Maple Names", organisation.DisplayName);
        Assert.Equal(0, await portal.AskAsync(db => db.Organisations.CountAsync(one => one.DisplayName == "Maple Name")));
    }

    [Fact]
    public async Task PersonKnownAlready_IsTakenOnAndNotMadeAgain()
    {
        var rowan = await portal.Given.Member("Hazel Registry").WithSignatory("Hanna Hazel");
        var hanna = rowan.Contact("Hanna Hazel").Person;
        var application = (await portal.Given.Application("Elder Exchange").Naming("H. Hazel", ContactRoles.Representative | ContactRoles.Signatory, hanna.Email).Submitted()).Application;
        var browser = await SecretaryAsync("Ann Rowan");

        await portal.ApprovedAsync(application, browser);

        var contact = await portal.AskAsync(db => db.Contacts.Include(one => one.Person).SingleAsync(one => one.Organisation.DisplayName == "Elder Exchange"));
        Assert.Equal(hanna.Id, contact.PersonId);
        Assert.Equal("Hanna Hazel", contact.Person.Name);
    }

    [Fact]
    public async Task OwnOrganisation_IsRefusedAndSaysWhoCanDecide()
    {
        var bo = await portal.Given.Secretary("Bo Birch");
        await portal.Given.Secretary("Cleo Cedar");
        var application = (await portal.Given.Application("Birch Net").Naming("Bo Birch", ContactRoles.Representative | ContactRoles.Signatory, bo.Email).Submitted()).Application;
        var browser = await portal.Browser().SignInAsync(bo);

        var shown = await browser.GetAsync($"/secretariat/applications/{application.Id}");
        var page = await (await browser.GetAsync(Path(application))).SubmitAsync();

        Assert.Contains("Cleo Cedar", shown.Find(".panel")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bo Birch", shown.Find(".panel")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Matches("^You work for Birch Net, so you cannot decide for it\\. .*Cleo Cedar.* can\\.$", Assert.Single(page.ErrorSummary));
        await NothingHappenedAsync(application);
    }

    [Fact]
    public async Task SignInOfSomeMinutesAgo_WantsThePassword()
    {
        var application = (await portal.Given.Application("Alder Net").Submitted()).Application;
        var browser = await SecretaryAsync("Ann Rowan");
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var form = await browser.GetAsync(Path(application));

        var without = await form.SubmitAsync(("Input.Password", ""));
        await NothingHappenedAsync(application);
        var with = await without.SubmitAsync(("Input.Password", Portal.Password));
        var other = await SecretaryAsync("Sue Second");
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var confirm = await other.GetAsync(Path(application));
        var unconfirmed = await confirm.PressAsync("Approve as member", ("Input.Password", ""));
        await NothingHappenedAsync(application);
        var confirmed = await unconfirmed.PressAsync("Approve as member", ("Input.Password", Portal.Password));

        Assert.Equal(HttpStatusCode.Conflict, without.Status);
        Assert.NotNull(without.ErrorOf("Input.Password"));
        Assert.StartsWith("You proposed to approve Alder Net as a member.", with.Flash, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, unconfirmed.Status);
        Assert.Equal("You approved Alder Net as a member. Its people are invited.", confirmed.Flash);
    }

    [Fact]
    public async Task QuestionStillOpen_IsRefused()
    {
        var application = (await portal.Given.Application("Willow Net").InformationAsked()).Application;
        var browser = await SecretaryAsync("Ann Rowan");

        var page = await (await browser.GetAsync(Path(application))).SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        await NothingHappenedAsync(application);
    }

    [Fact]
    public async Task ResemblingNames_AreShownBeforeTheDecision()
    {
        var member = await portal.Given.Member("Sycamore Network");
        var application = (await portal.Given.Application("Sycarnore Network").Submitted()).Application;
        var browser = await SecretaryAsync("Ann Rowan");

        var page = await browser.GetAsync($"/secretariat/applications/{application.Id}");

        Assert.Contains("“Sycamore Network” looks the same as “Sycarnore Network”", page.Find(".box.warn")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($".box.warn a[href='/secretariat/organisations/{member.Id}']"));
    }

    [Fact]
    public async Task TwoDecideAtOnce_OneWinsAndTheOtherIsTold()
    {
        var (ann, bo, sue) = (await SecretaryAsync("Ann Rowan"), await SecretaryAsync("Bo Rowan"), await SecretaryAsync("Sue Second"));
        for (var round = 0; round < 20; round++)
        {
            var application = (await portal.Given.Application($"Racing Net {round}").Submitted()).Application;
            await (await sue.GetAsync(Path(application))).SubmitAsync();
            var approve = await ann.GetAsync(Path(application));
            var other = round % 2 == 0 ? await bo.GetAsync(Path(application)) : await bo.GetAsync($"/secretariat/applications/{application.Id}/decline");
            (string, string?)[] typed = round % 2 == 0 ? [] : [("Input.Reason", "Other"), ("Input.Words", "No.")];
            using var barrier = new Barrier(2);

            var answers = await Task.WhenAll(
                Task.Run(() => { barrier.SignalAndWait(); return approve.SubmitAsync(follow: false); }),
                Task.Run(() => { barrier.SignalAndWait(); return other.SubmitAsync(follow: false, typed); }));

            Assert.Equal("Conflict, Found", string.Join(", ", answers.Select(answer => answer.Status.ToString()).Order(StringComparer.Ordinal)));
            Assert.Contains("does not wait for a decision any more", Assert.Single(answers.Single(answer => answer.Status == HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
            var decided = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id));
            Assert.Equal(decided.Status == ApplicationStatus.Approved ? 1 : 0, await portal.AskAsync(db => db.Organisations.CountAsync(one => one.DisplayName == application.Facts.DisplayName)));
            Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == application.Id && (one.Act == "application.approved" || one.Act == "application.declined"))));
        }
    }

    [Fact]
    public async Task Proposed_TheOthersAreAskedAndNobodyIsInvited()
    {
        var (ann, bo) = (await portal.Given.Secretary("Ann Rowan"), await portal.Given.Secretary("Bo Rowan"));
        var application = (await portal.Given.Application("Quince Net").Submitted()).Application;
        var browser = await portal.Browser().SignInAsync(ann);

        var proposed = await (await browser.GetAsync(Path(application))).SubmitAsync();

        Assert.Equal("You proposed to approve Quince Net as a member. Another member of the secretariat confirms it; nobody is invited yet.", proposed.Flash);
        Assert.Contains("to confirm", (await browser.GetAsync("/secretariat/applications")).All(".tag"));
        var asked = Assert.Single(await portal.Mailbox.ToAsync(bo.Email));
        Assert.Equal("To confirm: the approval of Quince Net", asked.Subject);
        Assert.Contains("Ann Rowan proposes to approve Quince Net", asked.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(ann.Email));
        await NothingHappenedAsync(application);
    }

    [Fact]
    public async Task ProposalThatChangedMeanwhile_IsNotConfirmed()
    {
        var (ann, bo) = (await SecretaryAsync("Ann Rowan"), await SecretaryAsync("Bo Rowan"));
        var known = await portal.Given.Organisation("Rowan Net of old");
        var application = (await portal.Given.Application("Rowan Net").Submitted()).Application;
        var before = await bo.GetAsync(Path(application));
        await (await ann.GetAsync(Path(application))).SubmitAsync();
        var unaware = await before.SubmitAsync();
        var confirm = await bo.GetAsync(Path(application));
        await (await ann.GetAsync(Path(application))).PressAsync("Take the proposal back");
        var gone = await confirm.PressAsync("Approve as member");
        await (await ann.GetAsync(Path(application))).SubmitAsync(("Input.Known", known.Id.ToString()));
        var other = await confirm.PressAsync("Approve as member");

        Assert.All([unaware, gone, other], page => Assert.Equal("What is proposed is not what you were shown. Nothing was changed; look at it as it is now.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary)));
        await NothingHappenedAsync(application);
        var approved = await (await bo.GetAsync(Path(application))).PressAsync("Approve as member");
        Assert.Equal("You approved Rowan Net of old as a member. Its people are invited.", approved.Flash);
        var leaf = await portal.AskAsync(db => db.Leaves.SingleAsync(one => one.ActId == application.Id && one.Type == "approve"));
        Assert.NotNull(Leaf.ValueOf(leaf.Text, "proposed-by"));
        Assert.NotEqual(Leaf.ValueOf(leaf.Text, "proposed-by"), Leaf.ValueOf(leaf.Text, "confirmed-by"));
    }

    [Fact]
    public async Task QuestionToTheApplicant_EndsTheProposal()
    {
        var (ann, bo) = (await SecretaryAsync("Ann Rowan"), await SecretaryAsync("Bo Rowan"));
        var application = (await portal.Given.Application("Medlar Net").Submitted()).Application;
        await (await ann.GetAsync(Path(application))).SubmitAsync();
        var confirm = await bo.GetAsync(Path(application));

        await (await bo.GetAsync($"/secretariat/applications/{application.Id}/ask")).SubmitAsync(("Input.Question", "Which exchange is it?"));

        (await confirm.PressAsync("Approve as member")).Is(HttpStatusCode.Conflict);
        Assert.Null((await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id))).Proposed);
    }

    private static string Path(Application application) => ByTwo.ToApprove(application);

    private async Task<Browser> SecretaryAsync(string name) => await portal.Browser().SignInAsync(await portal.Given.Secretary(name));

    private async Task NothingHappenedAsync(Application application)
    {
        var now = await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == application.Id));
        Assert.Equal(application.Status, now.Status);
        Assert.Equal(0, await portal.AskAsync(db => db.Organisations.CountAsync(one => one.DisplayName == application.Facts.DisplayName)));
        Assert.Empty(await portal.Mailbox.ToAsync(application.ApplicantEmail));
    }
}
