using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Translations;

namespace Tccm.Testing;

/// <summary>A translation before the test begins, as far as the test wants it: by a participant, or by the secretariat where none is named.</summary>
public static class GivenTranslations
{
    public const string Title = "أبقوه مفتوحًا";
    public const string Body = "نحن نشغّل ما تقوم عليه الإنترنت.\n\nتكون القرارات بشأنها أفضل حين نُسمع.";

    public static Task<Translation> TranslationBegun(this Given given, Statement statement, Contact? by, string language = "ar", int? revision = null) =>
        ActAsync(given, statement, by, (text, hat, others) => Translation.Begin(text, text.Revisions.Single(one => one.Number == (revision ?? text.Text.Number)), language, others, hat, given.Now));

    public static async Task<Translation> TranslationWritten(this Given given, Statement statement, Contact? by, string language = "ar", string title = Title, string body = Body)
    {
        var begun = await given.TranslationBegun(statement, by, language);
        return await given.WrittenOnAsync(statement, begun, by, title, body);
    }

    public static async Task<Translation> TranslationOffered(this Given given, Statement statement, Contact? by, string language = "ar", string title = Title, string body = Body)
    {
        var written = await given.TranslationWritten(statement, by, language, title, body);
        return await ChangeAsync(given, statement, written, by, (text, translation, hat) => translation.Offer(text, translation.LastNumber, hat, given.Now));
    }

    /// <summary>Looked over by somebody of the secretariat.</summary>
    public static async Task<Translation> TranslationShown(this Given given, Statement statement, Contact? by, string language = "ar", string title = Title, string body = Body)
    {
        var offered = await given.TranslationOffered(statement, by, language, title, body);
        var second = Actor.Secretariat(await given.Secretary("Sana Second"));
        return await ChangeAsync(given, statement, offered, second, (text, translation, hat) => translation.LookOver(text, translation.LastNumber, hat, given.Now));
    }

    public static Task<Translation> WrittenOnAsync(this Given given, Statement statement, Translation known, Contact? by, string title, string body) =>
        ChangeAsync(given, statement, known, by, (text, translation, hat) => translation.Write(text, title, body, translation.LastNumber, hat, given.Now));

    /// <summary>The translation as the register has it now.</summary>
    public static async Task<Translation> NowAsync(this Given given, Translation translation) =>
        (await given.Database.AskAsync(db => db.TranslationsAsync(translation.StatementId))).Single(one => one.Id == translation.Id);

    private static async Task<Translation> ChangeAsync(Given given, Statement statement, Translation known, Contact? by, Action<Statement, Translation, Actor> change) =>
        await ActAsync(given, statement, by, (text, hat, all) => Changed(text, all.Single(one => one.Id == known.Id), hat, change));

    private static async Task<Translation> ChangeAsync(Given given, Statement statement, Translation known, Actor by, Action<Statement, Translation, Actor> change) =>
        await ActAsync(given, statement, _ => Task.FromResult(by), (text, hat, all) => Changed(text, all.Single(one => one.Id == known.Id), hat, change));

    private static Translation Changed(Statement text, Translation translation, Actor hat, Action<Statement, Translation, Actor> change)
    {
        change(text, translation, hat);
        return translation;
    }

    private static Task<Translation> ActAsync(Given given, Statement statement, Contact? by, Func<Statement, Actor, IReadOnlyList<Translation>, Translation> act) =>
        ActAsync(given, statement, async db => by is null ? await given.ClerkAsync() : Actor.For(await db.LockedContactAsync(by.Id)), act);

    private static async Task<Translation> ActAsync(Given given, Statement statement, Func<Domain.Database.TccmDbContext, Task<Actor>> hat, Func<Statement, Actor, IReadOnlyList<Translation>, Translation> act)
    {
        await using var db = given.Database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var by = await hat(db);
        var text = (await db.StatementAsync(statement.Slug))!;
        var made = act(text, by, await db.TranslationsAsync(text.Id));
        if (db.Entry(made).State == Microsoft.EntityFrameworkCore.EntityState.Detached) db.Add(made);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return made;
    }
}
