using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;

namespace Tccm.Domain.Imports;

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("import_batches");
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.Property(batch => batch.Source).HasMaxLength(ImportBatch.MaxSource);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(batch => batch.InWords);
        builder.HasIndex(batch => batch.CreatedAt);
        builder.HasMany(batch => batch.Things).WithOne(thing => thing.Batch).HasForeignKey(thing => thing.BatchId);
    }
}

internal sealed class ImportedThingMapping : IEntityTypeConfiguration<ImportedThing>
{
    public void Configure(EntityTypeBuilder<ImportedThing> builder)
    {
        builder.ToTable("imported_things");
        builder.Property(thing => thing.Id).ValueGeneratedNever();
        builder.Property(thing => thing.Before).HasJson<OrganisationFacts?>();
        builder.Property(thing => thing.After).HasJson<OrganisationFacts?>();
        builder.HasIndex(thing => thing.ThingId);
    }
}
