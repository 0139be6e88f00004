using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Adaptations;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Adaptations;

public sealed class AdaptationTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly (string, string?)[] Filled = [("Input.Kind", "Translated"), ("Input.Title", "Gardons-le ouvert"), ("Input.Language", "fr"), ("Input.Link", "https://rowan.example/fr")];

    [Fact]
    public async Task Registered_WaitsInTheNameOfTheOrganisation_AndTheSecretariatIsTold()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant);
        var secretary = await portal.Given.Secretary("Sam Sloe");
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        var done = await (await browser.GetAsync($"/my/adaptations/register/{statement.Slug}/{rowan.Contact("Ann Arch").Id}")).SubmitAsync(Filled);

        var kept = await portal.AskAsync(db => db.Adaptations.SingleAsync(one => one.OrganisationId == rowan.Id));
        Assert.Equal((AdaptationStatus.Waiting, (string?)null, null, rowan.Contact("Ann Arch").PersonId), (kept.Status, kept.MakerName, kept.SubmitterKey, kept.SubmittedById!.Value));
        Assert.Equal(("/my/adaptations", "You registered “Gardons-le ouvert” for Rowan Registry. It is listed once the secretariat has looked at it."), (done.RedirectedTo, done.Flash));
        Assert.Contains("Gardons-le ouvert", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gardons", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Text, StringComparison.Ordinal);
        Assert.Single(await portal.Mailbox.ToAsync(secretary), letter => letter.Subject == "An adaptation waits to be looked at");
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == kept.Id && one.OrganisationId == rowan.Id)));
    }

    [Theory]
    [InlineData("listener")]
    [InlineData("foreign")]
    [InlineData("supporter")]
    public async Task WhoDoesNotSpeakForAMember_FindsNoForm(string who)
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lake").WithRepresentative("Rita Reed");
        var friends = await portal.Given.Supporter("Friends of Routing").WithRepresentative("Sue Sage");
        var (as_, contact) = who switch { "listener" => (rowan.Contact("Lil Lake"), rowan.Contact("Lil Lake")), "foreign" => (friends.Contact("Sue Sage"), rowan.Contact("Rita Reed")), _ => (friends.Contact("Sue Sage"), friends.Contact("Sue Sage")) };
        var browser = await portal.Browser().SignInAsync(as_);

        (await browser.GetAsync($"/my/adaptations/register/{statement.Slug}/{contact.Id}")).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/my/adaptations/register/{statement.Slug}/{contact.Id}", Filled)).Is(HttpStatusCode.NotFound);

        Assert.Equal(0, await portal.AskAsync(db => db.Adaptations.CountAsync(one => one.StatementId == statement.Id)));
    }

    [Fact]
    public async Task WithoutLinkOrWords_IsRefused_AndNothingIsKept()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));

        var page = await (await browser.GetAsync($"/my/adaptations/register/{statement.Slug}/{rowan.Contact("Rita Reed").Id}")).SubmitAsync([.. Filled.SkipLast(1)]);

        Assert.Equal("Give a link to the text, or its words where it is short.", page.Is(HttpStatusCode.Conflict).ErrorOf("Input.Link"));
        Assert.Equal("Gardons-le ouvert", page.ValueOf("Input.Title"));
        Assert.Equal(0, await portal.AskAsync(db => db.Adaptations.CountAsync(one => one.OrganisationId == rowan.Id)));
    }

    [Fact]
    public async Task TakenBack_ByARepresentative_IsListedNoMore()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant).WithRepresentative("Rita Reed");
        var (made, _) = await portal.Given.Adapted(statement, "Gardons-le ouvert", by: rowan.Contact("Ann Arch"));

        var page = await (await (await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"))).GetAsync("/my/adaptations")).FollowAsync("Take back Gardons-le ouvert");
        var done = await page.PressAsync("Take it back");

        Assert.Equal("You took “Gardons-le ouvert” back. It is not listed any more.", done.Flash);
        Assert.Contains("Taken down", done.Text, StringComparison.Ordinal);
        (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{made.Id}")).Is(HttpStatusCode.NotFound);
        (await page.PressAsync("Take it back")).Is(HttpStatusCode.Conflict);
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(one => one.SubjectId == made.Id && one.Act == "adaptation.taken-back")));
    }

    [Fact]
    public async Task ColleagueWhoDidNotRegisterIt_AndStrangers_FindNoWayToTakeItBack()
    {
        Statement statement = await portal.Given.Statement("Keep it open").Published();
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant).WithContact("Abe Ash", ContactRoles.Participant);
        var elm = await portal.Given.Member("Elm Registry").WithRepresentative("Eve Elm");
        var (made, _) = await portal.Given.Adapted(statement, "Gardons-le ouvert", by: rowan.Contact("Ann Arch"));

        foreach (var contact in new[] { rowan.Contact("Abe Ash"), elm.Contact("Eve Elm") })
        {
            var browser = await portal.Browser().SignInAsync(contact);
            (await browser.GetAsync($"/my/adaptations/{made.Id}/take-back")).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync($"/my/adaptations/{made.Id}/take-back")).Is(HttpStatusCode.NotFound);
        }

        (await portal.Browser().GetAsync($"/statements/{statement.Slug}/adaptations/{made.Id}")).Is(HttpStatusCode.OK);
    }
}
