using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Drafting;

/// <summary>A portal on which texts are drafted: what each test of the pen needs.</summary>
public sealed class Desktop(PostgresFixture postgres) : Portal(postgres)
{
    public const string Body = "We run what the Internet runs on.\n\nDecisions about it are better when we are heard.\n\nAsk us early.";

    public async Task<Browser> SecretaryAsync(string name = "Ann Rowan") => await Browser().SignInAsync(await Given.Secretary(name));

    public async Task<Contact> ParticipantAsync(string organisation, string person) =>
        (await Given.Member(organisation).WithContact(person, ContactRoles.Participant)).Contact(person);

    public async Task<Statement> NowAsync(Statement statement) => (await AskAsync(db => db.StatementAsync(statement.Slug)))!;

    public Task<int> HandPenAsync(Statement statement, Contact holder) => AskAsync(async db =>
    {
        var contact = await db.LockedContactAsync(holder.Id);
        (await db.StatementAsync(statement.Slug))!.HandPen(contact, Domain.Actor.Portal, Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    /// <summary>Other words for a paragraph of the last revision.</summary>
    public Task<Suggestion> SuggestedAsync(Statement statement, Contact by, int paragraph, string words, string? why = null) =>
        Given.Discussion(statement).SuggestAsync(by, paragraph, words, why);

    public async Task<Suggestion> NowAsync(Suggestion suggestion) => (Suggestion)(await AskAsync(db => db.Comments.FindAsync(suggestion.Id).AsTask()))!;
}
