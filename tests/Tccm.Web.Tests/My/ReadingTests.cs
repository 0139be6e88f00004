using System.Net;
using Tccm.Testing;

namespace Tccm.Web.Tests.My;

/// <summary>What members read before the public does, and receipts, which only the organisation's own contacts read.</summary>
public sealed class ReadingTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task OpenStatement_IsReadByMembersAloneAndDraftsByNone()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithListener("Lil Lime");
        var supporter = await portal.Given.Supporter("Birch Forum").WithRepresentative("Bo Birch");
        var open = await portal.Given.Statement("Open for now").Open();
        var draft = await portal.Given.Statement("Not yet").Draft();
        var (listener, friend) = (await portal.Browser().SignInAsync(rowan.Contact("Lil Lime")), await portal.Browser().SignInAsync(supporter.Contact("Bo Birch")));

        var read = await listener.GetAsync($"/my/statements/{open.Slug}");

        Assert.Equal("Open for now", read.Is(HttpStatusCode.OK).Heading);
        (await friend.GetAsync($"/my/statements/{open.Slug}")).Is(HttpStatusCode.NotFound);
        (await listener.GetAsync($"/my/statements/{draft.Slug}")).Is(HttpStatusCode.NotFound);
        (await portal.Browser().GetAsync($"/statements/{open.Slug}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Receipt_IsReadByTheOrganisationsOwnContactsAlone()
    {
        var elm = await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm", "Director").WithListener("Lou Elm");
        var other = await portal.Given.Member("Oak Registry").WithSignatory("Olu Oak");
        var statement = await portal.Given.Statement("Signed once").SignedBy(elm.Contact("Eva Elm")).Open();
        var path = $"/my/receipts/{statement.Signatures.Single().Id}";

        var page = await (await portal.Browser().SignInAsync(elm.Contact("Lou Elm"))).GetAsync(path);
        var foreign = await (await portal.Browser().SignInAsync(other.Contact("Olu Oak"))).GetAsync(path);

        Assert.Contains(statement.Text.Sha256, page.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("Eva Elm, Director", page.Text, StringComparison.Ordinal);
        foreign.Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WhatNeedsASignatory_IsShownUntilItIsDone()
    {
        var ash = await portal.Given.Member("Ash Registry").WithSignatory("Asa Ash");
        var statement = await portal.Given.Statement("Needs you").Open();
        var browser = await portal.Browser().SignInAsync(ash.Contact("Asa Ash"));

        var before = await browser.GetAsync("/my");
        await (await browser.GetAsync($"/statements/{statement.Slug}/sign/{ash.Contact("Asa Ash").Id}")).SubmitAsync(("Input.Declared", "true"));
        var after = await browser.GetAsync("/my");

        Assert.Contains("Needs you", before.All(".todo h3"));
        Assert.DoesNotContain("Needs you", after.All(".todo h3"));
        Assert.Contains("Needs you", after.All("table tbody th"));
    }
}
