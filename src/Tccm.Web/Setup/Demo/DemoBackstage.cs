using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Guests;
using Tccm.Domain.Organisations;
using Tccm.Domain.Prospects;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Setup.Demo;

/// <summary>What the secretariat did beside admitting and publishing: whom it approached and invited, what it looked up, who leaves, what waits for it.</summary>
internal sealed class DemoBackstage(TccmDbContext db, Post post, Func<string, Organisation> organisation, Func<Actor> secretary)
{
    public void Prepare(Func<int, int, DateTimeOffset> ago, Action<DateTimeOffset, Func<DateTimeOffset, Task>> scene)
    {
        scene(ago(40, 9), NoteAsync);
        scene(ago(30, 9), WelcomeAsync);
        scene(ago(12, 15), LeaveAsync);
        scene(ago(6, 15), CheckMemberAsync);
        scene(ago(5, 16), InviteAsync);
        scene(ago(4, 15), CheckApplicantAsync);
        scene(ago(4, 16), CameToApplyAsync);
        scene(ago(3, 16), AskToSignAsync);
        scene(ago(3, 17), EndorseLateAsync);
        scene(ago(2, 9), DisputeAsync);
        scene(ago(1, 14), ProposeEditionAsync);
    }

    private async Task NoteAsync(DateTimeOffset at)
    {
        var rosalind = await db.People.SingleAsync(person => person.Id == secretary().PersonId);
        var steppe = Noted(DemoCast.Waiting.Name, "MN", DemoCast.Waiting.Domains[0], "Bolormaa Bat, its manager", at);
        steppe.Approached(rosalind, Day(at).AddDays(-3), ApproachWay.Event, "Spoke after the session on exchange points. They would like to be heard where cables are discussed.", "Send the Statement of Purpose", Day(at).AddDays(4), secretary(), at);
        steppe.Approached(rosalind, Day(at), ApproachWay.Mail, "Sent the Statement of Purpose and the way to apply.", null, null, secretary(), at);

        var fens = Noted("Fenland Names", "NL", "fenland.example", "Whoever speaks for them on policy; the board decides in spring.", at);
        fens.Approached(rosalind, Day(at).AddDays(-1), ApproachWay.Call, "Interested. Their board wants to see who has signed what before it decides.", "Call again after their board has met", Day(at).AddDays(90), secretary(), at);

        Noted("Atoll Exchange", "TO", "atoll-ix.example", null, at).PutOff(secretary(), at);
    }

    private Prospect Noted(string name, string economy, string domain, string? people, DateTimeOffset at)
    {
        var prospect = Prospect.Note(name, economy, [InternetDomain.Parse(domain)], people, secretary(), at);
        db.Prospects.Add(prospect);
        return prospect;
    }

    private Task WelcomeAsync(DateTimeOffset at)
    {
        var guest = Guest.Invite("Imani Okafor", EmailAddress.Parse("imani@reader.example"), "You asked how statements are made, and to follow ours.", null, Secret.New().Hash, secretary(), at);
        db.Guests.Add(guest);
        guest.Accept(at.AddMinutes(20));
        return Task.CompletedTask;
    }

    private Task InviteAsync(DateTimeOffset at)
    {
        var secret = Secret.New();
        var guest = Guest.Invite("Oskar Lund", EmailAddress.Parse("oskar@reader.example"), "You teach Internet governance, and asked for what we publish.", null, secret.Hash, secretary(), at);
        db.Guests.Add(guest);
        post.To(guest.Email, new GuestInvited(guest, secretary().Name, secret));
        return Task.CompletedTask;
    }

    private Task LeaveAsync(DateTimeOffset at)
    {
        organisation("mangrove").Leave(Day(at).AddDays(60), "It closes its office at the end of its project.", secretary(), at);
        return Task.CompletedTask;
    }

    private Task CheckMemberAsync(DateTimeOffset at)
    {
        var kauri = organisation("kauri");
        foreach (var operation in kauri.Operations)
            db.EvidenceChecks.AddRange(operation.Items().Select(item => EvidenceCheck.Of(kauri, operation.Kind, item, "the root zone, invented for this story", secretary(), at)));
        return Task.CompletedTask;
    }

    private async Task CheckApplicantAsync(DateTimeOffset at)
    {
        var steppe = await SteppeAsync();
        var operation = steppe.Facts.Operations[0];
        db.EvidenceChecks.Add(EvidenceCheck.Of(steppe, operation.Kind, operation.Items()[0], "its own page of participants", secretary(), at));
    }

    private async Task CameToApplyAsync(DateTimeOffset at)
    {
        var prospect = await db.Prospects.SingleAsync(one => one.Name == DemoCast.Waiting.Name);
        prospect.CameToApply(await SteppeAsync(), secretary(), at);
    }

    /// <summary>A colleague who may not sign names who does; that one still has to.</summary>
    private async Task AskToSignAsync(DateTimeOffset at)
    {
        var statement = await StatementAsync(DemoTexts.Place);
        var contacts = organisation("chaophraya").CurrentContacts.ToList();
        var (lek, malee) = (contacts.Single(contact => !contact.May(ContactRoles.Signatory)), contacts.Single(contact => contact.May(ContactRoles.Signatory)));
        var request = SigningRequest.Of(statement, lek, malee.Person.Name, malee.Person.Email, malee.Title, "I read it: it says what we said in Bangkok.", [], at);
        db.SigningRequests.Add(request);
        post.To(malee.Person.Email, new SignatureAsked(request, malee));
    }

    /// <summary>A member that joined after signing had closed; the edition that names it waits for a second secretary.</summary>
    private async Task EndorseLateAsync(DateTimeOffset at)
    {
        var (statement, zeitgeber) = (await StatementAsync(DemoTexts.Scripts), organisation("zeitgeber"));
        var code = statement.GiveLateCode(zeitgeber, "It joined after signing had closed.", new Deadline(at.AddDays(7), "UTC"), Secret.New().Hash, secretary(), at.AddDays(-1));
        statement.Sign(Guid.CreateVersion7(at), zeitgeber.CurrentContacts.First(), statement.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, at, late: code);
    }

    private async Task ProposeEditionAsync(DateTimeOffset at)
    {
        var statement = await StatementAsync(DemoTexts.Scripts);
        var jonas = await db.People.SingleAsync(person => person.Name == DemoPersonas.SecondSecretary.Name);
        var publication = statement.ProposePublication(null, "One more late endorsement.", SignatoryList.Next(statement, 0).Sha256, Actor.Secretariat(jonas), at);
        post.To(EmailAddress.Parse(DemoPersonas.Secretary.Email), new PublicationProposed(statement, publication, jonas.Name));
    }

    /// <summary>A colleague who got the receipt of a signature says that it was not them; two secretaries have to decide.</summary>
    private async Task DisputeAsync(DateTimeOffset at)
    {
        var (statement, kauri) = (await StatementAsync(DemoTexts.Place), organisation("kauri"));
        var signature = statement.LiveSignatures.Single(one => one.OrganisationId == kauri.Id);
        var tane = kauri.CurrentContacts.Single(contact => !contact.May(ContactRoles.Signatory)).Person;
        var dispute = statement.Contest(signature, tane, Actor.OfReceipt(tane), "I find no decision of our board. Aroha is away this week, and I cannot ask her.", at);
        await post.OfDisputeAsync(statement, signature, dispute, CancellationToken.None);
    }

    private async Task<Statement> StatementAsync(DemoText text) => await db.StatementAsync(text.Slug) ?? throw new InvalidOperationException("The statement is told before.");

    private Task<Application> SteppeAsync() => db.Applications.SingleAsync(application => application.ApplicantEmail == DemoCast.Waiting.AddressOf(DemoCast.Waiting.People[0]));

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
