using Tccm.Domain;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Testing;

/// <summary>What becomes of a text that is there: written on, circulated again, changed while it is signed.</summary>
public static class GivenTexts
{
    /// <summary>The pen saves other words, which nobody else sees yet.</summary>
    public static Task<Statement> WrittenOn(this Given given, Statement statement, string body) => ChangeAsync(given, statement, (known, by) => Write(known, body, by, given));

    public static Task<Statement> CirculatedAgain(this Given given, Statement statement, string body, string? summary = null) => ChangeAsync(given, statement, (known, by) =>
    {
        Write(known, body, by, given);
        known.Circulate(known.DraftNumber, summary, null, known.Audience, null, by, given.Now);
    });

    /// <summary>The text is changed while signing is open, and opened anew until the same deadline unless the test gives one.</summary>
    public static Task<Statement> OpenedAnew(this Given given, Statement statement, string body, Deadline? deadline = null) => ChangeAsync(given, statement, (known, by) =>
    {
        Write(known, body, by, given);
        known.OpenAnew(known.DraftNumber, "- Other words.", deadline ?? known.Deadline!.Value, by, given.Now);
    });

    private static void Write(Statement statement, string body, Actor by, Given given) => statement.Write(statement.Kind, statement.Process, statement.Language, statement.DraftTitle, body, by, given.Now);

    private static async Task<Statement> ChangeAsync(Given given, Statement statement, Action<Statement, Actor> change)
    {
        var by = await given.ClerkAsync();
        await using var db = given.Database.Open();
        await using var act = await db.Database.BeginTransactionAsync();
        var known = (await db.LockedStatementAsync(statement.Slug))!;
        change(known, by);
        await db.SaveChangesAsync();
        await act.CommitAsync();
        return known;
    }
}
