using System.Reflection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    public static TheoryData<string, OrganisationFacts> FactsThatAreNotEnough() => new()
    {
        { "LegalName", Facts("Rowan") with { LegalName = " " } },
        { "DisplayName", Facts("Rowan") with { DisplayName = "ლარჩი" } },
        { "Economy", Facts("Rowan") with { Economy = "ZZ" } },
        { "Economy", Facts("Rowan") with { Economy = null } },
        { "Domains", Facts("Rowan") with { Domains = [] } },
        { "Domains", Facts("Rowan") with { Domains = [.. Enumerable.Range(0, 21).Select(i => InternetDomain.Parse($"d{i}.test"))] } },
        { "ShortName", Facts("Rowan") with { ShortName = new string('x', 41) } },
        { "Website", Facts("Rowan") with { Website = "javascript:alert(1)" } },
        { "Website", Facts("Rowan") with { Website = "https://ann@rowan.test/" } },
        { "Operates", Facts("Rowan") with { Operates = new string('x', 2001) } },
        { "Operates", Facts("Rowan") with { Operates = "bell\a" } },
    };

    [Theory]
    [MemberData(nameof(FactsThatAreNotEnough))]
    public void FactThatIsMissingOrWrong_IsRefusedByItsField(string field, OrganisationFacts facts)
    {
        var refusal = Assert.Throws<DomainException>(() => Organisation.Enter(facts, null, Actor.Portal, Now));

        Assert.Equal(field, refusal.Field);
    }

    [Fact]
    public void Facts_AreKeptInTheirKeptForm()
    {
        var organisation = Organisation.Enter(Facts("Rowan") with { LegalName = "  Rowan   Réseau ".Normalize(System.Text.NormalizationForm.FormD), DisplayName = "", Website = "rowan.test", Operates = "a\r\nb  " }, "the site", Actor.Portal, Now);

        Assert.Equal(("Rowan Réseau", "Rowan Réseau", "https://rowan.test/", "a\nb", "the site"), (organisation.LegalName, organisation.DisplayName, organisation.Website, organisation.Operates, organisation.Source));
        Assert.Equal("organisation.entered", OnlyAct(organisation).Act);
    }

    [Fact]
    public void SecondMembership_IsRefusedWhileOneRuns()
    {
        var rowan = Member("Rowan");

        Refused(() => rowan.Admit(MembershipCategory.Supporter, null, Actor.Portal, Now), "already a member", rowan);

        Assert.Single(rowan.Memberships);
    }

    [Fact]
    public void MemberWithoutAKind_IsRefusedAndASupporterIsNot()
    {
        var sallow = Organisation.Enter(Facts("Sallow") with { Operations = [] }, null, Actor.Portal, Now);

        Refused(() => sallow.Admit(MembershipCategory.Member, null, Actor.Portal, Now), "has no kind", sallow);
        sallow.Admit(MembershipCategory.Supporter, PartialDate.Parse("2025-02"), Actor.Portal, Now);

        Assert.False(sallow.IsMember);
        Assert.Equal("Sallow became a supporter from February 2025.", OnlyAct(sallow).Sentence);
    }

    [Fact]
    public void Member_KeepsAtLeastOneKind()
    {
        var rowan = Member("Rowan");

        Assert.Equal("Operations", Refused(() => rowan.Amend(rowan.Facts with { Operations = [] }, Actor.Portal, Now), "Keep at least one kind", rowan).Field);

        Assert.Single(rowan.Kinds);
    }

    [Fact]
    public void Amendment_ChangesNoName()
    {
        var rowan = Member("Rowan");

        rowan.Amend(Facts("Another") with { Economy = "DE" }, Actor.Portal, Now);

        Assert.Equal(("Rowan Ltd", "Rowan", "DE"), (rowan.LegalName, rowan.DisplayName, rowan.Economy));
    }

    [Fact]
    public void Names_AreThoseOfTheDay()
    {
        var rowan = Member("Rowan");
        rowan.Rename(Facts("Rowan Two"), new DateOnly(2025, 6, 1), Actor.Portal, Now);
        rowan.Rename(Facts("Rowan Three") with { NativeName = "さん" }, Today, Actor.Portal, Now);

        Assert.Equal(("Rowan", null), rowan.NameOn(new DateOnly(2025, 5, 31)));
        Assert.Equal(("Rowan Two", null), rowan.NameOn(new DateOnly(2025, 6, 1)));
        Assert.Equal(("Rowan Two", null), rowan.NameOn(Today.AddDays(-1)));
        Assert.Equal(("Rowan Three", "さん"), rowan.NameOn(Today));
    }

    [Fact]
    public void RenamingToTheFutureOrBehindAnEarlierOneOrToTheSame_IsRefused()
    {
        var rowan = Member("Rowan");
        rowan.Rename(Facts("Rowan Two"), new DateOnly(2025, 6, 1), Actor.Portal, Now);

        Assert.Equal("From", Refused(() => rowan.Rename(Facts("Rowan Three"), Today.AddDays(1), Actor.Portal, Now), "Come back on the day", rowan).Field);
        Refused(() => rowan.Rename(Facts("Rowan Three"), new DateOnly(2025, 6, 1), Actor.Portal, Now), "Give a later day", rowan);
        Refused(() => rowan.Rename(Facts("Rowan Two"), Today, Actor.Portal, Now), "the names it has already", rowan);

        Assert.Equal("Rowan Two", rowan.DisplayName);
        Assert.Single(rowan.FormerNames);
    }

    [Fact]
    public void ContactTwiceOrWithoutARole_IsRefused()
    {
        var rowan = Member("Rowan");
        var ann = Person("Ann Arch");
        rowan.AddContact(ann, ContactRoles.Listener, null, Actor.Portal, Now);

        Refused(() => rowan.AddContact(ann, ContactRoles.Signatory, null, Actor.Portal, Now), "Ann Arch is a contact of Rowan already", rowan);
        Assert.Equal("Roles", Refused(() => rowan.AddContact(Person("Ben Bay"), ContactRoles.None, null, Actor.Portal, Now), "at least one role", rowan).Field);

        Assert.Single(rowan.Contacts);
    }

    [Theory]
    [InlineData(ContactRoles.Representative, "Ann Arch is the last representative of Rowan")]
    [InlineData(ContactRoles.Signatory, "Ann Arch is the last signatory of Rowan")]
    public void LastOfARole_IsNotRemovedUntilThereIsASuccessor(ContactRoles role, string why)
    {
        var rowan = Member("Rowan");
        var ann = Contact(rowan, "Ann Arch", role);
        Contact(rowan, "Lou Lane", ContactRoles.Listener | ContactRoles.Participant);

        Refused(() => rowan.RemoveContact(ann, Actor.Portal, Now), why, rowan, ann);
        Contact(rowan, "Ben Bay", role);
        rowan.RemoveContact(ann, Actor.Portal, Now);

        Assert.Equal((false, Now), (ann.IsCurrent, ann.Until));
        Assert.Equal("contact.ended", OnlyAct(ann).Act);
        Assert.False(ann.May(role));
        Refused(() => rowan.RemoveContact(ann, Actor.Portal, Now), "no longer a contact", rowan, ann);
    }

    [Fact]
    public void ContactOfAnother_IsNotRemovedHere()
    {
        var (rowan, birch) = (Member("Rowan"), Member("Birch"));
        var ben = Contact(birch, "Ben Bay", ContactRoles.Listener);

        Refused(() => rowan.RemoveContact(ben, Actor.Portal, Now), "no longer a contact", rowan, ben);

        Assert.True(ben.IsCurrent);
    }

    [Theory]
    [InlineData("2024-04", null, "2024-03-31", false, false)]
    [InlineData("2024-04", null, "2024-04-01", true, false)]
    [InlineData("2024", null, "2024-01-01", true, false)]
    [InlineData("2024-04-17", null, "2024-04-16", false, false)]
    [InlineData("2024-04-17", "2025-01-01", "2024-12-31", true, false)]
    [InlineData("2024-04-17", "2025-01-01", "2025-01-01", false, false)]
    [InlineData(null, null, "2024-04-17", false, true)]
    [InlineData(null, "2025-01-01", "2024-12-31", false, true)]
    [InlineData(null, "2025-01-01", "2025-01-01", false, false)]
    public void Membership_CoversTheDaysThatTheRecordKnows(string? from, string? until, string day, bool covers, bool may)
    {
        var rowan = Entered("Rowan");
        var period = rowan.Admit(MembershipCategory.Member, from is null ? null : PartialDate.Parse(from), Actor.Portal, Now);
        // No verb ends a membership yet; the register can hold one that has ended.
        if (until is not null) typeof(MembershipPeriod).GetProperty(nameof(MembershipPeriod.Until), BindingFlags.Public | BindingFlags.Instance)!.SetValue(period, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));

        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((covers, may), (period.Covers(on), period.MayCover(on)));
        Assert.Equal(covers ? period : null, rowan.MembershipOn(on));
    }
}
