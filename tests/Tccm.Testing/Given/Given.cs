using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
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

    /// <summary>Who does what the secretariat did before the test begins.</summary>
    internal async Task<Actor> ClerkAsync() => Actor.Secretariat(clerk ??= await Secretary("Petra Penn"));

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
