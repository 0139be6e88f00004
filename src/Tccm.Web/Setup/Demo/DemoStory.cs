using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Evidence;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Setup.Demo;

/// <summary>
/// Two years of an invented coalition, told by the domain's own verbs in the order of time, so that what a visitor finds
/// is what real use would have left: history, evidence and printed editions included. In Development only.
/// </summary>
public sealed class DemoStory(TccmDbContext db, IdentityDb identity, UserManager<PortalUser> users, IEditionPress press, EvidenceLog log, Post post, IOptions<PortalOptions> portal, TimeProvider clock)
{
    private const string Process = "Harbour Review (invented)";

    /// <summary>Who signed the Purpose again, in this order; the others are still asked.</summary>
    private static readonly string[] SignedAgain = ["fjord", "sakura", "ganga", "kauri", "baobab", "maple", "zeitgeber"];

    private readonly List<(DateTimeOffset At, Func<DateTimeOffset, Task> Play)> scenes = [];
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
    private PurposeVersion purpose = null!;
    private Actor secretary = null!;
    private DateTimeOffset now;

    public static void RefuseOutsideDevelopment(IHostEnvironment environment)
    {
        if (!environment.IsDevelopment())
            throw new DomainException($"The demo story is told in Development only, and this is {environment.EnvironmentName}: invented members do not belong on a real register. Start without --demo.");
    }

    /// <summary>
    /// Tells the story where it is wanted: in Development on an empty register, unless it is declined. Where it is insisted
    /// on and cannot be told, that is refused.
    /// </summary>
    public static async Task PrepareAsync(IServiceProvider services, bool insist, bool decline, CancellationToken cancellationToken = default)
    {
        var environment = services.GetRequiredService<IHostEnvironment>();
        if (insist) RefuseOutsideDevelopment(environment);
        if (decline || !environment.IsDevelopment()) return;

        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<TccmDbContext>().IsUsedAsync(cancellationToken))
            await ActivatorUtilities.CreateInstance<DemoStory>(scope.ServiceProvider).PlayAsync(cancellationToken);
        else if (insist)
            throw new DomainException("The demo story is told on an empty register only, and this one is not empty. Set TCCM_DATA to another folder for it.");
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        now = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        await identity.JoinAsync(db, act);
        await BeginAsync(Ago(731));
        foreach (var member in DemoCast.Members) Scene(Ago(member.AdmittedDaysAgo), moment => AdmitAsync(member, MembershipCategory.Member, moment));
        foreach (var supporter in DemoCast.Supporters) Scene(Ago(supporter.AdmittedDaysAgo), moment => AdmitAsync(supporter, MembershipCategory.Supporter, moment));
        Scene(Ago(700, 15), JoinedByJonasAsync);
        Scene(Ago(290), RenameAsync);
        Scene(Ago(250), moment => ReviseAsync(DemoTexts.PurposeClearer, null, moment));
        Scene(Ago(20), moment => ReviseAsync(DemoTexts.PurposeNow, PurposeDraft.DefaultDays, moment));
        foreach (var (place, key) in SignedAgain.Index()) Scene(Ago(18 - (2 * place), 11), moment => SignAgainAsync(organisations[key], moment));
        Scene(Ago(3), MendAsync);
        Published(DemoTexts.Hearing, StatementKind.JointStatement, 402, ["kauri", "fjord", "sakura", "nakhla", "ganga", "hangang"]);
        Published(DemoTexts.Scripts, StatementKind.Submission, 131, ["nakhla", "ganga", "sakura", "reka", "sarv", "liming", "chaophraya", "kauri", "maple", "baobab"], late: "negev", withdrawn: "reka");
        OpenNow(DemoTexts.Place, ["kauri", "hangang", "baobab", "zeitgeber", "reka"]);
        Scene(Ago(2), DraftAsync);
        Scene(Ago(5, 14), moment => WaitAsync(DemoCast.Waiting, moment));
        Scene(Ago(1, 20), moment => WaitAsync(DemoCast.LookAlike, moment));
        Scene(Ago(1, 9), HalfWayAsync);
        new DemoDiscussion(db, key => organisations[key], () => secretary).Prepare(Ago, Scene);
        new DemoTranslations(db, key => organisations[key]).Prepare(Ago, Scene);
        new DemoTimeline(db, Process, () => secretary).Prepare(Ago, Scene);
        new DemoDeliveries(db, key => organisations[key], () => secretary).Prepare(Ago, Scene);
        new DemoBackstage(db, post, key => organisations[key], () => secretary).Prepare(Ago, Scene);
        new DemoAdaptations(db, post, key => organisations[key], () => secretary).Prepare(Ago, Scene);
        new DemoExchange(db, key => organisations[key], () => secretary).Prepare(Ago, Scene);
        foreach (var (moment, play) in scenes.OrderBy(scene => scene.At))
        {
            await play(moment);
            await db.SaveChangesAsync(cancellationToken);
        }
        await EnrolAsync();
        await act.CommitAsync(cancellationToken);
    }

    private async Task BeginAsync(DateTimeOffset at)
    {
        var rosalind = PersonOf(DemoPersonas.Secretary.Name, EmailAddress.Parse(DemoPersonas.Secretary.Email), at);
        rosalind.JoinSecretariat(Actor.Portal, at);
        secretary = Actor.Secretariat(rosalind);
        // 2.0 and not 1.0: the real Purpose, where somebody imports it, is 1.0, and a number is one text for ever.
        purpose = PurposeVersion.Adopt(2, 0, DemoTexts.PurposeTitle, DemoTexts.Purpose, "en", PartialDate.Of(DateOnly.FromDateTime(at.UtcDateTime)), null, secretary, at);
        db.PurposeVersions.Add(purpose);
        await db.SaveChangesAsync();
    }

    private async Task AdmitAsync(DemoOrganisation cast, MembershipCategory category, DateTimeOffset at)
    {
        var application = Submitted(cast, category, at.AddDays(-6));
        await db.SaveChangesAsync();
        var (organisation, signature) = application.Approve(null, secretary, at);
        db.Organisations.Add(organisation);
        db.PurposeSignatures.Add(signature);
        foreach (var contact in cast.People)
            organisation.AddContact(PersonOf(contact.Name, cast.AddressOf(contact), at), contact.Roles, contact.Title, secretary, at);
        organisations[cast.Key] = organisation;
    }

    private Application Submitted(DemoOrganisation cast, MembershipCategory category, DateTimeOffset at)
    {
        var application = Described(cast, category, at.AddDays(-1));
        foreach (var contact in cast.People)
            application.NameContact(new NamedContact(contact.Name, cast.AddressOf(contact), contact.Title, contact.Roles));
        application.Declare(purpose, purpose.Sha256, cast.People[0].Name, cast.People[0].Title, new Authority(AuthorityBasis.Officer, null), declared: true, at);
        application.Submit(purpose, at);
        return application;
    }

    private Application Described(DemoOrganisation cast, MembershipCategory category, DateTimeOffset at)
    {
        var application = Application.Start(category, cast.People[0].Name, cast.AddressOf(cast.People[0]), Secret.New().Hash, at);
        application.ConfirmEmail(at.AddMinutes(4));
        application.Describe(cast.Facts);
        if (cast.Operations.Length > 0) application.Operate(cast.Operates, cast.Evidence);
        db.Applications.Add(application);
        return application;
    }

    private Task WaitAsync(DemoOrganisation cast, DateTimeOffset at)
    {
        var application = Submitted(cast, MembershipCategory.Member, at);
        post.To(application.ApplicantEmail, new ApplicationReceived(application));
        foreach (var person in people.Values.Where(person => person.IsSecretariat)) post.To(person.Email, new NewApplication(application));
        return Task.CompletedTask;
    }

    private Task HalfWayAsync(DateTimeOffset at)
    {
        Described(DemoCast.HalfWay, MembershipCategory.Member, at);
        return Task.CompletedTask;
    }

    private Task JoinedByJonasAsync(DateTimeOffset at)
    {
        people[EmailAddress.Parse(DemoPersonas.SecondSecretary.Email).Canonical].JoinSecretariat(secretary, at);
        return Task.CompletedTask;
    }

    private Task RenameAsync(DateTimeOffset at)
    {
        var fjord = organisations["fjord"];
        fjord.Rename(fjord.Facts with { LegalName = "Fjordnavn", DisplayName = "Fjordnavn" }, DateOnly.FromDateTime(at.UtcDateTime), secretary, at);
        return Task.CompletedTask;
    }

    /// <summary>One writes and proposes, the other adopts; a major change asks to be signed again within so many days.</summary>
    private async Task ReviseAsync(string body, int? days, DateTimeOffset at)
    {
        var draft = PurposeDraft.Begin(DemoTexts.PurposeTitle, body, "en", 0, secretary, at.AddDays(-2));
        db.PurposeDrafts.Add(draft);
        DateOnly? until = days is { } some ? DateOnly.FromDateTime(at.UtcDateTime).AddDays(some) : null;
        draft.Propose(days is not null, until, purpose, draft.Number, secretary, at.AddDays(-1));
        purpose = draft.Adopt(draft.Proposal!.Id, purpose, [.. people.Values], SecondSecretary, at);
        db.PurposeVersions.Add(purpose);
    }

    private async Task SignAgainAsync(Organisation organisation, DateTimeOffset at)
    {
        var by = PurposeSigner.Of(organisation.CurrentContacts.First(contact => contact.May(ContactRoles.Signatory)));
        var before = await db.PurposeSignaturesOfAsync(organisation.Id);
        var signature = purpose.Sign(Guid.CreateVersion7(at), organisation, by, new Authority(AuthorityBasis.Officer, null), before, purpose.Sha256, declared: true, at);
        db.PurposeSignatures.Add(signature);
    }

    /// <summary>What waits for a second secretary when a visitor comes.</summary>
    private Task MendAsync(DateTimeOffset at)
    {
        var draft = PurposeDraft.Begin(DemoTexts.PurposeTitle, DemoTexts.PurposeNext, "en", 0, SecondSecretary, at);
        draft.Propose(isMajor: false, null, purpose, draft.Number, SecondSecretary, at.AddHours(1));
        db.PurposeDrafts.Add(draft);
        return Task.CompletedTask;
    }

    private Actor SecondSecretary => Actor.Secretariat(people[EmailAddress.Parse(DemoPersonas.SecondSecretary.Email).Canonical]);

    private Task DraftAsync(DateTimeOffset at)
    {
        db.Statements.Add(Statement.Begin(DemoTexts.Names.Slug, StatementKind.Blog, null, "en", DemoTexts.Names.Title, DemoTexts.Names.Body, secretary, at));
        return Task.CompletedTask;
    }

    private void Published(DemoText text, StatementKind kind, int daysAgo, string[] signers, string? late = null, string? withdrawn = null)
    {
        Statement statement = null!;
        var deadline = AnywhereOnEarth(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-daysAgo - 2));
        Scene(Ago(daysAgo + 21), moment => OpenAsync(statement = Drafted(text, kind, moment), deadline, moment));
        Sign(signers, () => statement, Ago(daysAgo + 20), deadline.Instant);
        Scene(deadline.Instant.AddMinutes(1), moment =>
        {
            statement.Close(Actor.Portal, moment);
            return Task.CompletedTask;
        });
        Scene(Ago(daysAgo, 12), moment => PublishAsync(statement, moment));
        if (late is not null) Scene(Ago(daysAgo - 12, 9), moment => EndorseLateAsync(statement, organisations[late], moment));
        if (withdrawn is not null) Scene(Ago(daysAgo - 60, 15), moment => WithdrawAsync(statement, organisations[withdrawn], moment));
    }

    private void OpenNow(DemoText text, string[] signers)
    {
        Statement statement = null!;
        // At least a day and a half away, and less than the three days from which members are reminded.
        var deadline = AnywhereOnEarth(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1));
        Scene(Ago(9), moment => OpenAsync(statement = Drafted(text, StatementKind.JointStatement, moment), deadline, moment));
        Sign(signers, () => statement, Ago(8), now.AddHours(-2));
    }

    private Statement Drafted(DemoText text, StatementKind kind, DateTimeOffset at)
    {
        var statement = Statement.Begin(text.Slug, kind, Process, "en", text.Title, text.Body, secretary, at.AddDays(-3));
        db.Statements.Add(statement);
        return statement;
    }

    private async Task OpenAsync(Statement statement, Deadline deadline, DateTimeOffset at)
    {
        await db.SaveChangesAsync();
        statement.OpenForSignature(deadline, secretary, at);
    }

    private void Sign(string[] signers, Func<Statement> statement, DateTimeOffset from, DateTimeOffset until)
    {
        var step = (until - from) / (signers.Length + 1);
        for (var i = 0; i < signers.Length; i++)
        {
            var key = signers[i];
            var at = from + (step * (i + 1));
            Scene(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)), moment => SignAsync(statement(), organisations[key], moment));
        }
    }

    private static Task SignAsync(Statement statement, Organisation organisation, DateTimeOffset at)
    {
        var by = organisation.CurrentContacts.First(contact => contact.May(ContactRoles.Signatory));
        statement.Sign(Guid.CreateVersion7(at), by, statement.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, at);
        return Task.CompletedTask;
    }

    private async Task PublishAsync(Statement statement, DateTimeOffset at)
    {
        var because = statement.CurrentEdition is null ? null : "One late endorsement.";
        var publication = statement.ProposePublication(null, because, SignatoryList.Next(statement, 0).Sha256, secretary, at.AddHours(-3));
        statement.ConfirmPublication(publication.Id, SignatoryList.Next(statement, 0).Sha256, [.. people.Values], SecondSecretary, at);
        var (files, members) = await PrintAsync(statement, confirmed: true, because, at);
        statement.Issue(publication, files, members, SecondSecretary, at);
    }

    /// <summary>After publication: one organisation endorses late, and one withdraws. Each makes an edition.</summary>
    private async Task EndorseLateAsync(Statement statement, Organisation organisation, DateTimeOffset at)
    {
        var code = statement.GiveLateCode(organisation, "Its board met after the deadline.", new Deadline(at.AddDays(7), "UTC"), Secret.New().Hash, secretary, at.AddDays(-1));
        var by = organisation.CurrentContacts.First(contact => contact.May(ContactRoles.Signatory));
        statement.Sign(Guid.CreateVersion7(at), by, statement.Text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, at, late: code);
        await db.SaveChangesAsync();
        await PublishAsync(statement, at.AddHours(5));
    }

    private async Task WithdrawAsync(Statement statement, Organisation organisation, DateTimeOffset at)
    {
        var by = organisation.CurrentContacts.First(contact => contact.May(ContactRoles.Signatory));
        statement.Withdraw(by, at, "Our mandate in this process has ended.");
        await db.SaveChangesAsync();
        var because = $"{organisation.DisplayName} withdrew its signature.";
        var (files, members) = await PrintAsync(statement, confirmed: false, because, at);
        statement.IssueAgain(because, files, members, Actor.Portal, at);
    }

    private async Task<(IReadOnlyList<EditionFile> Files, int Members)> PrintAsync(Statement statement, bool confirmed, string? because, DateTimeOffset at)
    {
        var members = (await SignatoryList.ElectorateAsync(db)).For(statement);
        var evidence = await EditionEvidence.OfAsync(db, log, statement.NextLines(confirmed), CancellationToken.None);
        var edition = new EditionToPrint((statement.CurrentEdition?.Number ?? 0) + 1, because, at, evidence);
        return (await press.PrintAsync(statement, confirmed ? SignatoryList.Next(statement, members) : SignatoryList.Again(statement, members), edition, CancellationToken.None), members);
    }

    /// <summary>Everybody who acted has a login; the personas also have the password that the start prints.</summary>
    private async Task EnrolAsync()
    {
        var hash = users.PasswordHasher.HashPassword(new PortalUser(), DemoPersonas.NewPassword(portal.Value));
        foreach (var person in people.Values)
        {
            var login = Logins.For(person.Email);
            if (DemoPersonas.All.Any(persona => persona.Email == person.Email.Value)) login.PasswordHash = hash;
            await users.CreateAsync(login);
            person.TakeLogin(login.Id, Actor.Portal, now);
        }
        await db.SaveChangesAsync();
    }

    private Person PersonOf(string name, EmailAddress address, DateTimeOffset at)
    {
        if (people.TryGetValue(address.Canonical, out var known)) return known;
        var person = people[address.Canonical] = new Person(name, address, at);
        db.People.Add(person);
        return person;
    }

    private void Scene(DateTimeOffset at, Func<DateTimeOffset, Task> play) => scenes.Add((at, play));

    private DateTimeOffset Ago(int days, int hour = 10) => new(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-days), new TimeOnly(hour, days % 60), TimeSpan.Zero);

    private static Deadline AnywhereOnEarth(DateOnly day) => Deadline.From(day, new TimeOnly(23, 59), Deadline.AnywhereOnEarth);
}
