using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Tests.Identity;

public sealed class PasswordHashingTests
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA-512, which is what Identity's third format uses.</summary>
    private const int Least = 210_000;

    [Fact]
    public void Password_IsHashedAsOftenAsIsAdvised()
    {
        var services = new ServiceCollection();
        services.AddLogins(new PortalOptions());

        var options = services.BuildServiceProvider().GetRequiredService<IOptions<PasswordHasherOptions>>().Value;

        Assert.Equal(PasswordHasherCompatibilityMode.IdentityV3, options.CompatibilityMode);
        Assert.True(options.IterationCount >= Least, $"{options.IterationCount} rounds");
    }
}
