using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Deliveries;
using DeliveriesPage = Tccm.Web.Pages.Secretariat.Deliveries.IndexModel;

namespace Tccm.Web.Documents.Exports;

/// <summary>What is to be delivered, and was.</summary>
internal static class DeliveryLists
{
    public static async Task<Export?> DeliveriesAsync(ExportRequest asked) => new(
        ["statement", "title", "status", "form", "limit", "language", "by", "opening", "place", "slot", "voice", "words", "seconds_to_say", "over", "basis", "delivered_on", "delivered_at", "delivered_by", "receipt", "link", "outcome", "look_again_on", "corrections", "drop_reason", "delivery_id"],
        [
            .. DeliveriesPage.Of(await asked.Db.Deliverables.Whole().AsNoTracking().ToListAsync(), asked.Show, DateOnly.FromDateTime(asked.Now.UtcDateTime)).Select(one => new[]
            {
                one.Statement.Slug, one.Statement.Title, Json.Code(one.Status), Json.Code(one.Form), $"{one.Limit}", one.Language, one.ByInWords, one.Opening?.Title, one.Place, one.Slot, Json.Code(one.Voice),
                $"{one.Length?.Words}", one.Length is { } length ? $"{(int)length.Spoken.TotalSeconds}" : null, Export.YesNo(one.OverInWords is not null), one.Basis,
                Export.Day(one.Delivered?.On), Export.Instant(one.Delivered?.At), one.Delivered?.ByInWords, one.Delivered?.Receipt, one.Delivered?.Link, one.SaidOutcome?.Said, Export.Day(one.LookAgainOn), $"{one.Corrections.Count()}", one.DropReason, one.Id.ToString(),
            }),
        ]);
}
