using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Documents;
using Tccm.Web.Evidence;

namespace Tccm.Web.Tests.Documents;

/// <summary>A statement that was published with the portal's own files; the story's made-up ones say nothing of its text.</summary>
internal static class Published
{
    private static int count;

    internal static async Task<Statement> PublishAsync(this Portal portal, string title, string body, IReadOnlyList<(string Name, string? Native)> signers, string? recordedFrom = null, string language = "en")
    {
        await using var db = portal.Database.Open();
        var now = portal.Clock.GetUtcNow();
        var slug = $"published-{Interlocked.Increment(ref count)}";
        var organisations = signers.Select(signer => Member(signer.Name, signer.Native, now)).ToList();
        db.AddRange(organisations.Select(pair => pair.Organisation));
        var statement = recordedFrom is null
            ? Signed(slug, language, title, body, [.. organisations.Select(pair => pair.Contact)], now)
            : Statement.FromRecord(slug, StatementKind.SpokenIntervention, "Global Digital Compact", language, title, body, PartialDate.Parse("2024-04"),
                [.. organisations.Select(pair => pair.Organisation)], recordedFrom, Actor.Portal, now);
        db.Add(statement);
        await db.SaveChangesAsync();
        if (recordedFrom is null) statement.Close(Actor.Portal, now);

        await db.SaveChangesAsync();

        await using var act = await db.Database.BeginTransactionAsync();
        var list = await SignatoryList.OfAsync(db, statement);
        var evidence = await EditionEvidence.OfAsync(db, portal.Services.GetRequiredService<EvidenceLog>(), statement.NextLines(confirmed: true), CancellationToken.None);
        var files = await portal.Services.GetRequiredService<IEditionPress>().PrintAsync(statement, list, new EditionToPrint(1, null, now, evidence), CancellationToken.None);
        if (recordedFrom is null) await ByTwoAsync(portal, statement, files, list, now);
        else statement.PublishFromRecord(files, list.MemberCount, Actor.Portal, now);
        await db.SaveChangesAsync();
        await act.CommitAsync();
        return statement;
    }

    private static async Task ByTwoAsync(Portal portal, Statement statement, IReadOnlyList<EditionFile> files, SignatoryList list, DateTimeOffset now)
    {
        Person[] two = [await portal.Given.Secretary("Petra Penn"), await portal.Given.Secretary("Paul Quill")];
        var publication = statement.ProposePublication(null, null, list.Sha256, Actor.Secretariat(two[0]), now);
        statement.ConfirmPublication(publication.Id, list.Sha256, two, Actor.Secretariat(two[1]), now);
        statement.Issue(publication, files, list.MemberCount, Actor.Secretariat(two[1]), now);
    }

    private static Statement Signed(string slug, string language, string title, string body, IReadOnlyList<Contact> signers, DateTimeOffset now)
    {
        var statement = Statement.Begin(slug, StatementKind.Submission, "WSIS+20", language, title, body, Actor.Portal, now);
        statement.OpenForSignature(new Deadline(now.AddDays(1), "UTC"), Actor.Portal, now);
        foreach (var signer in signers) statement.Sign(Guid.CreateVersion7(), signer, statement.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, now);
        return statement;
    }

    private static (Organisation Organisation, Contact Contact) Member(string name, string? native, DateTimeOffset now)
    {
        var number = Interlocked.Increment(ref count);
        var economy = Economy.All[number * 7 % Economy.All.Count].Code;
        var organisation = Organisation.Enter(new OrganisationFacts
        {
            LegalName = name,
            DisplayName = name,
            NativeName = native,
            Economy = economy,
            Domains = [InternetDomain.Parse($"member-{number}.test")],
            Operations = [new Operation(OrganisationKinds.All[number % OrganisationKinds.All.Count], "Shown in public.")],
        }, null, Actor.Portal, now);
        organisation.Admit(MembershipCategory.Member, PartialDate.Parse("2024-04"), Actor.Portal, now);
        return (organisation, organisation.AddContact(new Person("Signer", EmailAddress.Parse($"signer@member-{number}.test"), now), ContactRoles.Signatory, null, Actor.Portal, now));
    }
}
