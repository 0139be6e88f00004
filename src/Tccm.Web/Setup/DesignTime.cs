using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Setup;

/// <summary>For <c>dotnet ef migrations add</c>, which needs a model but no database.</summary>
public sealed class DesignTimeRegister : IDesignTimeDbContextFactory<TccmDbContext>
{
    public TccmDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<TccmDbContext>().UseNpgsql(PortalDatabase.Tables(TccmDbContext.Schema)).Options);
}

public sealed class DesignTimeIdentity : IDesignTimeDbContextFactory<IdentityDb>
{
    public IdentityDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<IdentityDb>().UseNpgsql(PortalDatabase.Tables(IdentityDb.Schema)).Options);
}
