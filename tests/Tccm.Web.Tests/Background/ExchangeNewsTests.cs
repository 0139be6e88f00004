using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

public sealed class ExchangeNewsTests : IClassFixture<Portal>
{
    private readonly Portal portal;

    /// <summary>In the last hour before their first digest there would be two of them within the 25 hours that these tests skip.</summary>
    public ExchangeNewsTests(Portal portal)
    {
        this.portal = portal;
        if (portal.Clock.GetUtcNow().Hour is 6 or 7) portal.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task WhatWasShared_StandsInTheDigestOfOthersWithoutItsLink()
    {
        var (ann, supporter) = (await ReaderAsync("Rowan Registry", "Ann Arch"), (await portal.Given.Supporter("Friends of Routing").WithListener("Fred Frost")).Contact("Fred Frost"));
        await portal.Given.Shared(ann, "The zero draft moved", "WSIS+20", words: "To Friday.");
        var gone = await portal.Given.Shared(ann, "Out of date");
        await using (var db = portal.Database.Open())
        {
            (await db.SharedNotes.Include(one => one.Organisation).SingleAsync(one => one.Id == gone.Id, TestContext.Current.CancellationToken)).Hide("Old.", Actor.Secretariat(await portal.Given.Secretary("Hider")), portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await KeepADayLaterAsync();

        var letter = Assert.Single(await portal.Mailbox.ToAsync(supporter), one => one.Text.Contains("The zero draft moved", StringComparison.Ordinal));
        Assert.Matches(@"\A\d+ things? in the exchange since ", letter.Subject);
        Assert.Contains("“Information exchange”", letter.Text, StringComparison.Ordinal);
        Assert.Contains("- Rowan Registry shared “The zero draft moved” (WSIS+20): “To Friday.”", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("/my/exchange", letter.Link);
        Assert.DoesNotContain("registry.example", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Out of date", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await portal.Mailbox.ToAsync(ann), one => one.Text.Contains("The zero draft moved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BesideADiscussion_TheSubjectNamesBoth()
    {
        var (ann, ben) = (await ReaderAsync("Elm Registry", "Ann Arch"), await ReaderAsync("Ash Registry", "Ben Birch"));
        await portal.Given.Statement("Keep it open").InDiscussion();
        await portal.Given.Shared(ann, "A paper");

        await KeepADayLaterAsync();

        Assert.Contains(await portal.Mailbox.ToAsync(ben), letter => letter.Subject.Contains("in 1 discussion and the exchange since ", StringComparison.Ordinal) && letter.Text.Contains("“Keep it open”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhoChoseMailAtOnce_IsToldAtOnce()
    {
        var (ann, ivy) = (await ReaderAsync("Oak Registry", "Ann Arch"), await ReaderAsync("Ivy Registry", "Ivy Iris"));
        await using (var db = portal.Database.Open())
        {
            (await db.People.SingleAsync(person => person.Id == ivy.PersonId, TestContext.Current.CancellationToken)).ChooseMail(DiscussionMail.AtOnce, 8, "UTC", Actor.Portal, portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await KeepAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.Given.Shared(ann, "Read this now");

        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await KeepAsync();

        Assert.Equal("Oak Registry shared “Read this now”: Information exchange", (await portal.Mailbox.ToAsync(ivy))[^1].Subject);
    }

    private async Task<Contact> ReaderAsync(string organisation, string person) => (await portal.Given.Member(organisation).WithSignatory(person)).Contact(person);

    private async Task KeepADayLaterAsync()
    {
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await KeepAsync();
    }

    private Task KeepAsync() => portal.Services.GetRequiredService<DigestKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
