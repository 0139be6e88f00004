using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Discussion;

// A key that holds the revision too: nothing said of one text is ever shown under another.

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments");
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Words).HasMaxLength(Comment.MaxWords);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasDiscriminator<string>("kind").HasValue<Comment>("comment").HasValue<Suggestion>("suggestion");
        builder.Property<string>("kind").HasMaxLength(20);
        builder.Ignore(comment => comment.Document);
        builder.HasIndex(comment => new { comment.StatementId, comment.SaidAt });
        builder.HasIndex(comment => comment.OrganisationId);
        builder.HasOne<Statement>().WithMany().HasForeignKey(comment => comment.StatementId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(comment => new { comment.RevisionId, comment.StatementId }).HasPrincipalKey(revision => new { revision.Id, revision.StatementId });
        builder.HasOne<Paragraph>().WithMany().HasForeignKey(comment => new { comment.ParagraphId, comment.RevisionId }).HasPrincipalKey(paragraph => new { paragraph.Id, paragraph.RevisionId });
        builder.HasOne<Comment>().WithMany().HasForeignKey(comment => comment.ThreadId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(comment => comment.OrganisationId);
        builder.HasOne<Contact>().WithMany().HasForeignKey(comment => comment.ContactId);
        builder.HasOne<Person>().WithMany().HasForeignKey(comment => comment.PersonId);
    }
}

internal sealed class SuggestionMapping : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder)
    {
        builder.Property(suggestion => suggestion.Replacement).HasMaxLength(Comment.MaxWords);
        builder.Property(suggestion => suggestion.DeclineReason).HasMaxLength(Comment.MaxWords);
    }
}

internal sealed class PositionRoundMapping : IEntityTypeConfiguration<PositionRound>
{
    public void Configure(EntityTypeBuilder<PositionRound> builder)
    {
        builder.ToTable("position_rounds");
        builder.Property(round => round.Id).ValueGeneratedNever();
        builder.Property(round => round.Title).HasMaxLength(Name.MaxLength);
        builder.Property(round => round.ClosesZone).HasMaxLength(60);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(round => round.Closes);
        builder.Property(round => round.MapElectorate).HasJson();
        builder.HasIndex(round => round.RevisionId).IsUnique().HasDatabaseName(Constraints.OneRoundPerRevision);
        builder.HasOne<Statement>().WithMany(statement => statement.Rounds).HasForeignKey(round => round.StatementId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(round => new { round.RevisionId, round.StatementId }).HasPrincipalKey(revision => new { revision.Id, revision.StatementId });
    }
}

internal sealed class PositionMapping : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> builder)
    {
        builder.ToTable("positions");
        builder.Property(position => position.Id).ValueGeneratedNever();
        builder.Property(position => position.Reason).HasMaxLength(Position.MaxReason);
        builder.HasIndex(position => new { position.RoundId, position.OrganisationId, position.ParagraphId, position.Number }).IsUnique().AreNullsDistinct(false).HasDatabaseName(Constraints.OnePositionPerNumber);
        builder.HasOne<PositionRound>().WithMany().HasForeignKey(position => new { position.RoundId, position.RevisionId }).HasPrincipalKey(round => new { round.Id, round.RevisionId });
        builder.HasOne<Paragraph>().WithMany().HasForeignKey(position => new { position.ParagraphId, position.RevisionId }).HasPrincipalKey(paragraph => new { paragraph.Id, paragraph.RevisionId });
        builder.HasOne(position => position.Organisation).WithMany().HasForeignKey(position => position.OrganisationId);
        builder.HasOne(position => position.Contact).WithMany().HasForeignKey(position => position.ContactId);
    }
}

internal sealed class ParagraphUseMapping : IEntityTypeConfiguration<ParagraphUse>
{
    public void Configure(EntityTypeBuilder<ParagraphUse> builder)
    {
        builder.ToTable("paragraph_uses");
        builder.Property(use => use.Id).ValueGeneratedNever();
        builder.HasIndex(use => new { use.ParagraphId, use.OrganisationId, use.Number }).IsUnique().HasDatabaseName(Constraints.OneUsePerNumber);
        builder.HasOne<Paragraph>().WithMany().HasForeignKey(use => use.ParagraphId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(use => use.OrganisationId);
        builder.HasOne<Contact>().WithMany().HasForeignKey(use => use.ContactId);
    }
}

internal sealed class IntentionMapping : IEntityTypeConfiguration<Intention>
{
    public void Configure(EntityTypeBuilder<Intention> builder)
    {
        builder.ToTable("intentions");
        builder.Property(intention => intention.Id).ValueGeneratedNever();
        builder.Property(intention => intention.Words).HasMaxLength(Intention.MaxWords);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.HasIndex(intention => new { intention.StatementId, intention.OrganisationId }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(Constraints.OneIntention);
        builder.HasOne(intention => intention.Statement).WithMany().HasForeignKey(intention => intention.StatementId);
        builder.HasOne(intention => intention.Organisation).WithMany().HasForeignKey(intention => intention.OrganisationId);
        builder.HasOne(intention => intention.Contact).WithMany().HasForeignKey(intention => intention.ContactId);
    }
}
