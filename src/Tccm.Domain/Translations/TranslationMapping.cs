using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Translations;

internal sealed class TranslationMapping : IEntityTypeConfiguration<Translation>
{
    public void Configure(EntityTypeBuilder<Translation> builder)
    {
        builder.ToTable("translations");
        builder.Property(translation => translation.Id).ValueGeneratedNever();
        builder.Property(translation => translation.Language).HasMaxLength(20);
        builder.Property(translation => translation.SentBackReason).HasMaxLength(Translation.MaxReason);
        builder.Property(translation => translation.WithdrawnReason).HasMaxLength(Translation.MaxReason);
        builder.Property(translation => translation.WriterIds).HasColumnType("uuid[]").HasDefaultValueSql("'{}'");
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(translation => translation.Last).Ignore(translation => translation.Shown);
        builder.HasIndex(translation => new { translation.RevisionId, translation.Language }).IsUnique().HasFilter("withdrawn_at IS NULL").HasDatabaseName(Constraints.OneTranslation);
        builder.HasIndex(translation => translation.StatementId);
        builder.HasOne<Statement>().WithMany().HasForeignKey(translation => translation.StatementId);
        // The key holds the statement too: a translation never stands under a text that it was not made from.
        builder.HasOne<Revision>().WithMany().HasForeignKey(translation => new { translation.RevisionId, translation.StatementId }).HasPrincipalKey(revision => new { revision.Id, revision.StatementId });
        builder.HasOne(translation => translation.Organisation).WithMany().HasForeignKey(translation => translation.OrganisationId);
        builder.HasOne(translation => translation.LookedOverFor).WithMany().HasForeignKey(translation => translation.LookedOverForId);
        builder.HasOne<Contact>().WithMany().HasForeignKey(translation => translation.ContactId);
        builder.HasOne<Person>().WithMany().HasForeignKey(translation => translation.BegunById);
        builder.HasOne<Person>().WithMany().HasForeignKey(translation => translation.LookedOverById);
        builder.HasOne<Translation>().WithMany().HasForeignKey(translation => translation.FromId);
        builder.HasMany(translation => translation.Texts).WithOne().HasForeignKey(text => text.TranslationId);
    }
}

internal sealed class TranslatedTextMapping : IEntityTypeConfiguration<TranslatedText>
{
    public void Configure(EntityTypeBuilder<TranslatedText> builder)
    {
        builder.ToTable("translated_texts", table => table.HasCheckConstraint("ck_translated_texts_sha256", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')"));
        builder.Property(text => text.Id).ValueGeneratedNever();
        builder.Property(text => text.Title).HasMaxLength(Name.MaxLength);
        builder.Property(text => text.Sha256).HasMaxLength(64);
        builder.Ignore(text => text.Document);
        builder.HasIndex(text => new { text.TranslationId, text.Number }).IsUnique().HasDatabaseName(Constraints.OneTranslatedTextPerNumber);
    }
}

public static class TranslationQueries
{
    /// <summary>The statement's translations with who made and looked them over, and of each the saving that is last and the one that is shown.</summary>
    public static async Task<IReadOnlyList<Translation>> TranslationsAsync(this TccmDbContext db, Guid statementId, CancellationToken cancellationToken = default)
    {
        var all = await db.Translations.Include(one => one.Organisation).Include(one => one.LookedOverFor).Where(one => one.StatementId == statementId).ToListAsync(cancellationToken);
        // Read beside them, and by their numbers: an older saving is nobody's to read.
        await db.TranslatedTexts.Where(text => db.Translations.Any(one => one.Id == text.TranslationId && one.StatementId == statementId && (one.LastNumber == text.Number || one.ShownNumber == text.Number))).LoadAsync(cancellationToken);
        return [.. all.OrderBy(one => one.LanguageInWords, StringComparer.Ordinal).ThenByDescending(one => one.RevisionNumber).ThenByDescending(one => one.BegunAt)];
    }
}
