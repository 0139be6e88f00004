using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Deliveries;

public sealed class DeliverTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignIn()
    {
        foreach (var path in new[] { $"/my/deliveries/{Guid.NewGuid()}", $"/my/deliveries/{Guid.NewGuid()}/{Guid.NewGuid()}" })
            Assert.StartsWith("/account/sign-in?", (await portal.Browser().GetAsync(path, follow: false)).RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignContactListenerAndAnothersDelivery_AreNotFound()
    {
        var (rowan, birch) = (await RowanAsync(), await portal.Given.Member("Birch Registrar").WithRepresentative("Ben Bay"));
        var statement = await portal.Given.Statement("Keep it open").Published();
        var planned = await portal.Given.Deliveries(statement).PlannedAsync(rowan);
        var (ann, lil, ben) = (await SignInAsync(rowan, "Ann Arch"), await SignInAsync(rowan, "Lil Lime"), await SignInAsync(birch, "Ben Bay"));

        foreach (var (browser, path) in new[]
        {
            (ben, Address(rowan.Contact("Ann Arch"), planned.Id)), (ben, Address(birch.Contact("Ben Bay"), planned.Id)),
            (lil, Address(rowan.Contact("Lil Lime"), planned.Id)), (ann, Address(rowan.Contact("Ann Arch"), Guid.NewGuid())),
        })
        {
            (await browser.GetAsync(path)).Is(HttpStatusCode.NotFound);
            (await browser.PostAsync(path, ("Input.On", Day(0)), ("Input.Zone", "UTC"))).Is(HttpStatusCode.NotFound);
        }
        (await ben.GetAsync($"/my/deliveries/{rowan.Contact("Ann Arch").Id}")).Is(HttpStatusCode.NotFound);
        Assert.Empty((await KeptAsync(planned.Id)).Deliveries);
    }

    [Fact]
    public async Task DayToComeAndNoDay_AreRefusedAndNothingIsKept()
    {
        var rowan = await RowanAsync();
        var planned = await portal.Given.Deliveries(await portal.Given.Statement("Keep it open").Published()).PlannedAsync(rowan);
        var form = await (await SignInAsync(rowan, "Ann Arch")).GetAsync(Address(rowan.Contact("Ann Arch"), planned.Id));

        var toCome = await form.PressAsync("It was spoken", ("Input.On", Day(3)), ("Input.Receipt", "No. 17"));
        var none = await form.PressAsync("It was spoken", ("Input.On", ""));

        Assert.Contains("is still to come", toCome.Is(HttpStatusCode.Conflict).ErrorOf("Input.On"), StringComparison.Ordinal);
        Assert.Equal("No. 17", toCome.ValueOf("Input.Receipt"));
        Assert.Equal("Give the day.", none.Is(HttpStatusCode.BadRequest).ErrorOf("Input.On"));
        Assert.Empty((await KeptAsync(planned.Id)).Deliveries);
    }

    [Fact]
    public async Task Delivered_IsRecordedByWhoDeliveredItAndTold()
    {
        var rowan = await RowanAsync();
        var alder = await portal.Given.Member("Alder Registry").WithSignatory("Alma Ash");
        var statement = await portal.Given.Statement("Keep it open").SignedBy(alder.Contact("Alma Ash")).Published();
        var planned = await portal.Given.Deliveries(statement).PlannedAsync(rowan);
        var browser = await SignInAsync(rowan, "Ann Arch");

        var waiting = await browser.GetAsync("/my");
        var form = await browser.GetAsync(Address(rowan.Contact("Ann Arch"), planned.Id));
        var list = await form.PressAsync("It was spoken", ("Input.Receipt", "No. 17"));
        var again = await browser.GetAsync(Address(rowan.Contact("Ann Arch"), planned.Id));

        Assert.Contains("Keep it open", waiting.All(".todo h3"));
        Assert.Contains("16 words, about 8 seconds to say", form.Text, StringComparison.Ordinal);
        Assert.Contains("Decisions about it are better when we are heard.", form.Text, StringComparison.Ordinal);
        Assert.StartsWith("You recorded that “Keep it open” was spoken by Rowan Registry", list.Flash, StringComparison.Ordinal);
        var kept = await KeptAsync(planned.Id);
        Assert.Equal(("Rowan Registry", "No. 17", rowan.Contact("Ann Arch").PersonId), (kept.Delivered!.DisplayName, kept.Delivered.Receipt, kept.Delivered.KeptById!.Value));
        var act = await portal.AskAsync(db => db.AuditEntries.SingleAsync(entry => entry.SubjectId == planned.Id && entry.Act == "deliverable.delivered"));
        Assert.Equal((rowan.Id, "representative"), (act.OrganisationId!.Value, act.Capacity));
        Assert.Contains(await portal.Mailbox.ToAsync(alder.Contact("Alma Ash")), letter => letter.Subject == "Read out: Keep it open");
        Assert.Contains("Recorded.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Read out by Rowan Registry for the undersigned", (await portal.Browser().GetAsync($"/statements/{statement.Slug}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextThatIsNotCirculated_IsNotShownToWhoIsToDeliverIt()
    {
        var rowan = await RowanAsync();
        var statement = await portal.Given.Statement("Not yet").Draft().Saying("Quillwort is the word.");
        var planned = await portal.Given.Deliveries(statement).PlannedAsync(rowan);
        var browser = await SignInAsync(rowan, "Ann Arch");

        var page = await browser.GetAsync(Address(rowan.Contact("Ann Arch"), planned.Id));

        Assert.DoesNotContain("Quillwort", page.Body, StringComparison.Ordinal);
        Assert.Contains("not circulated yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("Who the undersigned are", page.Text, StringComparison.Ordinal);
    }

    private async Task<Organisation> RowanAsync() => await portal.Given.Member("Rowan Registry").WithRepresentative("Ann Arch").WithListener("Lil Lime");

    private async Task<Browser> SignInAsync(Organisation organisation, string person) => await portal.Browser().SignInAsync(organisation.Contact(person));

    private static string Address(Contact contact, Guid deliverable) => $"/my/deliveries/{contact.Id}/{deliverable}";

    private string Day(int days) => $"{portal.Clock.GetUtcNow().AddDays(days):yyyy-MM-dd}";

    private Task<Deliverable> KeptAsync(Guid id) => portal.AskAsync(db => db.Deliverables.Whole().SingleAsync(one => one.Id == id));
}
