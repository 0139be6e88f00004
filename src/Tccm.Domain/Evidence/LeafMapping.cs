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
        builder.Ignore(leaf => leaf.Text);
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

internal sealed class KeptCheckpointMapping : IEntityTypeConfiguration<KeptCheckpoint>
{
    public void Configure(EntityTypeBuilder<KeptCheckpoint> builder)
    {
        builder.ToTable("evidence_checkpoints");
        builder.HasKey(checkpoint => checkpoint.Size);
        builder.Property(checkpoint => checkpoint.Size).ValueGeneratedNever();
    }
}

internal sealed class VerificationMapping : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.ToTable("verifications");
        builder.Property(verification => verification.Id).ValueGeneratedNever();
        builder.Property(verification => verification.First).HasMaxLength(Verification.MaxFirst);
        builder.HasIndex(verification => verification.At);
    }
}

internal sealed class SigningTraceMapping : IEntityTypeConfiguration<SigningTrace>
{
    public void Configure(EntityTypeBuilder<SigningTrace> builder)
    {
        builder.ToTable("signing_traces");
        builder.Property(trace => trace.Id).ValueGeneratedNever();
        builder.Property(trace => trace.Address).HasMaxLength(60);
        builder.Property(trace => trace.Agent).HasMaxLength(SigningTrace.MaxAgent);
    }
}
