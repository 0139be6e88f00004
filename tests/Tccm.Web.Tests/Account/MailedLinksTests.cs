using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Testing;
using Tccm.Web.Tests.Join;

namespace Tccm.Web.Tests.Account;

/// <summary>Links are mailed for many ends. The secret of one opens nothing on the page of another, and uses neither up.</summary>
public sealed class MailedLinksTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly string[] Pages =
    [
        "/guests/invitation/", "/guests/leave/", "/purpose/handed/", "/purpose/handed/*/decline", "/account/invitation/", "/account/invitation/*/decline",
        "/account/password/", "/account/new-address/", "/join/resume/", "/privacy/link/",
    ];

    private static readonly (string, string?)[] Everything =
    [
        ("Input.Accepts", "true"), ("Input.Password", "six brass kettles on the hill"), ("Input.SignerName", "Somebody Else"), ("Input.SignerTitle", "Director"),
        ("Input.Basis", "Officer"), ("Input.Declared", "true"), ("Input.Reason", "No."),
    ];

    [Fact]
    public async Task SecretOfOneLink_OpensNoPageOfAnother()
    {
        var links = await AllLinksAsync();
        string[] names = ["Gail Gray", "Reza Ruiz", "Nia New", "Ann Arch", "Larch Exchange", "Rowan Registry"];

        foreach (var link in links)
        {
            var secret = link.Split('/')[3];
            foreach (var path in Pages.Where(page => !page.StartsWith(string.Join('/', link.Split('/')[..3]) + "/", StringComparison.Ordinal)))
            {
                var address = path.Contains('*', StringComparison.Ordinal) ? path.Replace("*", secret, StringComparison.Ordinal) : path + secret;
                foreach (var page in new[] { await portal.Browser().GetAsync(address), await portal.Browser().PostAsync(address, Everything) })
                {
                    Assert.True(page.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.BadRequest or HttpStatusCode.OK, $"{link} on {path}: {page.Status} {page.RedirectedTo}");
                    Assert.DoesNotContain(names, name => page.Text.Contains(name, StringComparison.Ordinal));
                }
            }
        }

        Assert.Equal(8, links.Select(link => string.Join('/', link.Split('/')[..3])).Distinct().Count());
        await using var db = portal.Database.Open();
        await using var identity = portal.Database.OpenIdentity();
        Assert.True((await db.Guests.SingleAsync(TestContext.Current.CancellationToken)) is { AcceptedAt: null, EndedAt: null });
        Assert.All(await db.PurposeHandovers.ToListAsync(TestContext.Current.CancellationToken), handover => Assert.True(handover.IsPending));
        Assert.True((await db.Invitations.SingleAsync(TestContext.Current.CancellationToken)) is { AcceptedAt: null, EndedAt: null });
        Assert.All(await db.MailedLinks.ToListAsync(TestContext.Current.CancellationToken), link => Assert.Null(link.UsedAt));
        Assert.All(await identity.OneUseLinks.ToListAsync(TestContext.Current.CancellationToken), link => Assert.Null(link.UsedAt));
        foreach (var link in links) (await portal.Browser().GetAsync(link)).Is(HttpStatusCode.OK);
    }

    /// <summary>One of each kind, unused.</summary>
    private async Task<IReadOnlyList<string>> AllLinksAsync()
    {
        await portal.Given.PurposeVersion();
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed").WithSignatory("Ann Arch");
        var rita = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));
        var home = $"/my/organisations/{rowan.Contact("Rita Reed").Id}";
        var draft = await portal.Given.Application("Larch Exchange").Unsigned();
        var applicant = await portal.ResumeAsync(draft);
        var ann = rowan.Contact("Ann Arch").Person.Email.Value;
        var hers = await portal.Browser().SignInAsync(ann);

        await (await (await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"))).GetAsync("/secretariat/guests/new")).SubmitAsync(("Input.Name", "Gail Gray"), ("Input.Email", "gail@home.test"), ("Input.Why", "She asked."));
        await (await rita.GetAsync(home + "/purpose/hand-over")).SubmitAsync(("Input.Name", "Reza Ruiz"), ("Input.Email", "reza@board.example"), ("Input.Title", "Director"));
        await (await applicant.GetAsync("/join/purpose/hand-over")).SubmitAsync(("Input.Name", "Reza Ruiz"), ("Input.Email", "ruiz@board.example"), ("Input.Title", "Director"));
        await (await rita.GetAsync(home + "/invite")).SubmitAsync(("Input.Name", "Nia New"), ("Input.Email", "nia@rowan.test"), ("Input.Roles", "Listener"));
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", ann));
        await (await portal.Browser().GetAsync("/privacy/request")).SubmitAsync(("Input.Email", ann));
        await (await hers.GetAsync("/my/data/address")).SubmitAsync(("Input.Email", "ann@elsewhere.test"));
        var leaving = (Web.Emails.GuestLinks)portal.Services.GetService(typeof(Web.Emails.GuestLinks))!;
        var all = (await portal.Mailbox.AllAsync()).Select(letter => letter.Link);
        string[] starts = ["/guests/invitation/", "/purpose/handed/", "/account/invitation/", "/account/password/", "/account/new-address/", "/privacy/link/"];
        return [.. all.Where(link => starts.Any(start => link.StartsWith(start, StringComparison.Ordinal))), "/join/resume/" + draft.Secret, leaving.ToLeave(await portal.AskAsync(db => db.Guests.SingleAsync()))];
    }
}
