using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Evidence;
using Tccm.Web.Setup;
using Tccm.Web.Tests.Documents;
using Tccm.Web.Tests.Join;
using Tccm.Web.Tests.Secretariat;

namespace Tccm.Web.Tests.PersonalData;

/// <summary>The same unusual names, planted by requests to sign, guests, prospects, imports and the words of the secretariat.</summary>
public sealed class OtherWaysTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [MemberData(nameof(ErasureTests.People), MemberType = typeof(ErasureTests))]
    public async Task PersonOnTheRegister_LeavesNoTraceInAnyColumn(string name, string address, string otherForm)
    {
        await portal.Given.PurposeVersion();
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var rowan = await portal.Given.Member("Rowan Registry").WithContact("Rita Reed", ContactRoles.Representative | ContactRoles.Signatory).WithListener("Lil Lime");
        var (birch, ash) = (await portal.Given.Member("Birch Registrar").WithRepresentative("Ben Bay"), await portal.Given.Member("Ash Names").WithRepresentative("Ada Ash"));
        // Taken over from a list that names them as its source too; invited to three organisations: one accepted, one ended, one declined.
        await ImportAsync(secretary, $"the list of {name}, {otherForm}", new[] { (rowan, "signatory"), (birch, "listener"), (ash, "listener") }.Select(one => $"{one.Item1.Domains[0].ULabel},{name},{address},Director,{one.Item2}"));
        var invitations = (await portal.Mailbox.ToAsync(address)).Where(letter => letter.Text.Contains("/account/invitation/", StringComparison.Ordinal)).ToList();
        await (await portal.Browser().GetAsync(invitations.Single(letter => letter.Text.Contains("Rowan Registry", StringComparison.Ordinal)).Link)).Is(HttpStatusCode.OK).SubmitAsync(("Input.Password", Portal.Password));
        await (await (await portal.Browser().GetAsync(invitations.Single(letter => letter.Text.Contains("Ash Names", StringComparison.Ordinal)).Link)).FollowAsync("Decline…")).PressAsync("Decline");
        var contacts = await portal.AskAsync(db => db.Contacts.Where(one => one.Person.EmailKey == EmailAddress.Parse(address).Canonical).ToDictionaryAsync(one => one.OrganisationId));
        var contact = contacts[rowan.Id];
        await DoneAsync(secretary, $"/secretariat/organisations/{birch.Id}/contacts/{contacts[birch.Id].Id}/remove", ("Input.Reason", $"{name} ({otherForm}) has left."));
        Assert.NotNull(await portal.AskAsync(db => db.Contacts.Where(one => one.Id == contacts[ash.Id].Id).Select(one => one.Until).SingleAsync()));
        // Asked somebody outside to sign the Purpose, who declined with words about them, and a second one, who signed.
        var them = await portal.Browser().SignInAsync(address);
        var (first, second) = ($"first.{contact.Id:N}@board.example", $"second.{contact.Id:N}@board.example");
        await DoneAsync(them, $"/my/organisations/{contact.Id}/purpose/hand-over", ("Input.Name", "Fay First"), ("Input.Email", first), ("Input.Title", "Director"), ("Input.Words", $"Yours, {name}"));
        await DoneAsync(portal.Browser(), (await portal.Mailbox.ToAsync(first))[^1].Link + "/decline", ("Input.Reason", $"Dear {name}, I left."));
        await DoneAsync(them, $"/my/organisations/{contact.Id}/purpose/hand-over", ("Input.Name", "Sue Second"), ("Input.Email", second), ("Input.Title", "Director"));
        await DoneAsync(portal.Browser(), (await portal.Mailbox.ToAsync(second))[^1].Link, ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        // Asked another contact to sign a statement, and was named by one; offered the role to a colleague.
        var statement = await portal.Given.Statement("Keep it open").Open();
        await DoneAsync(them, $"/statements/{statement.Slug}/ask/{contact.Id}", ("Input.Name", "Rita Reed"), ("Input.Email", rowan.Contact("Rita Reed").Person.Email.Value), ("Input.Title", "Director"), ("Input.Words", $"{name} asks"));
        await DoneAsync(await portal.Browser().SignInAsync(rowan.Contact("Lil Lime")), $"/statements/{statement.Slug}/ask/{rowan.Contact("Lil Lime").Id}", ("Input.Name", name), ("Input.Email", otherForm), ("Input.Title", "Director"), ("Input.Words", $"{name} knows."));
        await DoneAsync(them, $"/my/organisations/{contact.Id}/hand-over", ("Input.Roles", "Signatory"), ("Input.Successor", rowan.Contact("Lil Lime").Id.ToString()));
        // A guest, a prospect's people, what was said, a proposal for the secretariat, a suspension and its end.
        await DoneAsync(secretary, "/secretariat/guests/new", ("Input.Name", name), ("Input.Email", otherForm), ("Input.Why", $"{name} knows the root."));
        await ProspectAsync(secretary, name, otherForm);
        await DoneAsync(secretary, "/secretariat/people/propose", ("Input.Email", address));
        await DoneAsync(secretary, $"/secretariat/organisations/{rowan.Id}/suspend", ("Input.Reason", $"{name} does not answer."), ("Input.IsPublic", "true"));
        await DoneAsync(secretary, $"/secretariat/organisations/{rowan.Id}/lift", ("Input.Note", $"{name} answered\nfrom {address}."));
        // Signed what is published: no form of it ever had the name.
        var published = await portal.Given.Statement("Keep it published").SignedBy(contact).Closed();
        await (await TwoSecretaries.OfAsync(portal)).PublishAsync(published);
        await portal.Mailbox.AllAsync();
        string[] words = [name, address, otherForm, EmailAddress.Parse(address).Canonical];
        var planted = await portal.Database.WithAsync(words);
        var forms = await FormsAsync(published.Slug);

        var page = await (await them.GetAsync("/my/data/erase")).Is(HttpStatusCode.OK).PressAsync("Erase it now");
        await portal.Mailbox.AllAsync();
        var left = await portal.Database.WithAsync(words);

        foreach (var table in new[] { "import_batches", "contacts", "purpose_handovers", "signing_requests", "guests", "prospects", "approaches", "suspensions", "evidence_envelopes", "outbox_emails" })
            Assert.Contains(planted, one => one.StartsWith($"portal.{table}.", StringComparison.Ordinal));
        Assert.All(forms, form => Assert.DoesNotContain(words, word => form.Contains(word, StringComparison.InvariantCultureIgnoreCase) || form.Contains(WebUtility.HtmlEncode(word), StringComparison.InvariantCultureIgnoreCase)));
        Assert.All(forms.SkipLast(1), form => Assert.Contains("Rowan Registry", form, StringComparison.Ordinal));
        Assert.StartsWith("# Keep it published", forms[^1], StringComparison.Ordinal);
        Assert.Equal("What was held about you was erased. A last letter confirms it.", page.Flash);
        Assert.Empty(left);
        Assert.Empty((await portal.AskAsync(db => new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken))).Wrong);
        Assert.True(await portal.AskAsync(db => db.PurposeSignatures.AnyAsync(one => one.OrganisationId == rowan.Id)));
        Assert.False(await portal.AskAsync(db => db.Appointments.AnyAsync(one => one.PersonId == contact.PersonId && one.DecidedAt == null)));
        foreach (var path in new[] { $"/secretariat/organisations/{rowan.Id}", "/secretariat/prospects", "/secretariat/guests", "/secretariat/people", $"/statements/{published.Slug}" })
            (await secretary.GetAsync(path)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(ErasureTests.People), MemberType = typeof(ErasureTests))]
    public async Task SomebodyWithoutALogin_SeesAllByTheAddressAndIsErased(string name, string address, string otherForm)
    {
        var (secretary, rowan) = await PlantAsync(name, address, otherForm);
        string[] words = [name, address, otherForm, EmailAddress.Parse(address).Canonical];
        var browser = portal.Browser();
        await (await browser.GetAsync("/privacy/request")).SubmitAsync(("Input.Email", otherForm));
        var data = await (await browser.GetAsync((await portal.Mailbox.ToAsync(address))[^1].Link)).PressAsync("Show it");
        var file = (await browser.GetAsync("/privacy/data/download")).Body;
        var planted = await portal.Database.WithAsync(words);

        var done = await (await browser.GetAsync("/privacy/erase")).PressAsync("Erase it");
        await portal.Mailbox.AllAsync();

        foreach (var part in new[] { name, "The Statement of Purpose", "You as a guest", "knows the root", "Rowan Registry" }) Assert.Contains(part, data.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        foreach (var group in new[] { "signing", "guest", "prospects", "signatures" }) Assert.Contains($"\"{group}\"", file, StringComparison.Ordinal);
        Assert.Contains("whom to ask", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Not for their eyes", file, StringComparison.Ordinal);
        Assert.Contains(planted, one => one.StartsWith("portal.evidence_envelopes.", StringComparison.Ordinal));
        Assert.StartsWith("What was held about your address was erased.", done.Flash, StringComparison.Ordinal);
        Assert.Empty(await portal.Database.WithAsync(words));
        Assert.Empty((await portal.AskAsync(db => new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken))).Wrong);
        var signature = await portal.AskAsync(db => db.PurposeSignatures.SingleAsync(one => one.OrganisationId == rowan.Id));
        Assert.Equal("a former signatory", await portal.AskAsync(db => db.PurposeHandovers.Where(one => one.Id == signature.HandoverId).Select(one => one.SignerName).SingleAsync()));
        (await secretary.GetAsync("/secretariat/prospects")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SomebodyWithoutALogin_IsErasedByTheSecretariatToo()
    {
        const string name = "Wöndla Zwirβ-Quent", address = "wöndla@zwirβquent.example";
        var (secretary, _) = await PlantAsync(name, address, address);

        var found = await (await secretary.GetAsync("/secretariat/personal-data")).PressAsync("Look it up", ("Input.Email", address));
        var done = await found.PressAsync("Erase what is held about this address", ("Input.Sure", "true"));
        await portal.Mailbox.AllAsync();

        Assert.StartsWith("What was held about the address was erased.", done.Flash, StringComparison.Ordinal);
        Assert.Empty(await portal.Database.WithAsync([name, address, EmailAddress.Parse(address).Canonical]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OutsideSignerOfAnApplication_IsErasedByTheAddressAndTheSignatureHolds(bool approvedBefore)
    {
        var (name, written) = ($"Kwörtz Zábransky-{approvedBefore}", $"Dr. K. Zábransky-{approvedBefore}");
        var address = $"kwörtz.{approvedBefore}@zábransky.example";
        await portal.Given.PurposeVersion();
        var draft = await portal.Given.Application($"Larch {approvedBefore}").Unsigned();
        var applicant = await portal.ResumeAsync(draft);
        var clerk = await portal.Browser().SignInAsync(await portal.Given.Secretary("Cleo Clerk"));
        await DoneAsync(applicant, "/join/purpose/hand-over", ("Input.Name", name), ("Input.Email", address), ("Input.Title", "Director"), ("Input.Words", $"Dear {name}"));
        await DoneAsync(portal.Browser(), (await portal.Mailbox.ToAsync(address))[^1].Link, ("Input.SignerName", written), ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        await DoneAsync(applicant, "/join/check");
        if (approvedBefore) await ApproveAsync();
        var before = (await portal.NowAsync(draft.Application)).Declaration!;
        var browser = portal.Browser();
        await (await browser.GetAsync("/privacy/request")).SubmitAsync(("Input.Email", address.ToUpperInvariant()));
        var data = await (await browser.GetAsync((await portal.Mailbox.ToAsync(address))[^1].Link)).PressAsync("Show it");

        var done = await (await browser.GetAsync("/privacy/erase")).PressAsync("Erase it");
        if (!approvedBefore) await ApproveAsync();
        await portal.Mailbox.AllAsync();

        Assert.Contains(written, data.Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.StartsWith("What was held about your address was erased.", done.Flash, StringComparison.Ordinal);
        Assert.Empty(await portal.Database.WithAsync([name, written, address, EmailAddress.Parse(address).Canonical]));
        var after = (await portal.NowAsync(draft.Application)).Declaration!;
        Assert.Equal(before with { SignerName = "a former signatory", SignerEmail = null }, after);
        var signature = await portal.AskAsync(db => db.PurposeSignatures.SingleAsync(one => one.ApplicationId == draft.Application.Id));
        Assert.Equal((before.TextSha256, before.Declaration, "Director"), (signature.TextSha256, signature.Declaration, signature.SignerTitle));
        Assert.Empty((await portal.AskAsync(db => new VerifyEvidence(db).RunAsync(TestContext.Current.CancellationToken))).Wrong);
        (await clerk.GetAsync($"/secretariat/applications/{draft.Application.Id}")).Is(HttpStatusCode.OK);

        async Task ApproveAsync() => (await portal.ApprovedAsync(draft.Application, clerk)).Is(HttpStatusCode.OK);
    }

    /// <summary>Signed the Purpose by a link, is named as who may sign a statement, is a guest, and is whom to ask at a prospect.</summary>
    private async Task<(Browser Secretary, Organisation Rowan)> PlantAsync(string name, string address, string otherForm)
    {
        await portal.Given.PurposeVersion();
        var secretary = await portal.Browser().SignInAsync(await portal.Given.Secretary("Sam Sloe"));
        var rowan = await portal.Given.Member("Rowan Registry").WithRepresentative("Rita Reed");
        var rita = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));
        await DoneAsync(rita, $"/my/organisations/{rowan.Contact("Rita Reed").Id}/purpose/hand-over", ("Input.Name", name), ("Input.Email", address), ("Input.Title", "Director"), ("Input.Words", $"Dear {name}"));
        await DoneAsync(portal.Browser(), (await portal.Mailbox.ToAsync(address))[^1].Link, ("Input.Basis", "Officer"), ("Input.Declared", "true"));
        var statement = await portal.Given.Statement("Not for their eyes").Open();
        await DoneAsync(rita, $"/statements/{statement.Slug}/ask/{rowan.Contact("Rita Reed").Id}", ("Input.Name", name), ("Input.Email", otherForm), ("Input.Title", "Director"), ("Input.Words", $"{name} was there."));
        await DoneAsync(secretary, "/secretariat/guests/new", ("Input.Name", name), ("Input.Email", otherForm), ("Input.Why", $"{name} knows the root."));
        await ProspectAsync(secretary, name, otherForm);
        return (secretary, rowan);
    }

    private static async Task ProspectAsync(Browser secretary, string name, string address)
    {
        var shown = await DoneAsync(secretary, "/secretariat/prospects/new", ("Input.Name", $"Larch Exchange {Guid.NewGuid():N}"), ("Input.People", $"Nobody Else, president\n{name}, whom to ask, {address}"));
        await DoneAsync(secretary, shown.RedirectedTo + "/approach", ("Input.Way", "Call"), ("Input.Said", $"{name} said maybe.\nWrite to {address}."), ("Input.Next", $"Call {name}."));
    }

    private static async Task ImportAsync(Browser secretary, string source, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Prepend("organisation,name,email,title,roles"));
        var looked = await (await secretary.GetAsync("/secretariat/imports/new/contacts")).SubmitAsync(("Input.Source", source), ("Input.Text", text));
        await looked.PressAsync(looked.All("form button").Single(button => button.StartsWith("Import ", StringComparison.Ordinal)), ("Input.Invite", "true"));
    }

    /// <summary>Fills in a form, which has to be taken.</summary>
    private static async Task<AssertPage> DoneAsync(Browser browser, string path, params (string, string?)[] fields)
    {
        var page = await (await browser.GetAsync(path)).Is(HttpStatusCode.OK).SubmitAsync(fields);
        page.Is(HttpStatusCode.OK);
        Assert.True(page.Flash is not null, $"{path}: {page.Text}");
        return page;
    }

    private async Task<IReadOnlyList<string>> FormsAsync(string slug)
    {
        var client = portal.Browser().Client;
        var stop = TestContext.Current.CancellationToken;
        var forms = new List<string> { await Paper.TextAsync(await client.GetByteArrayAsync($"/statements/{slug}.pdf", stop)) };
        foreach (var end in new[] { "", ".json", ".csv", ".md" }) forms.Add(await client.GetStringAsync($"/statements/{slug}{end}", stop));
        return forms;
    }
}
