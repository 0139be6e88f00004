using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("statements");
        builder.Property(statement => statement.Id).ValueGeneratedNever();
        builder.Property(statement => statement.Slug).HasMaxLength(Statement.MaxSlug);
        builder.Property(statement => statement.Process).HasMaxLength(Name.MaxLength);
        builder.Property(statement => statement.Language).HasMaxLength(20);
        builder.Property(statement => statement.DeadlineZone).HasMaxLength(60);
        builder.Property(statement => statement.Source).HasMaxLength(300);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(statement => statement.Slug).IsUnique().HasDatabaseName(Constraints.OneStatementPerSlug);
        builder.HasIndex(statement => statement.Status);
        builder.Ignore(statement => statement.Deadline).Ignore(statement => statement.Text).Ignore(statement => statement.LiveSignatures);
        builder.Property(statement => statement.CommentsUntilZone).HasMaxLength(60);
        builder.Ignore(statement => statement.LastRevision).Ignore(statement => statement.Draft).Ignore(statement => statement.Round).Ignore(statement => statement.CommentsUntil);
        builder.Ignore(statement => statement.Circulated).Ignore(statement => statement.UnderEarlierTexts).Ignore(statement => statement.DraftDocument);
        builder.Ignore(statement => statement.CurrentEdition).Ignore(statement => statement.ShownOn);
        builder.Ignore(statement => statement.Counted).Ignore(statement => statement.OpenPublication).Ignore(statement => statement.NotInEdition);
        builder.HasOne<Contact>().WithMany().HasForeignKey(statement => statement.PenHolderId);
        builder.HasMany(statement => statement.Drafts).WithOne().HasForeignKey(draft => draft.StatementId);
        builder.HasMany(statement => statement.Revisions).WithOne().HasForeignKey(revision => revision.StatementId);
        builder.HasMany(statement => statement.Signatures).WithOne().HasForeignKey(signature => signature.StatementId);
        builder.HasMany(statement => statement.Editions).WithOne().HasForeignKey(edition => edition.StatementId);
        builder.HasMany(statement => statement.Publications).WithOne().HasForeignKey(publication => publication.StatementId);
        builder.HasMany(statement => statement.Disputes).WithOne().HasForeignKey(dispute => dispute.StatementId);
        builder.HasMany(statement => statement.LateCodes).WithOne().HasForeignKey(code => code.StatementId);
    }
}

internal sealed class DraftTextMapping : IEntityTypeConfiguration<DraftText>
{
    public void Configure(EntityTypeBuilder<DraftText> builder)
    {
        builder.ToTable("draft_texts");
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Title).HasMaxLength(Name.MaxLength);
        builder.Ignore(draft => draft.Document);
        builder.HasIndex(draft => new { draft.StatementId, draft.Number }).IsUnique().HasDatabaseName(Constraints.OneDraftPerNumber);
    }
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToTable("revisions", table => table.HasCheckConstraint("ck_revisions_sha256", "sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')"));
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder.Property(revision => revision.Title).HasMaxLength(Name.MaxLength);
        builder.Property(revision => revision.Language).HasMaxLength(20);
        builder.Property(revision => revision.Sha256).HasMaxLength(64);
        builder.Property(revision => revision.Summary).HasMaxLength(Statement.MaxSummary);
        builder.Ignore(revision => revision.Document);
        builder.HasIndex(revision => new { revision.StatementId, revision.Number }).IsUnique().HasDatabaseName(Constraints.OneRevisionPerNumber);
        builder.HasMany(revision => revision.Paragraphs).WithOne().HasForeignKey(paragraph => paragraph.RevisionId);
    }
}

internal sealed class ParagraphMapping : IEntityTypeConfiguration<Paragraph>
{
    public void Configure(EntityTypeBuilder<Paragraph> builder)
    {
        builder.ToTable("paragraphs");
        builder.Property(paragraph => paragraph.Id).ValueGeneratedNever();
        builder.Property(paragraph => paragraph.Ancestors).HasColumnType("uuid[]").HasDefaultValueSql("'{}'");
        builder.HasIndex(paragraph => new { paragraph.RevisionId, paragraph.Number }).IsUnique();
    }
}

internal sealed class SignatureMapping : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.ToTable("signatures", table => table.HasCheckConstraint("ck_signatures_origin",
            "(origin = 'Online' AND person_id IS NOT NULL AND declaration IS NOT NULL AND signed_at IS NOT NULL AND source IS NULL)"
            + " OR (origin = 'Recorded' AND person_id IS NULL AND declaration IS NULL AND source IS NOT NULL)"));
        builder.Property(signature => signature.Id).ValueGeneratedNever();
        builder.Property(signature => signature.OrganisationName).HasMaxLength(Name.MaxLength);
        builder.Property(signature => signature.NativeName).HasMaxLength(Name.MaxLength);
        builder.Property(signature => signature.PersonTitle).HasMaxLength(Name.MaxLength);
        builder.Property(signature => signature.Economy).HasMaxLength(2).IsFixedLength();
        builder.Property(signature => signature.TextSha256).HasMaxLength(64);
        builder.Property(signature => signature.Source).HasMaxLength(300);
        builder.Property(signature => signature.Kinds).HasJson();
        builder.Ignore(signature => signature.Authority);
        builder.HasIndex(signature => new { signature.RevisionId, signature.OrganisationId }).IsUnique()
            .HasFilter("withdrawn_at IS NULL AND invalidated_at IS NULL").HasDatabaseName(Constraints.OneLiveSignature);
        builder.Property(signature => signature.Domain).HasMaxLength(253);
        builder.Property(signature => signature.LateReason).HasMaxLength(LateCode.MaxReason);
        builder.Property(signature => signature.WithdrawalReason).HasMaxLength(Statement.MaxReason);
        builder.HasIndex(signature => signature.LateCodeId).IsUnique().HasDatabaseName(Constraints.OneSignaturePerLateCode);
        builder.HasOne<LateCode>().WithMany().HasForeignKey(signature => signature.LateCodeId);
        // The key holds the hash too: a signature cannot name a text other than its revision's.
        builder.HasOne<Revision>().WithMany().HasForeignKey(signature => new { signature.RevisionId, signature.TextSha256 })
            .HasPrincipalKey(revision => new { revision.Id, revision.Sha256 });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(signature => signature.OrganisationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(signature => signature.PersonId);
    }
}

internal sealed class SigningRequestMapping : IEntityTypeConfiguration<SigningRequest>
{
    public void Configure(EntityTypeBuilder<SigningRequest> builder)
    {
        builder.ToTable("signing_requests");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.SignerName).HasMaxLength(Name.MaxLength);
        builder.Property(request => request.SignerKey).HasMaxLength(320);
        builder.Property(request => request.SignerTitle).HasMaxLength(Name.MaxLength);
        builder.Property(request => request.Words).HasMaxLength(SigningRequest.MaxWords);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(request => new { request.StatementId, request.ContactId, request.SignerKey }).IsUnique().HasDatabaseName(Constraints.OneRequestPerSigner);
        builder.HasIndex(request => request.OrganisationId);
        builder.HasOne(request => request.Statement).WithMany().HasForeignKey(request => request.StatementId);
        builder.HasOne(request => request.Organisation).WithMany().HasForeignKey(request => request.OrganisationId);
        builder.HasOne(request => request.Contact).WithMany().HasForeignKey(request => request.ContactId);
    }
}

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.ToTable("editions");
        builder.Property(edition => edition.Id).ValueGeneratedNever();
        builder.HasIndex(edition => new { edition.StatementId, edition.Number }).IsUnique().HasDatabaseName(Constraints.OneEditionPerNumber);
        builder.HasOne<Revision>().WithMany().HasForeignKey(edition => edition.RevisionId);
        builder.HasMany(edition => edition.Files).WithOne().HasForeignKey(file => file.EditionId);
        builder.HasMany(edition => edition.Lines).WithOne().HasForeignKey(line => line.EditionId);
        builder.Property(edition => edition.Because).HasMaxLength(Publication.MaxBecause);
    }
}

internal sealed class EditionLineMapping : IEntityTypeConfiguration<EditionLine>
{
    public void Configure(EntityTypeBuilder<EditionLine> builder)
    {
        builder.ToTable("edition_lines");
        builder.HasKey(line => new { line.EditionId, line.SignatureId });
        builder.Property(line => line.Words).HasMaxLength(Statement.MaxReason);
        builder.HasOne<Signature>().WithMany().HasForeignKey(line => line.SignatureId);
    }
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("publications", table => table.HasCheckConstraint("ck_publications_two_people", "confirmed_by_id <> proposed_by_id"));
        builder.Property(publication => publication.Id).ValueGeneratedNever();
        builder.Property(publication => publication.EmbargoZone).HasMaxLength(60);
        builder.Property(publication => publication.Because).HasMaxLength(Publication.MaxBecause);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(publication => publication.Embargo);
        builder.HasIndex(publication => publication.StatementId).IsUnique().HasFilter("dropped_at IS NULL AND issued_at IS NULL").HasDatabaseName(Constraints.OneOpenPublication);
        builder.HasOne<Revision>().WithMany().HasForeignKey(publication => publication.RevisionId);
    }
}

internal sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable("disputes", table => table.HasCheckConstraint("ck_disputes_two_people", "decided_by_id <> proposed_by_id"));
        builder.Property(dispute => dispute.Id).ValueGeneratedNever();
        builder.Property(dispute => dispute.Words).HasMaxLength(Dispute.MaxWords);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(dispute => dispute.SignatureId).IsUnique().HasFilter("decided_at IS NULL").HasDatabaseName(Constraints.OneOpenDispute);
        builder.HasOne<Signature>().WithMany().HasForeignKey(dispute => dispute.SignatureId);
    }
}

internal sealed class LateCodeMapping : IEntityTypeConfiguration<LateCode>
{
    public void Configure(EntityTypeBuilder<LateCode> builder)
    {
        builder.ToTable("late_codes");
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.Property(code => code.Reason).HasMaxLength(LateCode.MaxReason);
        builder.Property(code => code.UntilZone).HasMaxLength(60);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(code => code.Until);
        builder.HasIndex(code => code.SecretHash).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(code => code.OrganisationId);
    }
}

internal sealed class ReceiptLinkMapping : IEntityTypeConfiguration<ReceiptLink>
{
    public void Configure(EntityTypeBuilder<ReceiptLink> builder)
    {
        builder.ToTable("receipt_links");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasIndex(link => link.SecretHash).IsUnique();
        builder.HasOne<Signature>().WithMany().HasForeignKey(link => link.SignatureId);
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId);
    }
}

internal sealed class EditionFileMapping : IEntityTypeConfiguration<EditionFile>
{
    public void Configure(EntityTypeBuilder<EditionFile> builder)
    {
        builder.ToTable("edition_files", table => table.HasCheckConstraint("ck_edition_files_sha256", "sha256 = encode(sha256(bytes), 'hex')"));
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.HasIndex(file => new { file.EditionId, file.Format }).IsUnique().HasDatabaseName(Constraints.OneFilePerFormat);
    }
}

public static class StatementQueries
{
    /// <summary>A statement with its texts (of the drafts the last), signatures and what became of them, windows and editions, but not the editions' bytes.</summary>
    public static IQueryable<Statement> Whole(this IQueryable<Statement> statements) => statements
        .Include(statement => statement.Drafts.OrderByDescending(draft => draft.Number).Take(1))
        .Include(statement => statement.Rounds)
        .Include(statement => statement.Revisions).ThenInclude(revision => revision.Paragraphs)
        .Include(statement => statement.Signatures)
        .Include(statement => statement.Editions).ThenInclude(edition => edition.Lines)
        .Include(statement => statement.Publications)
        .Include(statement => statement.Disputes)
        .Include(statement => statement.LateCodes)
        .AsSplitQuery();
}
