using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Tests.Statements;

namespace Tccm.Web.Tests.Secretariat.Disputes;

/// <summary>The secretariat questions a signature, proposes how a dispute is decided, gives a proposal back, confirms it.</summary>
public sealed class DisputeTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task ContactOfAMember_IsForbiddenEveryAct()
    {
        var (statement, ann) = await PublishedAsync();
        var dispute = await portal.DisputedAsync(statement, ann, await portal.Given.Secretary("Pia Plum"));
        var browser = await portal.Browser().SignInAsync(ann);

        foreach (var path in new[] { "/secretariat/disputes", $"/secretariat/disputes/{dispute}", $"/secretariat/disputes/{dispute}/decide", $"/secretariat/disputes/{dispute}/send-back", Question(statement, ann) })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.Forbidden);
            (await browser.PostAsync(path, ("Input.Reason", "NotEntitled"))).Is(HttpStatusCode.Forbidden);
        }
        Assert.True((await DisputeAsync(statement)).IsProposed);
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound()
    {
        var (statement, _) = await PublishedAsync();
        var browser = await SecretaryAsync();

        foreach (var path in new[] { $"/secretariat/disputes/{Guid.NewGuid()}", $"/secretariat/disputes/{Guid.NewGuid()}/decide", $"/secretariat/disputes/{Guid.NewGuid()}/send-back", $"/secretariat/statements/{statement.Slug}/signatures/{Guid.NewGuid()}/question" })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.Reason", "NotEntitled"))).Is(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Questioned_TheLineIsPausedInANewEditionAtOnceAndEverybodyConcernedIsTold()
    {
        var (statement, ann) = await PublishedAsync();
        var browser = await SecretaryAsync();

        var page = await (await browser.GetAsync(Question(statement, ann))).SubmitAsync(("Input.Words", "It came at four in the morning."));

        var now = await portal.NowAsync(statement);
        var dispute = Assert.Single(now.Disputes);
        Assert.Equal("The line of Aspen Registry is paused. Its contacts are told.", page.Flash);
        Assert.Equal($"/secretariat/disputes/{dispute.Id}", page.RedirectedTo);
        Assert.Contains("It came at four in the morning.", page.Text, StringComparison.Ordinal);
        Assert.Equal((2, LineStanding.Paused), (now.CurrentEdition!.Number, now.CurrentEdition.Lines.Single(line => line.SignatureId == dispute.SignatureId).Standing));
        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.signature-disputed"));
        Assert.Equal(dispute.Id, Assert.Single(await portal.LeavesAsync(statement, "dispute")).ActId);
        Assert.Single(await portal.Mailbox.ToAsync(ann), letter => letter.Subject == "Disputed: the signature of Aspen Registry under Keep it open");
        var shown = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        Assert.DoesNotContain("Aspen Registry", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("four in the morning", shown.Body, StringComparison.Ordinal);
        Assert.Contains("1 signature is not shown while a dispute about it is looked into.", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuestionedWithoutWordsOrTwice_IsRefused()
    {
        var (statement, ann) = await PublishedAsync();
        var browser = await SecretaryAsync();
        var form = await browser.GetAsync(Question(statement, ann));

        var silent = await form.SubmitAsync();
        Assert.Empty((await portal.NowAsync(statement)).Disputes);
        await form.SubmitAsync(("Input.Words", "It came at night."));
        var again = await form.SubmitAsync(("Input.Words", "It came at night."));

        Assert.StartsWith("Say what makes you doubt it", Assert.Single(silent.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.StartsWith("This signature is disputed since", Assert.Single(again.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Single((await portal.NowAsync(statement)).Disputes);
        Assert.Equal(2, (await portal.NowAsync(statement)).Editions.Count);
    }

    [Theory]
    [InlineData(DecisionReason.NotEntitled, "invalidate", "statement.signature-invalidated", "was found invalid", true)]
    [InlineData(DecisionReason.ConfirmedByOrganisation, "reinstate", "statement.signature-reinstated", "stands", false)]
    public async Task ProposedByOneAndConfirmedByAnother_TakesEffectInANewEdition(DecisionReason reason, string leaf, string audit, string words, bool isInvalid)
    {
        var (statement, ann) = await PublishedAsync();
        var dispute = await portal.DisputedAsync(statement, ann);
        var two = await TwoSecretaries.OfAsync(portal);

        var proposed = await (await two.First.GetAsync($"/secretariat/disputes/{dispute}")).SubmitAsync(("Input.Reason", reason.ToString()));
        var page = await (await two.Second.GetAsync($"/secretariat/disputes/{dispute}/decide")).SubmitAsync();

        var now = await portal.NowAsync(statement);
        var signature = now.Signatures.Single(one => one.OrganisationId == ann.OrganisationId);
        Assert.Equal("You proposed a decision. Another member of the secretariat confirms it.", proposed.Flash);
        Assert.Equal($"You confirmed the decision: the signature of Aspen Registry {now.Disputes.Single().OutcomeInWords}.", page.Flash);
        Assert.Equal((two.Ann.Id, two.Bo.Id), (now.Disputes.Single().ProposedById!.Value, now.Disputes.Single().DecidedById!.Value));
        Assert.Equal((isInvalid, (DateTimeOffset?)null), (signature.InvalidatedAt is not null, signature.DisputedAt));
        Assert.Equal(1, await portal.AuditsAsync(statement, audit));
        Assert.Contains($"proposed-by: {two.Ann.Id}", Assert.Single(await portal.LeavesAsync(statement, leaf)).Text, StringComparison.Ordinal);
        Assert.Contains(await portal.Mailbox.ToAsync(two.Bo), letter => letter.Subject == "To decide: the signature of Aspen Registry under Keep it open");
        Assert.Contains(words, Assert.Single(await portal.Mailbox.ToAsync(ann), letter => letter.Subject.StartsWith("Decided:", StringComparison.Ordinal)).Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(isInvalid ? LineStanding.Invalid : LineStanding.Signed, now.CurrentEdition!.Lines.Single(line => line.SignatureId == signature.Id).Standing);
        var shown = await portal.Browser().GetAsync($"/statements/{statement.Slug}");
        Assert.Contains("Aspen Registry", shown.Text, StringComparison.Ordinal);
        Assert.Equal(isInvalid, shown.Text.Contains("found invalid on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProposalThatIsNoneOfTheReasonsOrASecondOne_IsRefused()
    {
        var (statement, ann) = await PublishedAsync();
        var dispute = await portal.DisputedAsync(statement, ann);
        var two = await TwoSecretaries.OfAsync(portal);
        var form = await two.Second.GetAsync($"/secretariat/disputes/{dispute}");

        (await two.First.PostAsync($"/secretariat/disputes/{dispute}")).Is(HttpStatusCode.BadRequest);
        (await two.First.PostAsync($"/secretariat/disputes/{dispute}", ("Input.Reason", "Envy"))).Is(HttpStatusCode.BadRequest);
        Assert.False((await DisputeAsync(statement)).IsProposed);
        await (await two.First.GetAsync($"/secretariat/disputes/{dispute}")).SubmitAsync(("Input.Reason", "NotEntitled"));
        var second = await form.SubmitAsync(("Input.Reason", "Unfounded"));

        Assert.StartsWith("A decision is proposed already.", Assert.Single(second.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(DecisionReason.NotEntitled, (await DisputeAsync(statement)).ProposedReason);
    }

    [Fact]
    public async Task GivenBack_AnotherDecisionCanBeProposedAndTheOldFormDecidesNothing()
    {
        var (statement, ann) = await PublishedAsync();
        var dispute = await portal.DisputedAsync(statement, ann, await portal.Given.Secretary("Pia Plum"));
        var two = await TwoSecretaries.OfAsync(portal);
        var stale = await two.Second.GetAsync($"/secretariat/disputes/{dispute}/decide");

        var back = await (await two.Second.GetAsync($"/secretariat/disputes/{dispute}/send-back")).PressAsync("Give it back");
        var nothing = await two.Second.PostAsync($"/secretariat/disputes/{dispute}/send-back");
        await (await two.First.GetAsync($"/secretariat/disputes/{dispute}")).SubmitAsync(("Input.Reason", "Unfounded"));
        var page = await stale.SubmitAsync();

        Assert.Equal("You gave the proposed decision back. Another one can be proposed.", back.Flash);
        nothing.Is(HttpStatusCode.Conflict);
        Assert.Equal(1, await portal.AuditsAsync(statement, "statement.decision-sent-back"));
        Assert.StartsWith("Another decision is proposed than the one that you were shown.", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.True((await DisputeAsync(statement)).IsOpen);
    }

    [Fact]
    public async Task WhoWorksForTheOrganisation_NeitherProposesNorDecidesNorGivesBack()
    {
        var (statement, ann) = await PublishedAsync();
        var own = await portal.Given.Secretary("Olly Own");
        await portal.ActAsync(async db => (await db.OrganisationAsync(ann.OrganisationId))!.AddContact(await db.People.SingleAsync(one => one.Id == own.Id), ContactRoles.Listener, null, Domain.Actor.Portal, portal.Clock.GetUtcNow()));
        var dispute = await portal.DisputedAsync(statement, ann);
        var browser = await portal.Browser().SignInAsync(own);

        var propose = await browser.PostAsync($"/secretariat/disputes/{dispute}", ("Input.Reason", "Unfounded"));
        Assert.False((await DisputeAsync(statement)).IsProposed);
        await (await SecretaryAsync()).PostAsync($"/secretariat/disputes/{dispute}", ("Input.Reason", "NotEntitled"));
        var decide = await browser.PostAsync($"/secretariat/disputes/{dispute}/decide", ("Input.Reason", "NotEntitled"));
        var back = await browser.PostAsync($"/secretariat/disputes/{dispute}/send-back");

        Assert.All([propose, decide, back], page => Assert.StartsWith("You work for Aspen Registry", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal));
        Assert.True((await DisputeAsync(statement)) is { IsOpen: true, IsProposed: true });
    }

    [Fact]
    public async Task Withdrawn_TheDisputeIsOverAndDecidesNothing()
    {
        var (statement, ann) = await PublishedAsync();
        var dispute = await portal.DisputedAsync(statement, ann, await portal.Given.Secretary("Pia Plum"));
        var form = await (await SecretaryAsync()).GetAsync($"/secretariat/disputes/{dispute}/decide");
        await portal.WithdrawnAsync(statement, ann);

        var page = await form.SubmitAsync();

        Assert.Contains("is moot", Assert.Single(page.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Null((await portal.NowAsync(statement)).Signatures.Single(one => one.OrganisationId == ann.OrganisationId).InvalidatedAt);
    }

    [Fact]
    public async Task Index_HasThoseToDecideFirst()
    {
        var (over, ann) = await PublishedAsync("Alder Exchange");
        await portal.DisputedAsync(over, ann);
        await portal.WithdrawnAsync(over, ann);
        var (open, ben) = await PublishedAsync("Beech Exchange");
        await portal.DisputedAsync(open, ben);

        var page = await (await SecretaryAsync()).GetAsync("/secretariat/disputes");

        var names = page.All("tbody th bdi");
        Assert.Contains("Alder Exchange", names);
        Assert.True(names.ToList().IndexOf("Beech Exchange") < names.ToList().IndexOf("Alder Exchange"), string.Join(", ", names));
    }

    private static string Question(Statement statement, Contact of) =>
        $"/secretariat/statements/{statement.Slug}/signatures/{statement.Signatures.Single(one => one.OrganisationId == of.OrganisationId).Id}/question";

    private async Task<Dispute> DisputeAsync(Statement statement) => (await portal.NowAsync(statement)).Disputes.Single();

    private async Task<(Statement, Contact)> PublishedAsync(string name = "Aspen Registry")
    {
        var ann = (await portal.Given.Member(name).WithSignatory("Ann Arch")).Contact("Ann Arch");
        var hal = (await portal.Given.Member("Hazel Registry").WithSignatory("Hal Hart")).Contact("Hal Hart");
        return (await portal.Given.Statement("Keep it open").SignedBy(ann, hal).Published(), ann);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
}
