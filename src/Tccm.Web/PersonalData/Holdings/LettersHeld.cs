using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Domain.Outbox;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class LettersHeld(TccmDbContext db, IOptionsSnapshot<RetentionOptions> keep) : Holding
{
    public override string Key => "letters";
    public override string Title => "Letters to you";
    public override IReadOnlyList<string> Columns => ["outbox_emails.*"];

    public override Processing Processing => new(
        "To tell people what concerns them, and to show that they were told.",
        "Everybody the portal writes to",
        "Address, whom an answer reaches, subject, words, when it was sent, whether it came back or why it could not be sent. The words of a letter with a one-use link are forgotten when it is sent",
        "Legitimate interest of the organisations that are represented (GDPR, article 6.1 f)",
        "The mail relay; the secretariat, without the words",
        null,
        "Letters to you go. In letters to others your name and address are taken out.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.Letters), "Letters, once they were sent or could not be", keep.Value.Letters,
            (before, stop) => db.Outbox.Where(letter => letter.SentAt < before || letter.FailedAt < before).Select(letter => letter.Id).ToListAsync(stop),
            async (ids, _, stop) => db.RemoveRange(await db.Outbox.Where(letter => ids.Contains(letter.Id)).ToListAsync(stop))),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken) =>
        // One that goes once it has left is theirs when it comes; until then who handles a request is not to see that it waits.
        [.. (await ToThemAsync(who, cancellationToken)).Where(letter => !letter.ForgetWhenSent).Select(letter => new HeldItem(
            new Fact("to", "To", letter.To), new Fact("replyTo", "Answers to", letter.ReplyTo), new Fact("subject", "Subject", letter.Subject), new Fact("written", "Written", letter.CreatedAt), new Fact("sent", "Sent", letter.SentAt), new Fact("failed", "Could not be sent", letter.FailedAt),
            new Fact("cameBack", "Came back", letter.BouncedAt), new Fact("late", "Reported late, times", letter.Delays == 0 ? null : letter.Delays), new Fact("leave", "Link to get no more of them", letter.Unsubscribe is null ? null : "Kept until it is sent."),
            new Fact("reason", "Reason", letter.LastError), new Fact("words", "Words", letter.Text.Length == 0 ? null : letter.Secret ? "Kept until it is sent: they hold a link that works once." : letter.Text)))];

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var theirs = await ToThemAsync(who, cancellationToken);
        db.RemoveRange(theirs);
        await foreach (var letter in db.Outbox.AsAsyncEnumerable().WithCancellation(cancellationToken))
            if (!theirs.Contains(letter)) letter.Scrub(who.Traces);
    }

    private async Task<List<OutboxEmail>> ToThemAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var addresses = (await db.Outbox.Select(letter => letter.To).Distinct().ToListAsync(cancellationToken)).Where(who.Is).ToList();
        return await db.Outbox.Where(letter => addresses.Contains(letter.To)).OrderBy(letter => letter.CreatedAt).ToListAsync(cancellationToken);
    }
}
