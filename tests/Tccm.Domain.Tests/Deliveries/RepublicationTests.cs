using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Deliveries;

public sealed class RepublicationTests
{
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());
    private static readonly RepublishedAs ByTheObserver = new(null, "Harbour Observer", Today, "Operators ask to be heard", "en", "https://observer.example/news/4");

    [Fact]
    public void Republication_IsKeptWithTheNameAsItStood()
    {
        var rowan = Member("Rowan Registry");
        var republication = Republication.Of(Published(), ByTheObserver with { By = rowan, OutsiderName = null }, Actor.For(Contact(rowan, "Ann Arch", ContactRoles.Participant)), Now);

        Assert.Equal(("Rowan Registry", rowan.Id, "https://observer.example/news/4"), (republication.DisplayName, republication.OrganisationId, republication.Link));
        Assert.Equal("republication.kept", OnlyAct(republication).Act);
    }

    [Fact]
    public void WhatIsNotPublishedOrNotOnesOwn_IsRefused()
    {
        var (rowan, birch) = (Member("Rowan Registry"), Member("Birch Registrar"));
        var (own, statement) = (ByTheObserver with { By = rowan, OutsiderName = null }, Published());

        Refused(() => Republication.Of(Open(), own, Clerk, Now), "was published here before");
        Refused(() => Republication.Of(statement, own, Actor.For(Contact(birch, "Ben Bay", ContactRoles.Representative)), Now), "of their own organisation");
        Refused(() => Republication.Of(statement, own, Actor.For(Contact(rowan, "Lil Lime", ContactRoles.Listener)), Now), "of their own organisation");
        Refused(() => Republication.Of(statement, ByTheObserver, Actor.For(Contact(rowan, "Ann Arch", ContactRoles.Representative)), Now), "of their own organisation");
        Refused(() => Republication.Of(statement, own with { OutsiderName = "Harbour Observer" }, Clerk, Now), "not both");
        Refused(() => Republication.Of(statement, ByTheObserver with { OutsiderName = null }, Clerk, Now), "The name is empty");
        Assert.Equal("Link", Refused(() => Republication.Of(statement, ByTheObserver with { Link = "http://observer.example" }, Clerk, Now), "https://").Field);
        Assert.Equal("On", Refused(() => Republication.Of(statement, ByTheObserver with { On = Today.AddDays(2) }, Clerk, Now), "still to come").Field);
    }

    [Fact]
    public void TakenBack_StaysWithItsDayAndIsTakenBackOnce()
    {
        var rowan = Member("Rowan Registry");
        var republication = Republication.Of(Published(), ByTheObserver with { By = rowan, OutsiderName = null }, Clerk, Now);
        Refused(() => republication.TakeBack(null, Actor.For(Contact(Member("Birch Registrar"), "Ben Bay", ContactRoles.Representative)), Now), "of their own organisation");

        republication.TakeBack("The page is gone.", Actor.For(Contact(rowan, "Ann Arch", ContactRoles.Representative)), Now);

        Assert.Equal((false, Now), (republication.IsLive, republication.EndedAt!.Value));
        Refused(() => republication.TakeBack(null, Clerk, Now), "taken back already");
    }

    private static Statement Published()
    {
        var statement = Open();
        statement.SignedBy(Signatory(Member("Alder Registry"), "Alma Ash"));
        statement.Close(Actor.Portal, Now);
        statement.Published();
        return statement;
    }
}
