using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Documents;

/// <summary>The board pack of a text that a member may come to sign, made for one of its contacts and kept nowhere.</summary>
public static class BoardPacks
{
    public static string Path(Statement statement, Contact contact) => $"/my/statements/{statement.Slug}/board-pack/{contact.Id}.pdf";

    public static void MapBoardPacks(this WebApplication app) =>
        app.MapGet("/my/statements/{slug}/board-pack/{contact:guid}.pdf", async (string slug, Guid contact, TccmDbContext db, CurrentPerson current, IOptions<PortalOptions> portal, HttpResponse response) =>
        {
            if (current.Contacts.SingleOrDefault(one => one.Id == contact && one.Organisation.IsMember) is not { } reader) return Results.NotFound();
            var now = await db.ClockAsync();
            if (await db.StatementAsync(slug) is not { } statement || !statement.IsReadBy(reader.Organisation) || !IsToDecide(statement, now)) return Results.NotFound();

            var bytes = BoardPackPdf.Bytes(await PackAsync(db, statement, reader.Organisation, portal.Value, now));
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{slug}-r{statement.Text.Number}-board-pack.pdf" }.ToString();
            return Results.Bytes(bytes, "application/pdf");
        }).RequireAuthorization();

    private static bool IsToDecide(Statement statement, DateTimeOffset now) => statement.Status == StatementStatus.InDiscussion || statement.IsSignable(now);

    private static async Task<BoardPack> PackAsync(TccmDbContext db, Statement statement, Organisation organisation, PortalOptions portal, DateTimeOffset now)
    {
        var (text, before) = (statement.Text, statement.Circulated.LastOrDefault(revision => revision.Number < statement.Text.Number));
        var ask = await WhoAnswers.ForAsync(db, statement.Slug) ?? await db.People.AsNoTracking().Where(person => person.SecretariatSince != null).OrderBy(person => person.SecretariatSince).FirstOrDefaultAsync();
        return new BoardPack(organisation.DisplayName, text.Title, text.Language, statement.Kind.InWords() + (statement.Process is { } process ? ", " + process : ""), text.Number, text.Document, text.Sha256,
            before is null ? null : TextDifference.Of(before.Text, text.Text), before?.Number, text.Summary, statement.Status == StatementStatus.Open ? statement.Deadline?.InWords() : null,
            ask?.Name ?? "The secretariat", ask?.Email.Value ?? portal.ReplyTo, now);
    }
}
