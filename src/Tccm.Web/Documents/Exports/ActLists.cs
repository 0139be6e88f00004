using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using ApplicationsPage = Tccm.Web.Pages.Secretariat.Applications.IndexModel;
using LettersPage = Tccm.Web.Pages.Secretariat.LettersModel;
using StatementsPage = Tccm.Web.Pages.Secretariat.Statements.IndexModel;

namespace Tccm.Web.Documents.Exports;

/// <summary>What was asked, decided, signed, written and imported.</summary>
internal static class ActLists
{
    public static async Task<Export?> ApplicationsAsync(ExportRequest asked) => new(
        ["organisation", "native_name", "category", "status", "economy", "kinds", "domains", "domains_ascii", "applicant", "applicant_email", "created_at", "submitted_at", "decided_at", "decided_by", "decline_reason", "organisation_id", "application_id"],
        [
            .. (await ApplicationsPage.Shown(asked.Db, asked.Show).AsNoTracking().ToListAsync()).Select(one => new[]
            {
                one.Called, one.Facts.NativeName, one.Category.ToString().ToLowerInvariant(), Json.Code(one.Status), one.Facts.Economy,
                OrganisationLists.Joined(one.Facts.Operations.Select(operation => operation.Kind).Distinct().Select(kind => kind.Code())),
                OrganisationLists.Joined(one.Facts.Domains.Select(domain => domain.ULabel)), OrganisationLists.Joined(one.Facts.Domains.Select(domain => domain.ALabel)),
                one.ApplicantName, one.ApplicantEmail.Value, Export.Instant(one.CreatedAt), Export.Instant(one.SubmittedAt), Export.Instant(one.DecidedAt), one.DecidedBy,
                one.DeclineReason is { } reason ? Json.Code(reason) : null, one.OrganisationId?.ToString(), one.Id.ToString(),
            }),
        ]);

    public static async Task<Export?> StatementsAsync(ExportRequest asked) => new(
        ["statement", "title", "kind", "process", "language", "status", "revision", "sha256", "deadline", "signatures", "signers_known", "opened_at", "closed_at", "published_at", "delivered_on", "edition", "source"],
        [
            .. (await StatementsPage.ShownBy(asked.Db, asked.Show).AsNoTracking().ToListAsync()).Select(one => new[]
            {
                one.Slug, one.Title, Json.Code(one.Kind), one.Process, one.Language, Json.Code(one.Status), $"{one.LastRevision?.Number}", one.LastRevision?.Sha256, Export.Instant(one.DeadlineAt), $"{one.LiveSignatures.Count()}",
                Export.YesNo(one.SignersKnown), Export.Instant(one.OpenedAt), Export.Instant(one.ClosedAt), Export.Instant(one.PublishedAt), one.DeliveredOn?.ToString(), one.CurrentEdition?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), one.Source,
            }),
        ]);

    /// <summary>With who signed for each organisation, which the public list does not say.</summary>
    public static async Task<Export?> SignaturesAsync(ExportRequest asked)
    {
        if (await asked.Db.StatementAsync(asked.Part("slug")) is not { } statement) return null;
        var signers = statement.Signatures.Select(signature => signature.PersonId).OfType<Guid>().ToList();
        var people = await asked.Db.People.Where(person => signers.Contains(person.Id)).ToDictionaryAsync(person => person.Id);
        return new(
            ["statement", "organisation", "name", "signed_on", "source", "native_name", "kinds", "economy", "economy_name", "how", "signed_at", "withdrawn_at", "signed_by", "signed_by_email", "signed_by_title", "text_sha256", "organisation_id", "revision", "counts", "disputed_at", "invalidated_at", "late"],
            [
                .. statement.Signatures.OrderBy(signature => signature.OrganisationName, Tccm.Domain.Text.Names.Order).ThenBy(signature => signature.KeptAt).Select(signature =>
                {
                    var person = signature.PersonId is { } id ? people.GetValueOrDefault(id) : null;
                    return new[]
                    {
                        statement.Slug, signature.OrganisationName, signature.OrganisationName, Export.Day(signature.SignedAt), signature.Source, signature.NativeName,
                        OrganisationLists.Joined(signature.Kinds.Select(kind => kind.Code())), signature.Economy, Economy.NameOf(signature.Economy), Json.Code(signature.Origin),
                        signature.Origin == SignatureOrigin.Online ? Export.Instant(signature.SignedAt) : null, Export.Instant(signature.WithdrawnAt), person?.Name, person?.Email.Value, signature.PersonTitle, signature.TextSha256, signature.OrganisationId.ToString(),
                        statement.TextOf(signature).Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Export.YesNo(signature is { IsLive: true, DisputedAt: null } && statement.IsOfText(signature)), Export.Instant(signature.DisputedAt), Export.Instant(signature.InvalidatedAt), signature.LateReason,
                    };
                }),
            ]);
    }

    /// <summary>The outside of each letter; never its words, which may hold a one-use link.</summary>
    public static async Task<Export?> LettersAsync(ExportRequest asked) => new(
        ["subject", "to", "letter", "written_at", "sent_at", "failed_at", "tries", "next_try_at", "last_error", "came_back_at", "delays"],
        [
            .. (await LettersPage.Shown(asked.Db, asked.Show).OrderByDescending(letter => letter.CreatedAt)
                    .Select(letter => new { letter.Subject, letter.To, letter.Letter, letter.CreatedAt, letter.SentAt, letter.FailedAt, letter.Tries, letter.NextTryAt, letter.LastError, letter.BouncedAt, letter.Delays }).ToListAsync())
                .Select(letter => new[]
                {
                    letter.Subject, letter.To, letter.Letter, Export.Instant(letter.CreatedAt), Export.Instant(letter.SentAt), Export.Instant(letter.FailedAt), $"{letter.Tries}",
                    letter.SentAt is null && letter.FailedAt is null ? Export.Instant(letter.NextTryAt) : null, letter.LastError, Export.Instant(letter.BouncedAt), $"{letter.Delays}",
                }),
        ]);

    public static async Task<Export?> ImportsAsync(ExportRequest asked)
    {
        var batches = await asked.Db.ImportBatches.AsNoTracking().Include(batch => batch.Things).OrderByDescending(batch => batch.CreatedAt).AsSplitQuery().ToListAsync();
        var people = await asked.Db.People.AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name);
        return new(["imported_at", "kind", "source", "lines", "made", "by", "undone_at", "undone_by", "import_id"],
        [
            .. batches.Select(batch => new[]
            {
                Export.Instant(batch.CreatedAt), Json.Code(batch.Kind), batch.Source, $"{batch.LineCount}", batch.InWords, people.GetValueOrDefault(batch.ByPersonId),
                Export.Instant(batch.UndoneAt), batch.UndoneById is { } id ? people.GetValueOrDefault(id) : null, batch.Id.ToString(),
            }),
        ]);
    }
}
