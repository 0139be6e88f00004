using System.Net;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Imports;

/// <summary>Somebody's list: looked at, decided, taken over as a whole.</summary>
public sealed class ImportPagesTests(Desk portal) : IClassFixture<Desk>
{
    [Fact]
    public async Task MembersOfASpreadsheet_AreOnTheRegisterWithOneBatchAndItsAudit()
    {
        var browser = await SecretaryAsync();

        var looked = await browser.PasteAsync("members", "\uFEFFLegal name;Display name;Economy;Kinds;Evidence;Domains;Category;From",
            "\"Juniper \"\"Net\"\"; Ltd\";Juniper Net;nz;cctld-registry; registrar".Replace("; registrar", "", StringComparison.Ordinal) + ";qm;juniper-a.example;member;2024-04", "Maple Exchange Ltd;;NZ;exchange-point;;maple-a.example;;\r\n");
        var before = await portal.AskAsync(db => db.Organisations.CountAsync(one => one.DisplayName == "Juniper Net"));
        var page = await looked.ImportAsync();

        looked.Is(HttpStatusCode.OK);
        Assert.Equal(0, before);
        Assert.Equal("You imported 2 organisations, 1 membership.", page.Flash);
        var juniper = await portal.AskAsync(db => db.Organisations.Include(one => one.Memberships).SingleAsync(one => one.DisplayName == "Juniper Net"));
        Assert.Equal(("Juniper \"Net\"; Ltd", "NZ", "the spreadsheet of May", "2024-04"), (juniper.LegalName, juniper.Economy, juniper.Source, juniper.CurrentMembership!.From.ToString()));
        var batch = await portal.BatchAsync(page);
        Assert.Equal((ImportKind.Members, 2, 3), (batch.Kind, batch.LineCount, batch.Things.Count));
        Assert.Equal(1, await portal.AskAsync(db => db.AuditEntries.CountAsync(entry => entry.SubjectId == batch.Id && entry.Act == "import.applied" && entry.Capacity == "secretariat")));
    }

    [Fact]
    public async Task OneWrongLine_NothingIsImportedAndEveryMendIsSaid()
    {
        var browser = await SecretaryAsync();

        var page = await browser.PasteAsync("members", Lists.Members, "Oak Ltd,,NZ,cctld-registry,qm,oak-w.example,member,2024", "Bad Ltd,,XX,wizard,,not a domain,member,14 April", "Empty Ltd,,NZ,,,empty-w.example,member,");
        var forced = await browser.PostAsync("/secretariat/imports/new/members?handler=Apply", ("Input.Source", "x"), ("Input.Text", page.ValueOf("Input.Text")), ("Input.Seen", "anything"));

        Assert.Contains("2 wrong", page.Text, StringComparison.Ordinal);
        foreach (var said in new[] { "“XX” is not the code", "“wizard” is no kind", "“not a domain” holds a space", "“14 April” is not a date", "Empty Ltd has no kind" }) Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("form button"), button => button.StartsWith("Import", StringComparison.Ordinal));
        forced.Is(HttpStatusCode.Conflict);
        Assert.Equal(0, await portal.AskAsync(db => db.Organisations.CountAsync(one => one.LegalName == "Oak Ltd")));
    }

    [Theory]
    [InlineData("", "There is nothing here")]
    [InlineData("legal_name,economy\nOak Ltd,NZ", "These columns are missing in the first line: domains")]
    [InlineData("legal_name,economy,domains,economy\nOak Ltd,NZ,oak.example,NZ", "The column “economy” is there twice")]
    [InlineData("legal_name,economy,domains\n\"Oak\" Ltd,NZ,oak.example", "The quotation marks of this line do not fit")]
    [InlineData("legal_name,economy,domains\nOak, Ltd,NZ,oak.example", "This line has 4 fields; the first line names 3")]
    [InlineData("legal_name,economy,domains\nOak Ltd,NZ,oak.example\nElm Ltd,NZ,oak.example", "Line 2 has “oak.example” too")]
    public async Task TableThatCannotBeRead_SaysHowToMendIt(string text, string said)
    {
        var browser = await SecretaryAsync();

        var page = await browser.PostAsync("/secretariat/imports/new/members", ("Input.Source", "x"), ("Input.Text", text.Length == 0 ? "\n\n" : text));

        Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{page.Status}");
        Assert.Contains(text.Length == 0 ? "Paste the lines" : said, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnownByDomainOrAnyName_ChangesNothing_AndLikenessIsAPersonsDecision()
    {
        var known = await portal.Given.Member("Cedar Registry");
        var domain = known.Domains[0].ALabel;
        var browser = await SecretaryAsync();

        var looked = await browser.PasteAsync("members", Lists.Members, $"Cedar Registry Ltd,Cedar Registry,NZ,cctld-registry,qm,{domain},member,2024-04", "Сedar Registry,Cedar Registri,NZ,cctld-registry,qm,cedar-likeness.example,,");
        var question = Assert.Single(looked.Questions());
        var decided = await looked.PressAsync("Look at it again", (question, "new"));
        var page = await decided.ImportAsync();

        Assert.Contains("Matches Cedar Registry. Nothing to change.", looked.Text, StringComparison.Ordinal);
        Assert.Contains("Looks like Cedar Registry", looked.Text, StringComparison.Ordinal);
        Assert.Contains("One line waits for your decision", looked.Text, StringComparison.Ordinal);
        Assert.Equal("new", decided.ValueOf(question));
        Assert.Equal("You imported 1 organisation.", page.Flash);
    }

    [Fact]
    public async Task DifferingLine_ChangesTheRegisterOnlyWhereItIsTaken_AndUndoPutsItBack()
    {
        var known = await portal.Given.Member("Hazel Registry");
        var browser = await SecretaryAsync();
        string[] lines = ["legal_name,economy,domains,website", $"Hazel Registry Ltd,AU,{known.Domains[0].ALabel};hazel-more.example,hazel-d.example"];

        var looked = await browser.PasteAsync("members", lines);
        var page = await (await looked.PressAsync("Look at it again", (looked.Questions().Single(), "take"))).ImportAsync();
        var changed = await OrganisationAsync(known.Id);
        var undone = await (await page.FollowAsync("Undo this import…")).PressAsync("Undo this import");
        var after = await OrganisationAsync(known.Id);

        Assert.Contains("Everything in these lines is on the register already, or is left as it is", looked.Text, StringComparison.Ordinal);
        Assert.Equal(("AU", "https://hazel-d.example/", 2), (changed!.Economy, changed.Website, changed.Domains.Count));
        Assert.StartsWith("You undid the import of members", undone.Flash, StringComparison.Ordinal);
        Assert.Equal(("NZ", null, 1), (after!.Economy, after.Website, after.Domains.Count));
    }

    [Fact]
    public async Task RegisterChangedSinceThePreview_ShowsTheNewOneAndSavesNothing()
    {
        var browser = await SecretaryAsync();
        var looked = await browser.PasteAsync("members", Lists.Members, "Willow Race Ltd,Willow Race,NZ,cctld-registry,qm,willow-race.example,member,2024");

        await portal.Given.Member("Willow Race");
        var page = await looked.ImportAsync();

        page.Is(HttpStatusCode.Conflict);
        Assert.StartsWith("Somebody changed the register since", Assert.Single(page.ErrorSummary), StringComparison.Ordinal);
        Assert.Contains("Matches Willow Race", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await portal.AskAsync(db => db.Organisations.CountAsync(one => one.DisplayName == "Willow Race")));
    }

    [Fact]
    public async Task TwoSecretariesAtOnce_TakeTheSameListOverOnce()
    {
        var (anns, bos) = (await SecretaryAsync(), await SecretaryAsync());

        foreach (var round in new[] { "Amaranth", "Bergamot", "Coriander", "Dandelion", "Elderflower" })
        {
            string[] lines = [Lists.Members, $"{round} Ltd,,NZ,cctld-registry,qm,{round}-race.example,member,2024"];
            var (hers, his) = (await anns.PasteAsync("members", lines), await bos.PasteAsync("members", lines));

            var answers = await Race.AtOnceAsync(() => hers.ImportAsync(), () => his.ImportAsync());

            Assert.Single(answers, answer => answer.Flash is not null);
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
            Assert.Equal(1, await portal.AskAsync(db => db.Organisations.CountAsync(one => one.LegalName == round + " Ltd")));
        }
    }

    [Fact]
    public async Task OwnOrganisation_IsRefusedWithWhoCan()
    {
        await portal.Given.Secretary("Cat Catalpa");
        var own = await portal.Given.Secretary("Bo Birch");
        var birch = await portal.Given.Member("Birch Registry").WithContact(own, ContactRoles.Participant);
        var browser = await portal.Browser().SignInAsync(own);

        var members = await browser.PasteAsync("members", "legal_name,economy,domains,website", $"Birch Registry Ltd,NZ,{birch.Domains[0].ALabel},https://mine.example");
        var contacts = await browser.PasteAsync("contacts", Lists.Contacts, "Birch Registry,Nia New,nia@birch.example,,signatory");

        Assert.All([members, contacts], page =>
        {
            Assert.Contains("You work for Birch Registry", page.Text, StringComparison.Ordinal);
            Assert.Contains("Cat Catalpa", page.Text, StringComparison.Ordinal);
            Assert.Contains("1 wrong", page.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Contacts_ActForNobodyUntilInvited_AndKnownOnesAreLeft()
    {
        var larch = await portal.Given.Member("Larch Registry").WithSignatory("Lea Larch");
        var elm = await portal.Given.Member("Elm Contacts").WithSignatory("Eva Elm");
        await portal.EnrolAsync(elm.Contact("Eva Elm").Person.Email);
        var browser = await SecretaryAsync();

        var looked = await browser.PasteAsync("contacts", Lists.Contacts, $"Larch Registry,Lea Larch,{larch.Contact("Lea Larch").Person.Email},,signatory", $"{larch.Domains[0]},Eva Elm,{elm.Contact("Eva Elm").Person.Email},,signatory", "Larch Registry,光 Ren,光@例え.example,\"Head, of =things\",listener;participant");
        var page = await looked.ImportAsync();

        Assert.Contains("Matches Lea Larch of Larch Registry. Nothing to change.", looked.Text, StringComparison.Ordinal);
        Assert.Equal("You imported 1 person, 2 contacts.", page.Flash);
        var people = (await OrganisationAsync(larch.Id))!;
        Assert.False(people.Contact("Eva Elm").May(ContactRoles.Signatory));
        Assert.Equal(("光@例え.example", "Head, of =things", false), (people.Contact("光 Ren").Person.Email.Value, people.Contact("光 Ren").Title, people.Contact("光 Ren").IsTakenUp));
        Assert.Equal(0, await portal.AskAsync(db => db.Outbox.CountAsync(letter => letter.To == "光@例え.example")));
    }

    [Fact]
    public async Task ContactsWithTheTick_AreInvitedTogether()
    {
        await portal.Given.Member("Pine Registry");
        var browser = await SecretaryAsync();

        var page = await (await browser.PasteAsync("contacts", Lists.Contacts, "Pine Registry,Pia Pine,pia@pine-i.example,,representative", "Pine Registry,Pat Pine,pat@pine-i.example,,signatory")).ImportAsync(("Input.Invite", "true"));

        Assert.NotNull(page.Flash);
        var letters = await portal.AskAsync(db => db.Outbox.Where(letter => letter.To.EndsWith("@pine-i.example")).Select(letter => letter.Letter).ToListAsync());
        Assert.Equal(["ContactInvited", "ContactInvited"], letters);
    }

    [Theory]
    [InlineData("Nowhere Registry,Ann,ann@nowhere.example,,signatory", "No organisation of the register is called")]
    [InlineData("Fir Registry,Ann,two@a.example; b@b.example,,signatory", "is more than one address")]
    [InlineData("Fir Registry,Ann,ann@fir.example,,king", "“king” is no role")]
    public async Task WrongContact_IsSaid(string line, string said)
    {
        await portal.Given.Member("Fir Registry");
        var browser = await SecretaryAsync();

        var page = await browser.PasteAsync("contacts", Lists.Contacts, line);

        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains("1 wrong", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PasswordIsAskedOnceTheSignInIsOld()
    {
        var browser = await SecretaryAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var looked = await browser.PasteAsync("members", Lists.Members, "Yew Ltd,,NZ,cctld-registry,qm,yew-f.example,member,2024");

        var refused = await looked.ImportAsync();
        var page = await refused.ImportAsync(("Input.Password", Portal.Password));

        Assert.NotNull(refused.Is(HttpStatusCode.Conflict).ErrorOf("Input.Password"));
        Assert.NotNull(page.Flash);
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Alder"));

    private Task<Organisation?> OrganisationAsync(Guid id) => portal.AskAsync(db => db.OrganisationAsync(id));
}
