using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tccm.Domain.Evidence;

internal sealed class LeafMapping : IEntityTypeConfiguration<Leaf>
{
    public void Configure(EntityTypeBuilder<Leaf> builder)
    {
        builder.ToTable("evidence_leaves", table => table.HasCheckConstraint("ck_evidence_leaves_hash", "hash = sha256('\\x00'::bytea || bytes)"));
        builder.HasKey(leaf => leaf.Index);
        builder.Property(leaf => leaf.Index).ValueGeneratedNever();
        builder.Property(leaf => leaf.Type).HasMaxLength(20);
        builder.HasIndex(leaf => leaf.ActId).IsUnique();
        builder.HasOne(leaf => leaf.Envelope).WithOne().HasForeignKey<LeafEnvelope>(envelope => envelope.LeafIndex);
    }
}

internal sealed class LeafEnvelopeMapping : IEntityTypeConfiguration<LeafEnvelope>
{
    public void Configure(EntityTypeBuilder<LeafEnvelope> builder)
    {
        builder.ToTable("evidence_envelopes");
        builder.HasKey(envelope => envelope.LeafIndex);
        builder.Property(envelope => envelope.LeafIndex).ValueGeneratedNever();
    }
}
