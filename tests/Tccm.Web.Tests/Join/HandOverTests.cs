using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Testing;
using Tccm.Web.Emails;

namespace Tccm.Web.Tests.Join;

/// <summary>The applicant is not the one who may sign: naming who is, and what that person's link does.</summary>
public sealed class HandOverTests(Portal portal) : IClassFixture<Portal>
{
    private static int count;

    [Fact]
    public async Task Stranger_IsSentToTheMailedLink()
    {
        foreach (var path in new[] { "/join/purpose/hand-over", "/join/purpose/take-back" })
        {
            Assert.Equal("/join/link", (await portal.Browser().GetAsync(path, follow: false)).RedirectedTo);
            Assert.Equal("/join/link", (await portal.Browser().PostAsync(path)).RedirectedTo);
        }
    }

    [Fact]
    public async Task WhatIsMissing_StandsBesideItsFieldAndNothingIsSent()
    {
        var (browser, draft, _) = await UnsignedAsync();

        var page = await (await browser.GetAsync("/join/purpose/hand-over")).SubmitAsync(("Input.Name", "Reza Ruiz"), ("Input.Words", "The board said yes."));
        var own = await page.Is(HttpStatusCode.BadRequest).SubmitAsync(("Input.Email", draft.Application.ApplicantEmail.Value), ("Input.Title", "Director"));
        var wrong = await own.Is(HttpStatusCode.Conflict).SubmitAsync(("Input.Email", "not an address"));

        Assert.NotNull(page.ErrorOf("Input.Email"));
        Assert.NotNull(page.ErrorOf("Input.Title"));
        Assert.Equal("The board said yes.", page.ValueOf("Input.Words"));
        Assert.Contains("your own address", own.ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.NotNull(wrong.Is(HttpStatusCode.Conflict).ErrorOf("Input.Email"));
        Assert.Empty(await HandoversAsync(draft));
    }

    [Fact]
    public async Task NamedSigner_GetsALinkThatSignsOnceAndBothAreKept()
    {
        var (browser, draft, to) = await UnsignedAsync();
        var tasks = await HandOverAsync(browser, to);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(to));
        var signer = portal.Browser();

        var page = await signer.GetAsync(letter.Link);
        await signer.GetAsync(letter.Link);
        var waiting = (await portal.NowAsync(draft.Application)).Declaration;
        var done = await SignAsync(page, ("Input.SignerName", "Reza M. Ruiz"), ("Input.Basis", "Mandate"), ("Input.Until", "2099-05-05"));
        var again = await signer.GetAsync(letter.Link);
        var secondPost = await SignAsync(page);

        Assert.Contains("Waiting for Reza Ruiz since", tasks.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The board said yes", letter.Text, StringComparison.Ordinal);
        foreach (var shown in new[] { "Ada Applicant", draft.Application.ApplicantEmail.Value, "Larch Exchange", "Larch Exchange Ltd", "موج", draft.Application.Facts.Domains[0].ULabel, "The board said yes.", "member, once approved", "We listen first." })
            Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.Null(waiting);
        Assert.Contains("You signed the Statement of Purpose 1.0 for Larch Exchange", done.Flash, StringComparison.Ordinal);
        var declared = (await portal.NowAsync(draft.Application)).Declaration!;
        Assert.Equal(("Reza M. Ruiz", "Director", "Ada Applicant", to), (declared.SignerName, declared.SignerTitle, declared.RequestedBy, declared.SignerEmail!.Value));
        Assert.Equal(new Authority(AuthorityBasis.Mandate, new DateOnly(2099, 5, 5)), declared.Authority);
        Assert.EndsWith("by a mandate until 5 May 2099.", declared.Declaration, StringComparison.Ordinal);
        Assert.Equal("This link was used", again.Heading);
        Assert.Contains("was signed with it for Larch Exchange on", again.Text, StringComparison.Ordinal);
        Assert.Contains("It works once", Assert.Single(secondPost.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        var receipt = (await portal.Mailbox.ToAsync(to))[^1];
        Assert.Contains(declared.TextSha256, receipt.Text, StringComparison.Ordinal);
        Assert.Contains("If this was not you, tell the secretariat", receipt.Text, StringComparison.Ordinal);
        Assert.Contains(await portal.Mailbox.ToAsync(draft.Application.ApplicantEmail), told => told.Subject.StartsWith("Signed for Larch Exchange", StringComparison.Ordinal));
        Assert.DoesNotContain(await portal.AskAsync(db => db.AuditEntries.Select(entry => entry.Sentence).ToListAsync()), sentence => sentence.Contains("Reza", StringComparison.Ordinal));
        var sent = await (await browser.GetAsync("/join/check")).SubmitAsync();
        Assert.Contains("was sent to the secretariat", sent.Flash, StringComparison.Ordinal);
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var approved = await secretary.GetAsync($"/secretariat/applications/{draft.Application.Id}");
        foreach (var shown in new[] { "Requested by", "Ada Applicant", "Reza M. Ruiz", to, "address shown to be theirs", "By a mandate until 5 May 2099" })
            Assert.Contains(shown, approved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_TellsWhoAskedWhyAndSignsNothing()
    {
        var (browser, draft, to) = await UnsignedAsync();
        await HandOverAsync(browser, to);
        var link = (await portal.Mailbox.ToAsync(to))[^1].Link;
        var page = await portal.Browser().GetAsync(link + "/decline");

        var silent = await page.SubmitAsync(("Input.Reason", ""));
        var declined = await page.SubmitAsync(("Input.Reason", "I left the board in May."));
        var tasks = await browser.GetAsync("/join/application");
        var purpose = await browser.GetAsync("/join/purpose");

        Assert.NotNull(silent.Is(HttpStatusCode.BadRequest).ErrorOf("Input.Reason"));
        Assert.Contains("You declined to sign for Larch Exchange", declined.Flash, StringComparison.Ordinal);
        Assert.Equal("This link was used", declined.Heading);
        Assert.Contains("I left the board in May.", (await portal.Mailbox.ToAsync(draft.Application.ApplicantEmail))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Reza Ruiz declined to sign", tasks.Text, StringComparison.Ordinal);
        Assert.Contains("I left the board in May.", purpose.Text, StringComparison.Ordinal);
        Assert.Null((await portal.NowAsync(draft.Application)).Declaration);
    }

    [Fact]
    public async Task LinkTakenBackOrSentAnewOrSignedByOneself_IsDead()
    {
        var (browser, draft, to) = await UnsignedAsync();
        await HandOverAsync(browser, to);
        var first = (await portal.Mailbox.ToAsync(to))[^1].Link;
        await HandOverAsync(browser, to);
        var second = (await portal.Mailbox.ToAsync(to))[^1].Link;
        var replaced = await portal.Browser().GetAsync(first);
        var open = await portal.Browser().GetAsync(second);

        var back = await (await browser.GetAsync("/join/purpose/take-back")).SubmitAsync();
        var dead = await SignAsync(open);
        await HandOverAsync(browser, to);
        var third = await portal.Browser().GetAsync((await portal.Mailbox.ToAsync(to))[^1].Link);
        await (await browser.GetAsync("/join/purpose")).SubmitAsync(("Input.SignerName", "Ada Applicant"), ("Input.SignerTitle", "Chair"), ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        var late = await SignAsync(third);

        Assert.Equal("This link cannot be used", replaced.Heading);
        Assert.Contains("You took the request to Reza Ruiz back", back.Flash, StringComparison.Ordinal);
        Assert.Contains("took it back", Assert.Single(dead.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("took it back", Assert.Single(late.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("Ada Applicant", (await portal.NowAsync(draft.Application)).Declaration!.SignerName);
    }

    [Fact]
    public async Task NameThatChangedSinceThePageWasOpened_IsShownAnewAndNothingIsSigned()
    {
        var (browser, draft, to) = await UnsignedAsync();
        await HandOverAsync(browser, to);
        var page = await portal.Browser().GetAsync((await portal.Mailbox.ToAsync(to))[^1].Link);
        await (await browser.GetAsync("/join/organisation")).SubmitAsync(("Input.DisplayName", "Larch Two"));

        var stale = await SignAsync(page);
        var kept = (await portal.NowAsync(draft.Application)).Declaration;
        var again = await SignAsync(stale);

        Assert.Contains("What is said of the organisation has changed", Assert.Single(stale.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal("Sign for Larch Two?", stale.Heading);
        Assert.Null(stale.Find("#Input_Declared[checked]"));
        Assert.Null(kept);
        Assert.Contains("for Larch Two", again.Flash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretsOfApplicantAndSigner_OpenEachTheirOwnOnly()
    {
        var (browser, draft, to) = await UnsignedAsync();
        await HandOverAsync(browser, to);
        var link = (await portal.Mailbox.ToAsync(to))[^1].Link;
        var signer = portal.Browser();
        await signer.GetAsync(link);

        Assert.Equal("/join/link", (await signer.GetAsync("/join/application", follow: false)).RedirectedTo);
        Assert.Equal("This link does not open an application", (await signer.GetAsync("/join/resume/" + link.Split('/')[^1])).Heading);
        Assert.Equal("This link cannot be used", (await signer.GetAsync("/purpose/handed/" + draft.Secret)).Heading);
        (await signer.GetAsync("/purpose/handed/" + draft.Secret + "/decline")).Is(HttpStatusCode.NotFound);
        (await signer.PostAsync("/purpose/handed/" + draft.Secret + "/decline", ("Input.Reason", "No."))).Is(HttpStatusCode.NotFound);
        Assert.DoesNotContain(draft.Secret, (await signer.GetAsync(link)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mailbox_GetsThreeLettersADayAtMost()
    {
        var (browser, draft, to) = await UnsignedAsync();
        for (var i = 0; i < LinkBudget.LettersPerMailbox; i++) await HandOverAsync(browser, to);

        var refused = await (await browser.GetAsync("/join/purpose/hand-over")).SubmitAsync(("Input.Email", to.Replace("@", "+more@", StringComparison.Ordinal)));

        Assert.Contains("in the last 24 hours", refused.Is(HttpStatusCode.Conflict).ErrorOf("Input.Email"), StringComparison.Ordinal);
        Assert.Equal(LinkBudget.LettersPerMailbox, (await HandoversAsync(draft)).Count);
        Assert.Single(await HandoversAsync(draft), handover => handover.IsPending);
    }

    [Fact]
    public async Task UnconfirmedAddress_SendsNothingToSomebodyElse()
    {
        await portal.Given.PurposeVersion();
        var browser = portal.Browser();
        await browser.BeginAsync($"early.{Interlocked.Increment(ref count)}@host.example");
        await (await browser.GetAsync("/join/organisation")).SubmitAsync(("Input.LegalName", "Early"), ("Input.Economy", "NZ"), ("Input.Domains", "early.example"));
        var to = $"victim.{Interlocked.Increment(ref count)}@elsewhere.example";

        var refused = await (await browser.GetAsync("/join/purpose/hand-over")).SubmitAsync(("Input.Name", "Reza"), ("Input.Email", to), ("Input.Title", "Director"));

        Assert.Contains("Open the link that we mailed to you first", Assert.Single(refused.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Empty(await portal.Mailbox.ToAsync(to));
    }

    [Fact]
    public async Task TwoSigningsAtOnce_SignOnce()
    {
        var (browser, draft, to) = await UnsignedAsync();
        await HandOverAsync(browser, to);
        var link = (await portal.Mailbox.ToAsync(to))[^1].Link;
        var pages = await Task.WhenAll(portal.Browser().GetAsync(link), portal.Browser().GetAsync(link));

        var answers = await Task.WhenAll(pages.Select(page => page.SubmitAsync(follow: false, ("Input.Basis", "Officer"), ("Input.Declared", "true"))));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == draft.Application.Id && entry.Act == "application.purpose-signed")));
    }

    private static Task<AssertPage> SignAsync(AssertPage page, params (string Name, string? Value)[] others) =>
        page.Is(page.Status).SubmitAsync([.. others, .. others.Any(one => one.Name == "Input.Basis") ? [] : new (string, string?)[] { ("Input.Basis", "Officer") }, ("Input.Declared", "true")]);

    private static async Task<AssertPage> HandOverAsync(Browser browser, string to)
    {
        var page = await (await browser.GetAsync("/join/purpose/hand-over")).Is(HttpStatusCode.OK)
            .SubmitAsync(("Input.Name", "Reza Ruiz"), ("Input.Email", to), ("Input.Title", "Director"), ("Input.Words", "The board said yes."));
        Assert.Contains("Reza Ruiz was asked to sign for Larch Exchange", page.Is(HttpStatusCode.OK).Flash, StringComparison.Ordinal);
        return page;
    }

    private async Task<(Browser Browser, ApplicationAndSecret Draft, string To)> UnsignedAsync()
    {
        await portal.Given.PurposeVersion();
        var number = Interlocked.Increment(ref count);
        var draft = await portal.Given.Application("Larch Exchange").With(facts => facts with { NativeName = "موج" }).Unsigned();
        return (await portal.ResumeAsync(draft), draft, $"reza.{number}@board.example");
    }

    private Task<List<PurposeHandover>> HandoversAsync(ApplicationAndSecret draft) =>
        portal.AskAsync(db => db.PurposeHandovers.Where(handover => handover.ApplicationId == draft.Application.Id).ToListAsync());
}
