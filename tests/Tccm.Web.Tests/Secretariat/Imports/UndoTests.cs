using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tccm.Domain;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;

namespace Tccm.Web.Tests.Secretariat.Imports;

/// <summary>An import is undone as a whole, or not at all once something was built on it.</summary>
public sealed class UndoTests(Desk portal) : IClassFixture<Desk>
{
    private static int count;

    [Fact]
    public async Task NothingWasBuiltOnIt_AllThatItMadeGoesAndTheActsStay()
    {
        var (browser, page) = await ImportedMembersAsync();
        var batch = await portal.BatchAsync(page);

        var undone = await (await page.FollowAsync("Undo this import…")).PressAsync("Undo this import");
        var again = await browser.PostAsync($"/secretariat/imports/{batch.Id}/undo");

        Assert.Equal("You undid the import of members: 2 organisations, 1 membership.", undone.Flash);
        var ids = batch.Things.Select(thing => thing.ThingId).ToList();
        Assert.Equal(0, await portal.AskAsync(db => db.Organisations.CountAsync(one => ids.Contains(one.Id))) + await portal.AskAsync(db => db.MembershipPeriods.CountAsync(one => ids.Contains(one.Id))));
        Assert.Equal(["import.applied", "import.undone"], await portal.AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == batch.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync()));
        again.Is(HttpStatusCode.Conflict);
        Assert.Contains("undone already", again.Text, StringComparison.OrdinalIgnoreCase);
    }

    public static TheoryData<string, string> BuiltOn => new()
    {
        { "facts", "The facts or names of" },
        { "contact", "has contacts" },
        { "membership", "became a supporter" },
        { "evidence", "was checked." },
        { "signature", "A signature of" },
    };

    [Theory]
    [MemberData(nameof(BuiltOn))]
    public async Task SomethingWasBuiltOnIt_IsRefusedWithTheReasonAndAllStays(string what, string reason)
    {
        var (browser, page) = await ImportedMembersAsync();
        var batch = await portal.BatchAsync(page);
        var made = batch.Things.Where(thing => thing.Kind == ImportedKind.Organisation).Select(thing => thing.ThingId).ToList();
        await BuildOnAsync(what, made);

        var form = await page.FollowAsync("Undo this import…");
        var forced = await browser.PostAsync($"/secretariat/imports/{batch.Id}/undo");

        Assert.Contains(reason, form.Text, StringComparison.Ordinal);
        Assert.Null(form.Find("form button.danger"));
        Assert.Contains(reason, Assert.Single(forced.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Equal(2, await portal.AskAsync(db => db.Organisations.CountAsync(one => made.Contains(one.Id))));
        Assert.Null(await portal.AskAsync(db => db.ImportBatches.Where(one => one.Id == batch.Id).Select(one => one.UndoneAt).SingleAsync()));
    }

    [Fact]
    public async Task ContactsThenTheirOrganisations_AreUndoneOneAfterTheOther()
    {
        var (browser, members) = await ImportedMembersAsync();
        var organisation = (await portal.BatchAsync(members)).Things.First().OrganisationId;
        var name = (await portal.AskAsync(db => db.OrganisationAsync(organisation)))!.DisplayName;
        var contacts = await (await browser.PasteAsync("contacts", Lists.Contacts, $"{name},Una Undo,una{++count}@undo.example,,signatory")).ImportAsync();

        var tooEarly = await members.FollowAsync("Undo this import…");
        var first = await (await contacts.FollowAsync("Undo this import…")).PressAsync("Undo this import");
        var second = await (await members.FollowAsync("Undo this import…")).PressAsync("Undo this import");

        Assert.Contains("has contacts", tooEarly.Text, StringComparison.Ordinal);
        Assert.Equal("You undid the import of contacts: 1 person, 1 contact.", first.Flash);
        Assert.NotNull(second.Flash);
        Assert.Equal(0, await portal.AskAsync(db => db.People.CountAsync(person => person.EmailKey == $"una{count}@undo.example")));
    }

    [Fact]
    public async Task InvitedContacts_EndAndTheirLinksStopWorking_AcceptedOnesKeepTheImport()
    {
        await portal.Given.Member("Sorrel Registry");
        var browser = await SecretaryAsync();
        var waiting = await (await browser.PasteAsync("contacts", Lists.Contacts, "Sorrel Registry,Wim Wait,wim@sorrel-u.example,,listener")).ImportAsync(("Input.Invite", "true"));
        var accepted = await (await browser.PasteAsync("contacts", Lists.Contacts, "Sorrel Registry,Ada Accept,ada@sorrel-u.example,,listener")).ImportAsync(("Input.Invite", "true"));
        await using (var db = portal.Database.Open())
        {
            var invitation = await db.Invitations.Include(one => one.Contact.Person).Include(one => one.Contact.Organisation).SingleAsync(one => one.Contact.Person.EmailKey == "ada@sorrel-u.example", TestContext.Current.CancellationToken);
            invitation.Accept(Guid.CreateVersion7(), portal.Clock.GetUtcNow());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var undone = await (await waiting.FollowAsync("Undo this import…")).PressAsync("Undo this import");
        var refused = await accepted.FollowAsync("Undo this import…");

        Assert.NotNull(undone.Flash);
        var contact = await portal.AskAsync(db => db.Contacts.SingleAsync(one => one.Person.EmailKey == "wim@sorrel-u.example"));
        Assert.False(contact.IsCurrent);
        Assert.NotNull(await portal.AskAsync(db => db.Invitations.Where(one => one.ContactId == contact.Id).Select(one => one.EndedAt).SingleAsync()));
        Assert.Contains("Ada Accept accepted the invitation", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordedSignatures_EndWithTheirImport_AndStayOncePublished()
    {
        var rowan = await portal.Given.Organisation("Rowan Recorded");
        var (one, other) = (await RecordedAsync("undo-letter"), await RecordedAsync("kept-letter"));
        var browser = await SecretaryAsync();
        var first = await (await browser.PasteAsync("signatures", Lists.Signatures, $"{one},Rowan Recorded,,2024-05-06,Alder News of that day")).ImportAsync();
        var second = await (await browser.PasteAsync("signatures", Lists.Signatures, $"{other},Rowan Recorded,,,Alder News")).ImportAsync();
        await (await TwoSecretaries.OfAsync(portal)).PublishAsync((await portal.AskAsync(db => db.StatementAsync(other)))!);

        var undone = await (await first.FollowAsync("Undo this import…")).PressAsync("Undo this import");
        var refused = await second.FollowAsync("Undo this import…");
        var again = await (await browser.PasteAsync("signatures", Lists.Signatures, $"{one},Rowan Recorded,,2024-05-06,Alder News of that day")).ImportAsync();

        Assert.NotNull(undone.Flash);
        Assert.Contains("is published, with the signatures recorded under it", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(again.Flash);
        var kept = await portal.AskAsync(db => db.Signatures.Where(signature => signature.OrganisationId == rowan.Id).OrderBy(signature => signature.KeptAt).ToListAsync());
        Assert.Equal(3, kept.Count);
        Assert.Equal(2, kept.Count(signature => signature.IsLive));
        Assert.All(kept, signature => Assert.Equal((SignatureOrigin.Recorded, null), (signature.Origin, signature.PersonId)));
    }

    [Fact]
    public async Task SignaturesOfWhatIsNoClosedRecord_AreRefusedWithThoseThatCanTakeThem()
    {
        await portal.Given.Organisation("Ivy Institute");
        var (draft, published) = (await portal.Given.Statement("Ivy draft").Draft(), await portal.Given.Statement("Ivy published").Published());
        var taker = await RecordedAsync("ivy-record");
        var browser = await SecretaryAsync();

        var page = await browser.PasteAsync("signatures", Lists.Signatures, $"{draft.Slug},Ivy Institute,,,a source", $"{published.Slug},Ivy Institute,,,a source", $"{taker},Ivy Institute,,,", "none,Ivy Institute,,,a source", $"{taker},Ivy Institute,Ivy of Old,,a source");

        Assert.Contains("4 wrong", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 to decide", page.Text, StringComparison.Ordinal);
        Assert.Contains(taker, page.Text, StringComparison.Ordinal);
        Assert.Contains("without a source no signature is recorded", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ivy Institute is not known by the name “Ivy of Old”", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNoImportMade_CannotBeDeleted_NorASignatureEnded()
    {
        var oak = await portal.Given.Member("Oak Kept").WithSignatory("Ora Oak");
        var closed = await portal.Given.Statement("Oak closed").SignedBy(oak.Contact("Ora Oak")).Closed();
        await using var db = portal.Database.Open();

        foreach (var sql in new[] { "DELETE FROM portal.membership_periods", "DELETE FROM portal.contacts", "DELETE FROM portal.people", "DELETE FROM portal.organisations", "DELETE FROM portal.signatures",
            "UPDATE portal.signatures SET withdrawn_at = now() WHERE statement_id = '" + closed.Id + "'", "UPDATE portal.imported_things SET line = 0", "DELETE FROM portal.import_batches" })
        {
            var refusal = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));

            if (sql.Contains("import", StringComparison.Ordinal) && refusal is null) continue;
            Assert.Contains(Assert.IsType<PostgresException>(refusal).SqlState, new[] { PostgresErrorCodes.RestrictViolation, PostgresErrorCodes.InsufficientPrivilege });
        }
    }

    [Fact]
    public async Task SomebodyIsAtWorkWithIt_IsRefusedAtOnceAndNothingIsLost()
    {
        var (browser, page) = await ImportedMembersAsync();
        var batch = await portal.BatchAsync(page);
        await using var db = portal.Database.Open();
        await using var other = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await db.LockedOrganisationAsync(batch.Things.First().OrganisationId, TestContext.Current.CancellationToken);

        var answer = await browser.PostAsync($"/secretariat/imports/{batch.Id}/undo");
        await other.RollbackAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("Somebody is at work with one of these", Assert.Single(answer.Is(HttpStatusCode.Conflict).ErrorSummary), StringComparison.Ordinal);
        Assert.Null((await portal.BatchAsync(page)).UndoneAt);
    }

    [Fact]
    public async Task UndoAgainstAnInvitation_OneOfThemIsTold()
    {
        for (var round = 0; round < 10; round++)
        {
            var (browser, page) = await ImportedMembersAsync();
            var organisation = (await portal.BatchAsync(page)).Things.First().OrganisationId;
            var (undo, invite) = (await page.FollowAsync("Undo this import…"), await (await SecretaryAsync()).GetAsync($"/secretariat/organisations/{organisation}/invite"));
            var email = $"race{++count}@undo.example";

            var answers = await Race.AtOnceAsync(() => undo.PressAsync("Undo this import"), () => invite.SubmitAsync(("Input.Name", "Rae Race"), ("Input.Email", email), ("Input.Roles", "Listener")));

            var (there, invited) = (await portal.AskAsync(db => db.Organisations.AnyAsync(one => one.Id == organisation)), await portal.AskAsync(db => db.Contacts.AnyAsync(one => one.OrganisationId == organisation)));
            Assert.Equal(there, invited);
            Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.NotFound, $"{answer.Path} {answer.Status}"));
        }
    }

    private async Task BuildOnAsync(string what, List<Guid> made)
    {
        await using var db = portal.Database.Open();
        var secretary = await portal.Given.Secretary("Sol Builder");
        var (by, at) = (Actor.Secretariat(secretary), portal.Clock.GetUtcNow());
        var first = (await db.Organisations.Whole().Where(one => made.Contains(one.Id)).ToListAsync()).Single(one => one.Memberships.Count == (what == "membership" ? 0 : 1));
        switch (what)
        {
            case "facts": first.Amend(first.Facts with { Website = "https://other.example" }, by, at); break;
            case "contact": first.AddContact(await db.PersonAsync("Con Tact", EmailAddress.Parse($"con{++count}@undo.example"), at), ContactRoles.Listener, null, by, at); break;
            case "membership": first.Admit(MembershipCategory.Supporter, null, by, at); break;
            case "evidence": db.Add(EvidenceCheck.Of(first, first.Kinds[0], first.Operations[0].Items()[0], "the root zone", by, at)); break;
            default: db.Add(Statement.FromRecord($"built-on-{++count}", StatementKind.Blog, null, "en", "A blog", "Words.", PartialDate.Parse("2024"), [first], "a page", by, at)); break;
        }
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task StatementOfThePast_IsRecordedWithoutSignatoriesAndNotPublished()
    {
        var browser = await SecretaryAsync();

        var refused = await (await browser.GetAsync("/secretariat/record-statement")).SubmitAsync(("Input.Title", "A call of old"), ("Input.Kind", "Blog"), ("Input.Text", "Words."), ("From.DeliveredOn", "spring"), ("From.Source", ""));
        var page = await refused.SubmitAsync(("From.DeliveredOn", "2023-11"), ("From.Source", "Alder News"));

        refused.Is(HttpStatusCode.BadRequest);
        Assert.Equal(2, refused.ErrorSummary.Count);
        Assert.Equal("You recorded “A call of old”. It is not published.", page.Flash);
        var kept = (await portal.AskAsync(db => db.StatementAsync("a-call-of-old")))!;
        Assert.Equal((StatementStatus.Closed, false, "Alder News", "2023-11"), (kept.Status, kept.SignersKnown, kept.Source, kept.DeliveredOn.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Browser().GetAsync("/statements/a-call-of-old")).Status);
    }

    private async Task<string> RecordedAsync(string slug)
    {
        await using var db = portal.Database.Open();
        db.Add(Statement.FromRecord(slug, StatementKind.JointStatement, null, "en", $"A letter, {slug}", "We ask to be heard.", PartialDate.Parse("2024-05"), [], "Alder News", Actor.Portal, portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return slug;
    }

    private async Task<(Browser Browser, AssertPage Page)> ImportedMembersAsync()
    {
        var (browser, n) = (await SecretaryAsync(), Interlocked.Increment(ref count));
        var looked = await browser.PasteAsync("members", Lists.Members, $"Undone {n} Quince Ltd,Quince {n} Undone,NZ,cctld-registry,qm,quince-{n}.example,member,2024", $"Zelkova {n} Ltd,,NZ,cctld-registry,qm,zelkova-{n}.example,,");
        foreach (var question in looked.Questions()) looked = await looked.PressAsync("Look at it again", (question, "new"));
        return (browser, await looked.ImportAsync());
    }

    private async Task<Browser> SecretaryAsync() => await portal.Browser().SignInAsync(await portal.Given.Secretary("Ann Alder"));
}
