using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tccm.Domain.Database;
using Tccm.Domain.Text;

namespace Tccm.Domain.Announcements;

internal sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.ToTable("announcements");
        builder.Property(announcement => announcement.Id).ValueGeneratedNever();
        builder.Property(announcement => announcement.Slug).HasMaxLength(Announcement.MaxSlug);
        builder.Property(announcement => announcement.Subject).HasMaxLength(Name.MaxLength);
        builder.Property(announcement => announcement.Body).HasMaxLength(Announcement.MaxBody + 1);
        builder.Property(announcement => announcement.Language).HasMaxLength(20);
        builder.Property(announcement => announcement.Region).HasMaxLength(60);
        builder.Property<uint>("xmin").IsRowVersion();
        builder.Ignore(announcement => announcement.Audience).Ignore(announcement => announcement.Document).Ignore(announcement => announcement.IsSent);
        builder.HasOne(announcement => announcement.Process).WithMany().HasForeignKey(announcement => announcement.ProcessId);
        builder.Navigation(announcement => announcement.Process).AutoInclude();
        builder.HasIndex(announcement => announcement.Slug).IsUnique().HasDatabaseName(Constraints.OneAnnouncementPerSlug);
    }
}
