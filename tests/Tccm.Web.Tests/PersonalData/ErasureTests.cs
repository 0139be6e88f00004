using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;

namespace Tccm.Web.Tests.PersonalData;

/// <summary>Names and addresses that nothing else holds, planted by every way that the portal takes them in, and then erased.</summary>
public sealed class ErasureTests(Portal portal) : IClassFixture<Portal>
{
    public static TheoryData<string, string, string> People => new()
    {
        { "Zsófia Quxβrand", "Zsofia.Qux+tccm@BÜCHERQUX.example", "zsofia.qux+tccm@" + new System.Globalization.IdnMapping().GetAscii("bücherqux.example") },
        { "Пётр Ждановский-Quaх", "пётр@ждановск.example", "ПЁТР@ЖДАНОВСК.EXAMPLE" },
        { "森葵葵之助", "葵之助@森葵葵.example", "葵之助@森葵葵.example" },
        { "O'Brien-<Zaphqod> & Søn", "o'brien_zaphqod@zaphqod.example", "O'BRIEN_ZAPHQOD@ZAPHQOD.EXAMPLE" },
    };

    [Theory]
    [MemberData(nameof(People))]
    public async Task PersonOnTheRegister_LeavesNoTraceInAnyColumn(string name, string address, string otherForm)
    {
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Rita Reed", ContactRoles.Representative | ContactRoles.Signatory);
        var statement = await portal.Given.Statement("Keep it open").Open();
        // Invited by a representative, accepted, signed, withdrawn and signed again; the receipts name them to the others.
        var rita = rowan.Contact("Rita Reed");
        var asRita = await portal.Browser().SignInAsync(rita);
        await (await asRita.GetAsync($"/my/organisations/{rita.Id}/invite")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Name", name), ("Input.Email", address), ("Input.Title", "Director"), ("Input.Roles", "Signatory"));
        var invitation = Assert.Single(await portal.Mailbox.ToAsync(address));
        await (await portal.Browser().GetAsync(invitation.Link)).SubmitAsync(("Input.Password", Portal.Password));
        var contact = await portal.AskAsync(db => db.Contacts.SingleAsync(one => one.Person.EmailKey == EmailAddress.Parse(address).Canonical));
        var them = await portal.Browser().SignInAsync(address);
        await (await them.GetAsync($"/statements/{statement.Slug}/sign/{contact.Id}")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Basis", "Officer"), ("Input.Declared", "true"));
        // Asked for a new password; named and answered about in an application; written about in a decision and in evidence.
        await (await portal.Browser().GetAsync("/account/forgot")).SubmitAsync(("Input.Email", otherForm));
        var application = await portal.Given.Application("Quill Exchange").Naming(name, ContactRoles.Representative, EmailAddress.Parse(otherForm)).Naming("Sid Sand", ContactRoles.Signatory).By(name).Submitted();
        var at = $"/secretariat/applications/{application.Application.Id}";
        await (await secretary.GetAsync(at + "/ask")).SubmitAsync(("Input.Question", $"Is {name} ({address.ToUpperInvariant()}) with you?"));
        await (await secretary.GetAsync(at + "/decline")).SubmitAsync(("Input.Reason", "Other"), ("Input.Words", $"We could not reach {name}\nat {otherForm}, dear {name}."));
        // Applied by themselves for another organisation; corrected the name and moved to another address and back to a third.
        await (await portal.Browser().GetAsync("/join")).SubmitAsync(("Input.Category", "Member"), ("Input.Name", name), ("Input.Email", otherForm));
        await (await them.GetAsync("/my/data/correct")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Name", name + " Secundus"), ("Input.Titles[0].Title", "Chair"));
        await (await them.GetAsync("/my/data/address")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Email", "second." + address));
        var link = (await portal.Mailbox.ToAsync("second." + address)).Single();
        await (await portal.Browser().GetAsync(link.Link)).Is(HttpStatusCode.OK).SubmitAsync();
        // Became a member of the secretariat, who asks and declines.
        await using (var scope = portal.Services.CreateAsyncScope()) await ActivatorUtilities.CreateInstance<CreateSecretary>(scope.ServiceProvider).RunAsync("second." + address, null, TestContext.Current.CancellationToken);
        them = await portal.Browser().SignInAsync("second." + address);
        var other = await portal.Given.Application("Marram Networks").Submitted();
        await (await them.GetAsync($"/secretariat/applications/{other.Application.Id}/ask")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Question", $"Which servers? Yours, {name} Secundus"));
        await (await them.GetAsync($"/secretariat/applications/{other.Application.Id}/decline")).Is(HttpStatusCode.OK).SubmitAsync(("Input.Reason", "Other"), ("Input.Words", $"No. {name} Secundus, second.{address}"));
        await portal.Mailbox.AllAsync();
        string[] words = [name, address, otherForm, EmailAddress.Parse(address).Canonical, "second." + address, EmailAddress.Parse("second." + address).Canonical];
        var planted = await portal.Database.WithAsync(words);

        var page = await (await them.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Erase it now");
        var last = (await portal.Mailbox.ToAsync("second." + address))[^1];
        var left = await portal.Database.WithAsync(words);

        Assert.True(planted.Select(one => one.Split(':')[0]).Distinct().Count() >= 15, string.Join('\n', planted));
        Assert.Empty(left);
        Assert.Equal("What was held about you was erased. A last letter confirms it.", page.Flash);
        Assert.Equal("What the TCCM portal held about you was erased", last.Subject);
        (await them.GetAsync("/my", follow: false)).Is(HttpStatusCode.Found);
        await using var now = portal.Database.Open();
        Assert.Empty((await new VerifyEvidence(now).RunAsync(TestContext.Current.CancellationToken)).Wrong);
        var signature = await now.Signatures.SingleAsync(one => one.StatementId == statement.Id, TestContext.Current.CancellationToken);
        Assert.Equal((contact.PersonId, "Director", true), (signature.PersonId, signature.PersonTitle, signature.IsLive));
        Assert.Contains(await now.AuditEntries.Where(entry => entry.PersonId == contact.PersonId).Select(entry => entry.Act).ToListAsync(TestContext.Current.CancellationToken), act => act == "erasure.done");
        Assert.Contains("a former signatory, Director", (await asRita.GetAsync($"/my/receipts/{signature.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("by the secretariat", (await secretary.GetAsync($"/secretariat/applications/{other.Application.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains((await portal.Mailbox.ToAsync(rita)).Select(letter => letter.Subject), subject => subject == "A contact of Rowan Registry has left the portal");
    }
}
