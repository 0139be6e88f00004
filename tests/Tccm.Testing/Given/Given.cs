using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Testing;

/// <summary>
/// A named world, written by the domain's own verbs: <c>await given.Member("Rowan Registry").WithSignatory("Ann")</c>.
/// Numbers in addresses make it unique; names are as the test gives them.
/// </summary>
public sealed class Given(TestDatabase database, TimeProvider clock)
{
    private static int count;
    private Person? clerk;
    private Person? second;

    internal TestDatabase Database => database;
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A member; its contacts are those that the test names.</summary>
    public GivenOrganisation Member(string name) => new(this, name, MembershipCategory.Member);

    public GivenOrganisation Supporter(string name) => new(this, name, MembershipCategory.Supporter);

    /// <summary>An organisation that is on the register and not a member.</summary>
    public GivenOrganisation Organisation(string name) => new(this, name, null);

    /// <summary>A complete application, waiting for a decision unless the test says otherwise.</summary>
    public GivenApplication Application(string name) => new(this, name);

    /// <summary>A draft unless the test says otherwise.</summary>
    public GivenStatement Statement(string title) => new(this, title);

    /// <summary>What goes on before the test begins in a text that is in discussion.</summary>
    public GivenDiscussion Discussion(Domain.Statements.Statement statement) => new(this, statement);

    /// <summary>Where a statement is to be heard, and was, before the test begins.</summary>
    public GivenDeliveries Deliveries(Domain.Statements.Statement statement) => new(this, statement);

    public GivenTimeline Timeline => new(this);
    /// <summary>A call or an event; a call for members that is to come unless the test says otherwise.</summary>
    public GivenMeeting Meeting(string title) => new(this, title);

    public Task<Person> Secretary(string name) => Keep(new Person(name, Mailbox(name, "secretariat"), Now), person => person.JoinSecretariat(Actor.Portal, Now));

    /// <summary>Somebody who is a contact of nobody yet.</summary>
    public Task<Person> Person(string name) => Keep(new Person(name, Mailbox(name, "people"), Now), _ => { });

    /// <summary>The version of this number; adopted where it is not on the register yet.</summary>
    public async Task<PurposeVersion> PurposeVersion(int major = 1, int minor = 0)
    {
        await using var db = database.Open();
        if (await db.PurposeVersions.SingleOrDefaultAsync(known => known.Major == major && known.Minor == minor) is { } known) return known;
        var version = Domain.Purpose.PurposeVersion.Adopt(major, minor, "Statement of Purpose",
            $"We operate the Internet's technical layer, each in our own name.\n\n- We listen first.\n- We speak for ourselves.\n\nVersion {major}.{minor}.",
            "en", PartialDate.Of(new DateOnly(2024, 4, 17)), null, Actor.Portal, Now);
        db.Add(version);
        await db.SaveChangesAsync();
        return version;
    }

    /// <summary>The draft of the next version, with these words: the one that is open, or a new one.</summary>
    public async Task<PurposeDraft> PurposeDraft(string words = "We answer for what we run.")
    {
        var by = await ClerkAsync();
        await using var db = database.Open();
        var body = $"We operate the Internet's technical layer, each in our own name.\n\n- We listen first.\n\n{words}";
        var draft = await db.PurposeDraftAsync();
        if (draft is null) db.Add(draft = Domain.Purpose.PurposeDraft.Begin("Statement of Purpose", body, "en", 0, by, Now));
        else draft.Write("Statement of Purpose", body + $" ({Next()})", "en", draft.Number, by, Now);
        await db.SaveChangesAsync();
        return draft;
    }

    /// <summary>The same, proposed by the clerk: as a major version where a day is given.</summary>
    public async Task<PurposeDraft> ProposedPurpose(DateOnly? signAgainUntil = null, string words = "We answer for what we run.")
    {
        await PurposeVersion();
        await PurposeDraft(words);
        var by = await ClerkAsync();
        await using var db = database.Open();
        var draft = (await db.PurposeDraftAsync())!;
        draft.Propose(signAgainUntil is not null, signAgainUntil, await db.PurposeInForceAsync(), draft.Number, by, Now);
        await db.SaveChangesAsync();
        return draft;
    }

    /// <summary>The next version, proposed by one secretary and adopted by another: a major one where a day is given until which it asks to be signed.</summary>
    public async Task<PurposeVersion> NextPurpose(DateOnly? signAgainUntil = null, string? words = null)
    {
        await ProposedPurpose(signAgainUntil, words ?? $"We answer for what we run, word {Next()}.");
        var quinn = Actor.Secretariat(await Secretary("Quinn Quill"));
        await using var db = database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        var draft = (await db.LockedPurposeDraftAsync())!;
        var version = draft.Adopt(draft.Proposal!.Id, await db.PurposeInForceAsync(), await db.SecretariatAsync(), quinn, Now);
        db.Add(version);
        await db.SaveChangesAsync();
        await act.CommitAsync();
        return version;
    }

    /// <summary>The contact signs the version in force for the organisation.</summary>
    public async Task<PurposeSignature> PurposeSigned(Contact contact)
    {
        await PurposeVersion();
        await using var db = database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        var by = await db.LockedContactAsync(contact.Id);
        var version = (await db.HeldPurposeInForceAsync())!;
        var before = await db.PurposeSignaturesOfAsync(contact.OrganisationId);
        var signature = version.Sign(Guid.CreateVersion7(), by.Organisation, PurposeSigner.Of(by), new Authority(AuthorityBasis.Officer, null), before, version.Sha256, declared: true, Now);
        db.Add(signature);
        await db.SaveChangesAsync();
        await act.CommitAsync();
        return signature;
    }

    /// <summary>Who does what the secretariat did before the test begins.</summary>
    internal async Task<Actor> ClerkAsync() => Actor.Secretariat(clerk ??= await Secretary("Petra Penn"));

    /// <summary>And the second, where two were wanted.</summary>
    internal async Task<(Actor Second, IReadOnlyCollection<Person> Secretariat)> SecondClerkAsync()
    {
        second ??= await Secretary("Paul Quill");
        return (Actor.Secretariat(second), [clerk ?? throw new InvalidOperationException("The first acts first."), second]);
    }

    /// <summary>Published by two of the secretariat, also once more after late signatures. The files are not those of the real renderer: their bytes say which they are.</summary>
    public Task Published(Domain.Statements.Statement statement, string? because = null) => PublishAsync(statement.Slug, because);

    internal async Task PublishAsync(string slug, string? because = null)
    {
        var first = await ClerkAsync();
        var (other, secretariat) = await SecondClerkAsync();
        await using var db = database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        var statement = (await db.LockedStatementAsync(slug))!;
        var seen = SignatoryList.Next(statement, 0).Sha256;
        var publication = statement.ProposePublication(null, because, seen, first, Now);
        statement.ConfirmPublication(publication.Id, seen, secretariat, other, Now);
        var files = Enum.GetValues<EditionFormat>().Select(format => new EditionFile(format, System.Text.Encoding.UTF8.GetBytes($"{format} of {slug}")));
        statement.Issue(publication, [.. files], await SignatoryList.MembersAsync(db), other, Now);
        await db.SaveChangesAsync();
        await act.CommitAsync();
    }

    internal static int Next() => Interlocked.Increment(ref count);

    internal static string Slug(string words) =>
        string.Join('-', new string([.. words.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    internal static EmailAddress Mailbox(string name, string domain) => EmailAddress.Parse($"{(Slug(name) is { Length: > 0 } local ? local : "person")}.{Next()}@{domain}.test");

    /// <summary>The person again, as another context sees them.</summary>
    private async Task<Person> Keep(Person person, Action<Person> act)
    {
        act(person);
        await using var db = database.Open();
        db.Add(person);
        await db.SaveChangesAsync();
        return person;
    }
}
