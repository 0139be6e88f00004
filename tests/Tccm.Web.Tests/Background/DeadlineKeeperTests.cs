using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Background;

namespace Tccm.Web.Tests.Background;

public sealed class DeadlineKeeperTests(PortalInTime portal) : IClassFixture<PortalInTime>
{
    [Fact]
    public async Task Reminders_GoOnceAt72AndOnceAt24HoursToThoseWhoHaveNotSigned()
    {
        var silent = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithListener("Lil Lime");
        var signed = await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm");
        await portal.Given.Statement("Keep it open").SignedBy(signed.Contact("Eva Elm")).Until(portal.Clock.GetUtcNow().AddHours(100)).Open();

        await KeepAsync();
        var early = await AboutItAsync(silent, "Ann Arch");
        await portal.PassAsync(TimeSpan.FromHours(30));
        await KeepAsync();
        await KeepAsync();
        await portal.PassAsync(TimeSpan.FromHours(48));
        await KeepAsync();
        await KeepAsync();

        Assert.Empty(early);
        Assert.Equal(["Signing closes in less than 72 hours: Keep it open", "Signing closes in less than 24 hours: Keep it open"],
            await AboutItAsync(silent, "Ann Arch"));
        Assert.Empty(await AboutItAsync(silent, "Lil Lime"));
        Assert.Empty(await AboutItAsync(signed, "Eva Elm"));
    }

    [Fact]
    public async Task TextThatWasChanged_IsRemindedOfAnewAlsoWhoSignedTheEarlierOne_AndNobodyTwice()
    {
        var fir = await portal.Given.Member("Fir Registry").WithSignatory("Fay Fir");
        var yew = await portal.Given.Member("Yew Registry").WithSignatory("Yan Yew");
        var statement = await portal.Given.Statement("Changed meanwhile").SignedBy(fir.Contact("Fay Fir")).Until(portal.Clock.GetUtcNow().AddHours(20)).Open();

        await KeepAsync();
        await portal.Given.OpenedAnew(statement, "Other words.");
        await KeepAsync();
        await KeepAsync();

        var asked = Assert.Single(await portal.Mailbox.ToAsync(fir.Contact("Fay Fir")), letter => letter.Link.Contains(statement.Slug, StringComparison.Ordinal));
        Assert.Contains("which has not signed revision 2; it signed revision 1, before the text was changed.", asked.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(2, (await portal.Mailbox.ToAsync(yew.Contact("Yan Yew"))).Count(letter => letter.Link.Contains(statement.Slug, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ReminderWrittenByTwoKeepersAtOnce_IsKeptOnce()
    {
        var oak = await portal.Given.Member("Oak Registry").WithSignatory("Olu Oak");
        await portal.Given.Statement("Twice at once").Until(portal.Clock.GetUtcNow().AddHours(20)).Open();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeepAsync()));

        Assert.Single(await portal.Mailbox.ToAsync(oak.Contact("Olu Oak")), letter => letter.Subject.EndsWith("Twice at once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeadlineThatPassed_ClosesSigning()
    {
        var statement = await portal.Given.Statement("Soon over").Until(portal.Clock.GetUtcNow().AddHours(1)).Open();

        await portal.PassAsync(TimeSpan.FromSeconds(3_601));
        await KeepAsync();

        Assert.Equal(StatementStatus.Closed, (await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.Status);
        var entry = await portal.AskAsync(db => db.AuditEntries.SingleAsync(one => one.SubjectId == statement.Id && one.Act == "statement.closed"));
        Assert.Equal("automatic", entry.Capacity);
    }

    /// <summary>Other tests of this class have statements of their own open in the same world.</summary>
    private async Task<IReadOnlyList<string>> AboutItAsync(Organisation organisation, string person) =>
        [.. (await portal.Mailbox.ToAsync(organisation.Contact(person))).Select(letter => letter.Subject).Where(subject => subject.EndsWith(": Keep it open", StringComparison.Ordinal))];

    private Task KeepAsync() => portal.Services.GetRequiredService<DeadlineKeeper>().KeepAsync(TestContext.Current.CancellationToken);
}
