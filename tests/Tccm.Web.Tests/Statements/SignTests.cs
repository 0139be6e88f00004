using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Statements;

public sealed class SignTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Signatory_SignsAndIsToldSo()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithRepresentative("Rita Reed");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var browser = await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"));

        var form = await browser.GetAsync($"/statements/{statement.Slug}/sign/{rowan.Contact("Ann Arch").Id}");
        var page = await form.Is(HttpStatusCode.OK).SubmitAsync(("Input.Declared", "true"));

        var signature = Assert.Single((await portal.AskAsync(db => db.StatementAsync(statement.Slug)))!.Signatures);
        Assert.Equal(rowan.Id, signature.OrganisationId);
        Assert.Equal($"/my/receipts/{signature.Id}", page.RedirectedTo);
        var letter = Assert.Single(await portal.Mailbox.ToAsync(rowan.Contact("Rita Reed")));
        Assert.Equal("Signed for Rowan Registry: Keep it open", letter.Subject);
        Assert.Contains(statement.Text.Sha256, letter.Text, StringComparison.Ordinal);
        Assert.Equal($"/my/receipts/{signature.Id}", letter.Link);
    }

    [Fact]
    public async Task EveryState_CanBeGiven()
    {
        var given = portal.Given;

        var draft = await given.Statement("A").Draft();
        var closed = await given.Statement("A").Closed();
        var published = await given.Statement("A").Published();
        var abandoned = await given.Statement("A").Abandoned();
        var applications = new[]
        {
            await given.Application("Larch Exchange").JustBegun(), await given.Application("Larch Exchange").Draft(), await given.Application("Larch Exchange").Submitted(),
            await given.Application("Larch Exchange").InformationAsked(), await given.Application("Larch Exchange").Approved(), await given.Application("Larch Exchange").Declined(),
            await given.Application("Larch Exchange").Withdrawn(),
        };
        await given.Supporter("Birch").WithContact(await given.Secretary("Sam Sloe"), ContactRoles.Representative);

        Assert.Equal("Draft, Closed, Published, Abandoned", string.Join(", ", new[] { draft, closed, published, abandoned }.Select(one => one.Status)));
        Assert.Equal("Draft, Draft, Submitted, InformationAsked, Approved, Declined, Withdrawn", string.Join(", ", applications.Select(one => one.Application.Status)));
    }
}
