using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Outbox;

namespace Tccm.Web.Pages.Secretariat;

/// <summary>A letter's outside. Its words stay in the outbox: they may hold a one-use link.</summary>
public sealed record LetterLine(Guid Id, string Subject, string To, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? FailedAt, int Tries, DateTimeOffset NextTryAt, string? LastError, DateTimeOffset? BouncedAt, int Delays);

public sealed class LettersModel(TccmDbContext db) : PageModel
{
    public const int Most = 200;

    public string Show { get; private set; } = "";
    public bool AreHeld { get; private set; }
    public IReadOnlyList<(string Key, string Words, int Count)> Filters { get; private set; } = [];
    public IReadOnlyList<LetterLine> Letters { get; private set; } = [];

    public async Task OnGetAsync(string? show)
    {
        Show = show is "sent" or "failed" or "back" ? show : "queued";
        Filters = [("queued", "Queued", await Shown(db, "queued").CountAsync()), ("sent", "Sent", await Shown(db, "sent").CountAsync()), ("failed", "Failed", await Shown(db, "failed").CountAsync()), ("back", "Came back", await Shown(db, "back").CountAsync())];
        AreHeld = await db.OutboxPauseAsync() is not null;
        Letters = await Shown(db, Show)
            .OrderByDescending(letter => letter.CreatedAt).Take(Most)
            .Select(letter => new LetterLine(letter.Id, letter.Subject, letter.To, letter.CreatedAt, letter.SentAt, letter.FailedAt, letter.Tries, letter.NextTryAt, letter.LastError, letter.BouncedAt, letter.Delays))
            .ToListAsync();
    }

    /// <summary>
    /// The letters that the page lists, and that its export holds. Of those whose row goes once they have left nothing is seen
    /// before, not even their number: to whom they go is for nobody here to know.
    /// </summary>
    public static IQueryable<OutboxEmail> Shown(TccmDbContext db, string? show) => Seen(db, show).Where(letter => !letter.ForgetWhenSent);

    private static IQueryable<OutboxEmail> Seen(TccmDbContext db, string? show) => show switch
    {
        "sent" => db.Outbox.Where(letter => letter.SentAt != null),
        "back" => db.Outbox.Where(letter => letter.BouncedAt != null),
        "failed" => db.Outbox.Where(letter => letter.FailedAt != null),
        _ => db.Outbox.Where(letter => letter.SentAt == null && letter.FailedAt == null),
    };
}
