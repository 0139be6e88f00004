using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Statements;

public sealed class SignTests(Portal portal) : IClassFixture<Portal>
{
    private const string Declared = "Input.Declared";

    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToSignInAndSignsNothing()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var stranger = portal.Browser();

        var page = await stranger.GetAsync(Address(statement, ann), follow: false);
        var post = await stranger.PostAsync(Address(statement, ann), Form(statement));

        Assert.StartsWith("/account/sign-in?ReturnUrl=", page.RedirectedTo, StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in?ReturnUrl=", post.RedirectedTo, StringComparison.Ordinal);
        Assert.Empty(await SignaturesAsync(statement));
    }

    [Fact]
    public async Task ContactWithoutTheRole_FindsNoPageAndSignsNothing()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithContact("Rita Reed", ContactRoles.Representative | ContactRoles.Participant | ContactRoles.Listener);
        var statement = await portal.Given.Statement("Keep it open").Open();
        var rita = await portal.Browser().SignInAsync(rowan.Contact("Rita Reed"));

        foreach (var contact in rowan.CurrentContacts)
        {
            (await rita.GetAsync(Address(statement, contact))).Is(HttpStatusCode.NotFound);
            (await rita.PostAsync(Address(statement, contact), Form(statement))).Is(HttpStatusCode.NotFound);
        }
        Assert.Empty(await SignaturesAsync(statement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task FormWithoutItsId_SignsNothing(string id)
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await browser.PostAsync(Address(statement, ann), [.. Form(statement).Where(field => field.Name != "Input.Id"), ("Input.Id", id)]);

        page.Is(HttpStatusCode.Conflict);
        Assert.Empty(await SignaturesAsync(statement));
    }

    [Fact]
    public async Task SignatoryOfAnother_SignsNothingForThisOne()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var birch = await portal.Given.Member("Birch Registrar").WithSignatory("Ben Bay");
        var ben = await portal.Browser().SignInAsync(birch.Contact("Ben Bay"));

        (await ben.GetAsync(Address(statement, ann))).Is(HttpStatusCode.NotFound);
        (await ben.PostAsync(Address(statement, ann), Form(statement))).Is(HttpStatusCode.NotFound);

        Assert.Empty(await SignaturesAsync(statement));
    }

    [Theory]
    [InlineData(StatementStatus.Draft)]
    [InlineData(StatementStatus.Abandoned)]
    public async Task StatementThatMembersDoNotSee_IsNotFound(StatementStatus status)
    {
        var (ann, _) = await AnnAndOpenStatementAsync();
        var hidden = await (status == StatementStatus.Draft ? portal.Given.Statement("Not yet").Draft() : portal.Given.Statement("No more").Abandoned());
        var browser = await portal.Browser().SignInAsync(ann);

        (await browser.GetAsync(Address(hidden, ann))).Is(HttpStatusCode.NotFound);
        (await browser.PostAsync(Address(hidden, ann), Form(hidden))).Is(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/statements/no-such-statement/sign/{ann.Id}")).Is(HttpStatusCode.NotFound);

        Assert.Empty(await SignaturesAsync(hidden));
    }

    [Fact]
    public async Task WithoutTheDeclaration_IsRefusedAndNothingIsSaved()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync(Address(statement, ann))).SubmitAsync();

        page.Is(HttpStatusCode.Conflict);
        Assert.Equal(["Tick the declaration to sign. Without it nothing is signed."], page.ErrorSummary);
        Assert.Equal("Tick the declaration to sign. Without it nothing is signed.", page.ErrorOf(Declared));
        await NothingSavedAsync(statement, ann);
    }

    [Fact]
    public async Task TextThatIsNotTheOneSeen_IsRefusedAndNothingIsSaved()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync(Address(statement, ann))).SubmitAsync(("Input.Sha256", StatementText.Sha256("Another text.\n")), (Declared, "true"));

        page.Is(HttpStatusCode.Conflict);
        Assert.Equal(["The text is not the one that you were shown. Read the text below and sign again; nothing was signed."], page.ErrorSummary);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        await NothingSavedAsync(statement, ann);
    }

    [Fact]
    public async Task AfterTheRefusal_TheSamePageSigns()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        var refused = await (await browser.GetAsync(Address(statement, ann))).SubmitAsync(("Input.Sha256", "stale"), (Declared, "true"));

        var page = await refused.Is(HttpStatusCode.Conflict).SubmitAsync((Declared, "true"));

        Assert.Equal($"/my/receipts/{Assert.Single(await SignaturesAsync(statement)).Id}", page.RedirectedTo);
    }

    [Fact]
    public async Task DeadlineThatHasPassed_LeavesNoFormAndRefusesOneThatWasOpen()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        var ann = rowan.Contact("Ann Arch");
        var statement = await portal.Given.Statement("Too late").Open().Until(DateTimeOffset.UtcNow.AddSeconds(-1));
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await browser.GetAsync(Address(statement, ann));
        var post = await browser.PostAsync(Address(statement, ann), Form(statement));

        Assert.Null(page.Is(HttpStatusCode.OK).Find("form.sign"));
        Assert.Contains("Signing is not open", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("The deadline has passed: ", Assert.Single(post.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        await NothingSavedAsync(statement, ann);
    }

    [Fact]
    public async Task SupporterWithASignatory_IsToldThatOnlyMembersSign()
    {
        var sallow = await portal.Given.Supporter("Sallow Society").WithSignatory("Sue Sage");
        var sue = sallow.Contact("Sue Sage");
        var statement = await portal.Given.Statement("Keep it open").Open();
        var browser = await portal.Browser().SignInAsync(sue);

        var page = await browser.GetAsync(Address(statement, sue));
        var post = await browser.PostAsync(Address(statement, sue), Form(statement));

        Assert.Contains("Sallow Society is not a member, and only members sign.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We run what the Internet runs on", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Sallow Society is not a member, and only members sign."], post.Is(HttpStatusCode.Conflict).ErrorSummary);
        await NothingSavedAsync(statement, sue);
    }

    [Fact]
    public async Task Signatory_SignsOnceWithAuditEvidenceAndTheWayToTheReceipt()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var form = await browser.GetAsync(Address(statement, ann));
        var page = await form.Is(HttpStatusCode.OK).SubmitAsync((Declared, "true"));

        var signature = Assert.Single(await SignaturesAsync(statement));
        Assert.Equal((ann.OrganisationId, statement.Text.Sha256, ann.PersonId), (signature.OrganisationId, signature.TextSha256, signature.PersonId));
        Assert.Equal($"/my/receipts/{signature.Id}", page.RedirectedTo);
        Assert.Equal("Rowan Registry signed “Keep it open”. Its contacts get a receipt.", page.Is(HttpStatusCode.OK).Flash);
        var entry = Assert.Single(await portal.AskAsync(db => db.AuditEntries.Where(one => one.SubjectId == statement.Id && one.Act == "statement.signed").ToListAsync()));
        Assert.Equal((ann.PersonId, ann.OrganisationId, "signatory"), (entry.PersonId, entry.OrganisationId, entry.Capacity));
        var leaf = await portal.AskAsync(db => db.Leaves.SingleAsync(one => one.ActId == signature.Id));
        Assert.Contains($"\nstatement: {statement.Slug} r1 sha256:{statement.Text.Sha256}; language: en\n", Encoding.UTF8.GetString(leaf.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsTheWordsThatAreSigned()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await browser.GetAsync(Address(statement, ann));

        Assert.Equal("Keep it open", page.Heading);
        Assert.Equal(statement.Text.Document.Paragraphs.Select(paragraph => paragraph.PlainText), page.All(".text p"));
        Assert.Equal(statement.Text.Sha256, page.ValueOf("Input.Sha256"));
        Assert.Contains(statement.Text.Sha256, page.All("code.hash"));
        Assert.Contains(statement.DeclarationWords(ann.Organisation), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameFormSentTwice_SignsOnceAndEndsAtTheSameReceipt()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync(Address(statement, ann));

        var first = await form.SubmitAsync((Declared, "true"));
        var second = await form.SubmitAsync((Declared, "true"));

        var signature = Assert.Single(await SignaturesAsync(statement));
        Assert.Equal($"/my/receipts/{signature.Id}", first.RedirectedTo);
        Assert.Equal(first.RedirectedTo, second.RedirectedTo);
        Assert.Single(await portal.Mailbox.ToAsync(ann));
    }

    [Fact]
    public async Task IdOfAnothersSignature_SignsNothingAndLeadsNowhere()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var birch = await portal.Given.Member("Birch Registrar").WithSignatory("Ben Bay");
        await (await (await portal.Browser().SignInAsync(birch.Contact("Ben Bay"))).GetAsync(Address(statement, birch.Contact("Ben Bay")))).SubmitAsync((Declared, "true"));
        var theirs = Assert.Single(await SignaturesAsync(statement));
        var browser = await portal.Browser().SignInAsync(ann);

        var page = await (await browser.GetAsync(Address(statement, ann))).SubmitAsync(("Input.Id", theirs.Id.ToString()), (Declared, "true"));

        Assert.Equal(["This form was sent already. Open the page anew to sign; nothing was added."], page.Is(HttpStatusCode.Conflict).ErrorSummary);
        Assert.Single(await SignaturesAsync(statement));
    }

    [Fact]
    public async Task FormOfASignatureTakenBack_SignsNothingAndSaysWhatToDo()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        var form = await browser.GetAsync(Address(statement, ann));
        await form.SubmitAsync((Declared, "true"));
        (await (await browser.GetAsync($"/statements/{statement.Slug}/withdraw/{ann.Id}")).PressAsync("Withdraw for Rowan Registry")).Is(HttpStatusCode.OK);

        var again = await form.SubmitAsync((Declared, "true"));
        var anew = await (await browser.GetAsync(Address(statement, ann))).SubmitAsync((Declared, "true"));

        Assert.Equal(["This form was sent already. Open the page anew to sign; nothing was added."], again.Is(HttpStatusCode.Conflict).ErrorSummary);
        anew.Is(HttpStatusCode.OK);
        var signatures = await SignaturesAsync(statement);
        Assert.Equal([false, true], signatures.OrderBy(signature => signature.Id).Select(signature => signature.IsLive));
    }

    [Fact]
    public async Task EveryContact_GetsTheSameReceiptAsPlainText()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch").WithRepresentative("Rita Reed").WithListener("Lou Lane");
        var statement = await portal.Given.Statement("Offen für alle: نتائج").Open();
        await (await (await portal.Browser().SignInAsync(rowan.Contact("Ann Arch"))).GetAsync(Address(statement, rowan.Contact("Ann Arch")))).SubmitAsync((Declared, "true"));

        var letters = new List<ReceivedLetter>();
        foreach (var contact in rowan.CurrentContacts) letters.Add(Assert.Single(await portal.Mailbox.ToAsync(contact)));

        var signature = Assert.Single(await SignaturesAsync(statement));
        Assert.Equal(3, letters.Count);
        Assert.All(letters, letter =>
        {
            Assert.Equal("Signed for Rowan Registry: Offen für alle: نتائج", letter.Subject);
            Assert.StartsWith("You get this because you are a contact of Rowan Registry.", letter.Text, StringComparison.Ordinal);
            Assert.Contains($"Offen für alle: نتائج\nRevision 1, in English, signed on {Words.Instant(signature.SignedAt!.Value)}\n", letter.Text, StringComparison.Ordinal);
            Assert.Contains(statement.Text.Sha256, letter.Text, StringComparison.Ordinal);
            Assert.Equal($"/my/receipts/{signature.Id}", letter.Link);
            Assert.Contains("Ann Arch signed for Rowan Registry", letter.Html, StringComparison.Ordinal);
            Assert.Contains("secretariat@tccm.test", letter.ReplyTo, StringComparison.Ordinal);
            Assert.All(letter.Text.Split('\n').Where(line => !line.Contains("https://", StringComparison.Ordinal) && !line.StartsWith("— ", StringComparison.Ordinal)), line => Assert.True(line.Length <= 72, line));
        });
    }

    [Fact]
    public async Task SignInOfSomeMinutesAgo_AsksForThePasswordFirst()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));

        var form = await browser.GetAsync(Address(statement, ann));
        var without = await form.SubmitAsync((Declared, "true"), ("Input.Password", ""));
        var wrong = await form.SubmitAsync((Declared, "true"), ("Input.Password", "not the password at all"));
        var none = await SignaturesAsync(statement);
        var right = await form.SubmitAsync((Declared, "true"), ("Input.Password", Portal.Password));

        Assert.StartsWith("Some minutes have passed", without.Is(HttpStatusCode.Conflict).ErrorOf("Input.Password"), StringComparison.Ordinal);
        Assert.Equal("That is not your password. Nothing was done; try again.", wrong.Is(HttpStatusCode.Conflict).ErrorOf("Input.Password"));
        Assert.Empty(none);
        Assert.Equal($"/my/receipts/{Assert.Single(await SignaturesAsync(statement)).Id}", right.RedirectedTo);
    }

    [Fact]
    public async Task PasswordGivenOnce_HoldsForTheNextMinutesAndLengthensNoSession()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var next = await portal.Given.Statement("Another one").Open();
        var browser = await portal.Browser().SignInAsync(ann);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        await (await browser.GetAsync(Address(statement, ann))).SubmitAsync((Declared, "true"), ("Input.Password", Portal.Password));

        var fresh = await browser.GetAsync(Address(next, ann));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var stale = await browser.GetAsync(Address(next, ann));
        for (var hour = 0; hour < 24; hour++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(30));
            await browser.GetAsync("/my", follow: false);
        }
        var over = await browser.GetAsync("/my", follow: false);

        Assert.Null(fresh.Find("input[name='Input.Password']"));
        Assert.NotNull(stale.Find("input[name='Input.Password']"));
        Assert.StartsWith("/account/sign-in", over.RedirectedTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormWithoutItsToken_IsRefused()
    {
        var (ann, statement) = await AnnAndOpenStatementAsync();
        var browser = await portal.Browser().SignInAsync(ann);

        using var form = new FormUrlEncodedContent(Form(statement).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        using var answer = await browser.Client.PostAsync(Address(statement, ann), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await SignaturesAsync(statement));
    }

    private async Task<(Contact Ann, Statement Statement)> AnnAndOpenStatementAsync()
    {
        var rowan = await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch");
        return (rowan.Contact("Ann Arch"), await portal.Given.Statement("Keep it open").Open());
    }

    private static string Address(Statement statement, Contact contact) => $"/statements/{statement.Slug}/sign/{contact.Id}";

    /// <summary>All that the form would send, for who was never shown one.</summary>
    private static (string Name, string? Value)[] Form(Statement statement) =>
        [("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Sha256", statement.LastRevision?.Sha256 ?? StatementText.Sha256(statement.Draft!.Text)), (Declared, "true"), ("Input.Basis", "Officer")];

    private Task<List<Signature>> SignaturesAsync(Statement statement) =>
        portal.AskAsync(db => db.Signatures.Where(signature => signature.StatementId == statement.Id).ToListAsync());

    private async Task NothingSavedAsync(Statement statement, Contact contact)
    {
        Assert.Empty(await SignaturesAsync(statement));
        Assert.False(await portal.AskAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == statement.Id && entry.Act == "statement.signed")));
        Assert.False(await portal.AskAsync(db => db.Outbox.AnyAsync(email => email.To == contact.Person.Email.Value)));
    }
}
