using Tccm.Domain.Calendar;
using Tccm.Domain.Exchange;
using Tccm.Domain.Organisations;
using Tccm.Domain.Resources;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Resources;

public sealed class ResourceTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());
    private static readonly ResourceFacts Slides = new("How a root zone is run", ResourceKind.Slides, "https://registry.example/slides", null, "en", ResourceLicence.CcBySa, "A workshop", ResourceAudience.Public);

    [Fact]
    public void Changed_KeepsWhatItWasAndItsAddress()
    {
        var wsis = Process.Begin("WSIS+20", null, Clerk, Now);
        var resource = Resource.Add(Slides, null, null, Clerk, Now);

        resource.Change(Slides with { Title = "How the root zone is run", Licence = ResourceLicence.AllRights, Text = "Read it." }, wsis, 1, Clerk, Now.AddDays(1));

        Assert.Equal(("how-a-root-zone-is-run", "How the root zone is run", 2), (resource.Slug, resource.Title, resource.Number));
        var versions = resource.Versions.OrderBy(version => version.Number).ToList();
        Assert.Equal(Slides, versions[0].Facts);
        Assert.Equal(["The title was “How a root zone is run”.", "There was no text.", "The licence was: CC BY-SA 4.0.", "There was no process."], versions[1].Since(versions[0]));
        Assert.Equal("The resource “How a root zone is run” is now called “How the root zone is run”.", resource.TakeUnsavedActs()[^1].Sentence);
    }

    [Fact]
    public void ChangeOfAnEarlierForm_OrOfNothing_IsRefused()
    {
        var resource = Resource.Add(Slides, null, null, Clerk, Now);
        resource.Change(Slides with { Event = null }, null, 1, Clerk, Now);

        Refused(() => resource.Change(Slides with { Title = "Mine" }, null, 1, Clerk, Now), "Somebody else changed this meanwhile", resource);
        Refused(() => resource.Change(resource.Facts, null, 2, Clerk, Now), "how it is already", resource);
        Assert.Equal(2, resource.Versions.Count);
    }

    [Fact]
    public void WithoutLinkAndText_OrWithAPictureInTheText_IsRefusedBesideTheField()
    {
        Assert.Equal("Link", Refused(() => Resource.Add(Slides with { Link = " " }, null, null, Clerk, Now), "Give a link, or the text itself").Field);
        Assert.Equal("Text", Refused(() => Resource.Add(Slides with { Text = "![A picture](https://a.example/p.png)" }, null, null, Clerk, Now), "Line 1").Field);
        Refused(() => Resource.Add(Slides with { Language = "Klingon" }, null, null, Clerk, Now), "a tag such as en");
        Refused(() => Resource.Add(Slides with { Link = "ftp://a.example" }, null, null, Clerk, Now), "begins with https://");
    }

    [Fact]
    public void TitleInAnotherScript_HasAnAddressAllTheSame()
    {
        var resource = Resource.Add(Slides with { Title = "根区是如何运行的" }, null, null, Clerk, Now);

        Assert.Matches("^resource-[0-9a-f]{8}$", resource.Slug);
    }

    [Fact]
    public void OfANoteThatWasTakenBack_IsRefused()
    {
        var ann = Signatory(Member("Rowan Registry"));
        var note = SharedNote.Share(ann, "Slides", "https://registry.example/slides", null, "en", null, Now);

        Assert.Equal(note.Id, Resource.Add(Slides, null, note, Clerk, Now).SharedNoteId);
        note.TakeBack(ann, Now);

        Refused(() => Resource.Add(Slides, null, note, Clerk, Now), "taken back or hidden");
    }

    [Fact]
    public void Withdrawn_IsChangedNoMore()
    {
        var resource = Resource.Add(Slides, null, null, Clerk, Now);
        Refused(() => resource.Withdraw(" ", Clerk, Now), "Say why", resource);

        resource.Withdraw("Its authors asked for it.", Clerk, Now);

        Assert.Equal("The resource “How a root zone is run” was withdrawn.", OnlyAct(resource).Sentence);
        Refused(() => resource.Withdraw("Again.", Clerk, Now), "withdrawn already", resource);
        Refused(() => resource.Change(Slides with { Title = "Mine" }, null, 1, Clerk, Now), "withdrawn already", resource);
    }

    [Fact]
    public void Audiences_FollowTheReadersOrganisations()
    {
        var (member, supporter, stranger) = (Signatory(Member("Rowan Registry")), Contact(Supporter("Friends of Routing"), "Fred Frost", ContactRoles.Listener), Contact(Entered("Stranger Ltd"), "Stan Strange", ContactRoles.Listener));

        Assert.Equal([ResourceAudience.Public], ResourceAudiences.Of([], false));
        Assert.Equal([ResourceAudience.Public], ResourceAudiences.Of([stranger], false));
        Assert.Equal([ResourceAudience.Public, ResourceAudience.MembersAndSupporters], ResourceAudiences.Of([stranger, supporter], false));
        Assert.Equal(Enum.GetValues<ResourceAudience>(), ResourceAudiences.Of([supporter, member], false));
        Assert.Equal(Enum.GetValues<ResourceAudience>(), ResourceAudiences.Of([], true));
    }

    [Theory]
    [InlineData(ResourceLicence.CcByNcSa, "https://creativecommons.org/licenses/by-nc-sa/4.0/")]
    [InlineData(ResourceLicence.CcBy, "https://creativecommons.org/licenses/by/4.0/")]
    [InlineData(ResourceLicence.CcZero, "https://creativecommons.org/publicdomain/zero/1.0/")]
    [InlineData(ResourceLicence.AllRights, null)]
    public void Licence_IsReadAtItsAddress(ResourceLicence licence, string? address) => Assert.Equal(address, licence.Address());
}
