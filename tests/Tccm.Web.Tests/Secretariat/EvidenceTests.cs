using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat;

/// <summary>The secretariat marks what it looked up: who, when, against what; for others' organisations only.</summary>
public sealed class EvidenceTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task Checked_TheMarkStandsBesideTheItemWithWhoAndAgainstWhat()
    {
        var rowan = await portal.Given.Member("Rowan Network").With(Runs(OrganisationKind.NetworkOperator, "AS3333, AS2121"));
        var browser = await SecretaryAsync("Ann Alder");

        var page = await (await browser.GetAsync($"/secretariat/evidence/{rowan.Id}")).SubmitAsync(("Input.Items", "network-operator AS3333"), ("Input.Against", "RIPEstat"));

        page.Is(HttpStatusCode.OK);
        Assert.Equal("You marked AS3333 as checked.", page.Flash);
        Assert.Contains("by Ann Alder, against: RIPEstat", page.Text, StringComparison.Ordinal);
        var check = Assert.Single(await ChecksAsync(rowan.Id));
        Assert.Equal(("AS3333", "RIPEstat"), (check.Item, check.Against));
        var act = Assert.Single(await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == check.Id).ToListAsync()));
        Assert.Equal(("evidence.checked", check.ByPersonId, "secretariat", rowan.Id), (act.Act, act.PersonId, act.Capacity, act.OrganisationId));
        Assert.DoesNotContain("AS3333", (await browser.GetAsync($"/secretariat/evidence/{rowan.Id}")).All("form .choice"));
    }

    [Fact]
    public async Task CheckedWhileItApplied_StaysCheckedOnTheRegisterUntilTheEvidenceChanges()
    {
        var applied = await portal.Given.Application("Elm Exchange").Submitted();
        var browser = await SecretaryAsync("Bo Birch");

        await (await browser.GetAsync($"/secretariat/evidence/{applied.Application.Id}")).SubmitAsync(("Input.Items", "exchange-point Its peering list is public."), ("Input.Against", "its page"));
        await portal.ApprovedAsync(applied.Application, browser);
        var organisation = (await portal.AskAsync(db => db.Applications.SingleAsync(one => one.Id == applied.Application.Id))).OrganisationId;
        var approved = await browser.GetAsync($"/secretariat/organisations/{organisation}");
        await (await browser.GetAsync($"/secretariat/organisations/{organisation}/amend")).SubmitAsync(("Input.Operations[7].Evidence", "Its peering list; AS3333"));
        var changed = await browser.GetAsync($"/secretariat/organisations/{organisation}");

        Assert.Contains("by Bo Birch, against: its page", approved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("by Bo Birch, against", changed.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "RIPEstat", "Input.Items")]
    [InlineData("network-operator AS3333", "", "Input.Against")]
    public async Task IncompleteMark_IsRefusedAndNothingIsKept(string? item, string against, string field)
    {
        var rowan = await portal.Given.Member("Rowan Network").With(Runs(OrganisationKind.NetworkOperator, "AS3333"));
        var browser = await SecretaryAsync("Cy Cedar");

        var page = await (await browser.GetAsync($"/secretariat/evidence/{rowan.Id}")).SubmitAsync(("Input.Items", item), ("Input.Against", against));

        Assert.True(page.Status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, $"{page.Status}");
        Assert.NotNull(page.ErrorOf(field));
        Assert.Empty(await ChecksAsync(rowan.Id));
    }

    [Fact]
    public async Task EvidenceThatChangedMeanwhile_IsNotMarked()
    {
        var rowan = await portal.Given.Member("Rowan Network").With(Runs(OrganisationKind.NetworkOperator, "AS3333"));
        var browser = await SecretaryAsync("Ida Ivy");
        var form = await browser.GetAsync($"/secretariat/evidence/{rowan.Id}");
        await (await browser.GetAsync($"/secretariat/organisations/{rowan.Id}/amend")).SubmitAsync(("Input.Operations[8].Evidence", "AS2121"));

        var page = await form.SubmitAsync(("Input.Items", "network-operator AS3333"), ("Input.Against", "RIPEstat"));

        Assert.Contains("Tick what you checked.", page.Is(HttpStatusCode.Conflict).ErrorOf("Input.Items"), StringComparison.Ordinal);
        Assert.Empty(await ChecksAsync(rowan.Id));
    }

    [Fact]
    public async Task OwnOrganisation_IsRefused()
    {
        var secretary = await portal.Given.Secretary("Dot Dogwood");
        var own = await portal.Given.Member("Dogwood Network").With(Runs(OrganisationKind.NetworkOperator, "AS3333")).WithContact(secretary, ContactRoles.Participant);
        var browser = await portal.Browser().SignInAsync(secretary);

        var page = await (await browser.GetAsync($"/secretariat/evidence/{own.Id}")).SubmitAsync(("Input.Items", "network-operator AS3333"), ("Input.Against", "myself"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Contains("You work for Dogwood Network", page.ErrorSummary.Single(), StringComparison.Ordinal);
        Assert.Empty(await ChecksAsync(own.Id));
        Assert.DoesNotContain("Mark what you checked", (await browser.GetAsync($"/secretariat/organisations/{own.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenBack_ItCountsNoMoreAndIsKept()
    {
        var rowan = await portal.Given.Member("Rowan Network").With(Runs(OrganisationKind.NetworkOperator, "AS3333"));
        var browser = await SecretaryAsync("Eva Elder");
        var marked = await (await browser.GetAsync($"/secretariat/evidence/{rowan.Id}")).SubmitAsync(("Input.Items", "network-operator AS3333"), ("Input.Against", "RIPEstat"));

        var page = await (await marked.FollowAsync("Take back the mark of AS3333")).SubmitAsync();
        var check = Assert.Single(await ChecksAsync(rowan.Id));
        var again = await browser.PostAsync($"/secretariat/evidence/{rowan.Id}/take-back/{check.Id}");

        Assert.Equal("You took the mark of AS3333 back.", page.Flash);
        Assert.NotNull(check.TakenBackAt);
        again.Is(HttpStatusCode.Conflict);
        Assert.Contains("not yet", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkOfAnotherOrganisation_IsNotFound()
    {
        var rowan = await portal.Given.Member("Rowan Network").With(Runs(OrganisationKind.NetworkOperator, "AS3333"));
        var other = await portal.Given.Member("Other Network");
        var browser = await SecretaryAsync("Fay Fir");
        await (await browser.GetAsync($"/secretariat/evidence/{rowan.Id}")).SubmitAsync(("Input.Items", "network-operator AS3333"), ("Input.Against", "RIPEstat"));
        var check = Assert.Single(await ChecksAsync(rowan.Id));

        (await browser.GetAsync($"/secretariat/evidence/{other.Id}/take-back/{check.Id}")).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/secretariat/evidence/{other.Id}/take-back/{check.Id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AssociationAndItsMember_BothJoinAndEachSaysSo()
    {
        var member = await portal.Given.Member("Sarv Networks");
        var association = await portal.Given.Member("Reka Association").With(Runs(OrganisationKind.AssociationOfOperators, "https://reka.example/members; sarv networks"));
        var browser = await SecretaryAsync("Gus Gum");

        var ofAssociation = await browser.GetAsync($"/secretariat/organisations/{association.Id}");
        var ofMember = await browser.GetAsync($"/secretariat/organisations/{member.Id}");

        Assert.Contains("on the register: Sarv Networks, member", ofAssociation.Text, StringComparison.Ordinal);
        Assert.Contains("Named as a member by Reka Association", ofMember.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameNumberGivenByTwo_IsSaidOnBothAndAmongRegistrarsOnlyOfTheirIds()
    {
        var one = await portal.Given.Member("Acer Network").With(Runs(OrganisationKind.NetworkOperator, "AS7018"));
        var other = await portal.Given.Member("Bark Network").With(Runs(OrganisationKind.NetworkOperator, "AS7018, AS7019"));
        var registrar = await portal.Given.Member("Cone Registrar").With(Runs(OrganisationKind.Registrar, "nz"));
        await portal.Given.Member("Dune Registrar").With(Runs(OrganisationKind.Registrar, "nz"));
        var browser = await SecretaryAsync("Hal Hazel");

        var pages = (await browser.GetAsync($"/secretariat/organisations/{one.Id}"), await browser.GetAsync($"/secretariat/organisations/{other.Id}"), await browser.GetAsync($"/secretariat/organisations/{registrar.Id}"));

        Assert.Contains("Given by another too: Bark Network", pages.Item1.Text, StringComparison.Ordinal);
        Assert.Contains("Given by another too: Acer Network", pages.Item2.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Given by another too", pages.Item3.Text, StringComparison.Ordinal);
    }

    private static Func<OrganisationFacts, OrganisationFacts> Runs(OrganisationKind kind, string evidence) => facts => facts with { Operations = [new(kind, evidence)] };

    private async Task<Browser> SecretaryAsync(string name) => await portal.Browser().SignInAsync(await portal.Given.Secretary(name));

    private Task<List<EvidenceCheck>> ChecksAsync(Guid subject) => portal.AskAsync(db => db.EvidenceChecks.Where(check => check.SubjectId == subject).ToListAsync());
}
