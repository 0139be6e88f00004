using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Evidence;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Verify;

/// <summary>
/// What the portal knows of a SHA-256: of a file of an edition, of a text that was signed and published, of a version of the
/// Purpose, and of a leaf of the log for those who got its receipt. A file is hashed in the browser and never sent.
/// </summary>
public sealed partial class IndexModel(TccmDbContext db, CurrentPerson current, EvidenceKeys keys) : PageModel
{
    public string? Asked { get; private set; }
    public string? Hash { get; private set; }
    public string? Problem { get; private set; }
    public IReadOnlyList<FileFound> Files { get; private set; } = [];
    public IReadOnlyList<Statement> Texts { get; private set; } = [];
    public string? Purpose { get; private set; }
    public Leaf? Leaf { get; private set; }
    public Guid? Receipt { get; private set; }
    public bool IsKnown => Files.Count + Texts.Count > 0 || Purpose is not null || Leaf is not null;
    public string LogKey => keys.LogKey.Fingerprint;
    public string PublicationKey => keys.PublicationKey.Fingerprint;

    public async Task OnGetAsync(string? hash)
    {
        Asked = hash;
        if (string.IsNullOrWhiteSpace(hash)) return;
        // As sha256sum prints it, as our pages print it, or by itself.
        if (Form().Match(hash) is not { Success: true } match)
        {
            Problem = "That is no SHA-256. It is 64 characters from 0 to 9 and a to f, as sha256sum prints it before the name of the file. Copy all of it.";
            return;
        }
        Hash = match.Groups["hash"].Value.ToLowerInvariant();
        await FindAsync(Hash);
    }

    private async Task FindAsync(string hash)
    {
        var published = await db.Statements.Whole().AsNoTracking().Where(statement => StatementStatuses.Public.Contains(statement.Status)
            && (statement.Editions.Any(edition => edition.Files.Any(file => file.Sha256 == hash)) || statement.Editions.Any(edition => db.Revisions.Any(revision => revision.Id == edition.RevisionId && revision.Sha256 == hash)))).ToListAsync();
        var files = await db.Set<EditionFile>().AsNoTracking().Where(file => file.Sha256 == hash).Select(file => new { file.EditionId, file.Format }).ToListAsync();
        Files = [.. published.SelectMany(statement => statement.Editions.Join(files, edition => edition.Id, file => file.EditionId, (edition, file) => new FileFound(statement, edition, file.Format)))
            .OrderByDescending(found => found.Edition.Number).ThenBy(found => found.Format)];
        Texts = [.. published.Where(statement => statement.Text.Sha256 == hash && Files.All(found => found.Statement != statement))];
        Purpose = (await db.PurposeVersions.AsNoTracking().Where(version => version.Sha256 == hash).ToListAsync()).Select(version => version.Number).FirstOrDefault();
        await FindLeafAsync(Convert.FromHexString(hash));
    }

    /// <summary>A leaf is looked up by those it was sent to: the contacts of the organisation now, and the secretariat.</summary>
    private async Task FindLeafAsync(byte[] hash)
    {
        var mine = current.Contacts.Select(contact => contact.OrganisationId.ToString()).ToList();
        if (mine.Count == 0 && !current.IsSecretariat) return;
        if (await db.Leaves.AsNoTracking().SingleOrDefaultAsync(leaf => leaf.Hash == hash) is not { } leaf) return;
        if (!current.IsSecretariat && !mine.Contains(Leaf.ValueOf(leaf.Text, "org") ?? "", StringComparer.Ordinal)) return;
        Leaf = leaf;
        if (leaf.Type == "sign" && await db.Signatures.AnyAsync(signature => signature.Id == leaf.ActId) && current.Contacts.Any(contact => contact.OrganisationId.ToString() == Leaf.ValueOf(leaf.Text, "org"))) Receipt = leaf.ActId;
    }

    [GeneratedRegex(@"^\s*(sha256[:\s]\s*)?(?<hash>[0-9a-fA-F]{64})(\s.*)?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    public sealed record FileFound(Statement Statement, Edition Edition, EditionFormat Format)
    {
        public bool IsCurrent => Edition == Statement.CurrentEdition;
        public string What => Download.InWords(Format);
    }
}
