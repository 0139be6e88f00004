using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;
using Tccm.Testing;

namespace Tccm.Web.Tests.My.Translations;

/// <summary>A portal on which texts are translated: two members, a supporter, and what each test of a translation asks.</summary>
public sealed class TranslatorsDesk(PostgresFixture postgres) : Portal(postgres)
{
    public const string Title = GivenTranslations.Title;
    public const string Body = GivenTranslations.Body;

    public async Task<Contact> AnnAsync() => (await Given.Member("Rowan Registry").WithContact("Ann Arch", ContactRoles.Participant).WithListener("Lil Lime").WithSignatory("Sid Sand")).Contact("Ann Arch");
    public async Task<Contact> BenAsync() => (await Given.Member("Birch Registrar").WithContact("Ben Bay", ContactRoles.Participant)).Contact("Ben Bay");
    public async Task<Browser> SignInAsync(Contact contact) => await Browser().SignInAsync(contact);
    public async Task<Browser> SecretaryAsync(string name = "Sam Sloe") => await Browser().SignInAsync(await Given.Secretary(name));

    public static string Of(Statement statement) => $"/my/statements/{statement.Slug}/translations";
    public static string Of(Statement statement, Translation translation) => $"{Of(statement)}/{translation.Id}";
    public static string Act(Statement statement, Translation translation, string act, Contact? by) => $"{Of(statement, translation)}/{act}{(by is null ? "" : $"/{by.Id}")}";

    public async Task<IReadOnlyList<string>> ActsAsync(Translation translation) => await AskAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == translation.Id).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());
    public Task<int> CountAsync(Statement statement) => AskAsync(db => db.Translations.CountAsync(one => one.StatementId == statement.Id));
}
