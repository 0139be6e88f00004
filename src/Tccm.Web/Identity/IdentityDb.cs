using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tccm.Domain.Database;

namespace Tccm.Web.Identity;

/// <summary>A login. Who it belongs to, and what they may do, the register knows.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    public PortalUser() => Id = Guid.CreateVersion7();
}

/// <summary>A mailed link that works once: to set a password anew, or in Development to enter the demo story.</summary>
public sealed class OneUseLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public string Purpose { get; init; } = "";
    public byte[] SecretHash { get; init; } = [];
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }

    public const string SetPassword = "set-password";
    public const string DemoSignIn = "demo-sign-in";
}

/// <summary>Logins have a context and a schema of their own: the user manager saves whatever else is pending in a shared one.</summary>
public sealed class IdentityDb(DbContextOptions<IdentityDb> options) : IdentityUserContext<PortalUser, Guid>(options)
{
    public const string Schema = "identity";

    public DbSet<OneUseLink> OneUseLinks => Set<OneUseLink>();

    /// <summary>Lets logins be written in the register's transaction, so that a person and their login come together or not at all.</summary>
    public async Task JoinAsync(TccmDbContext register, IDbContextTransaction act)
    {
        Database.SetDbConnection(register.Database.GetDbConnection(), contextOwnsConnection: false);
        await Database.UseTransactionAsync(act.GetDbTransaction());
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<OneUseLink>(link =>
        {
            link.ToTable("OneUseLinks");
            link.Property(one => one.Purpose).HasMaxLength(40);
            link.HasIndex(one => one.SecretHash).IsUnique();
            link.HasOne<PortalUser>().WithMany().HasForeignKey(one => one.UserId);
            link.Property<uint>("xmin").IsRowVersion();
        });
        builder.UseSnakeCase();
    }
}
