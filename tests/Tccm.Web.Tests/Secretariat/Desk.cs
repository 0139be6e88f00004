using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tccm.Domain.Statements;
using Tccm.Testing;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Secretariat;

/// <summary>A portal whose press prints a word where the real one is not set up.</summary>
public sealed class Desk(PostgresFixture postgres) : Portal(postgres)
{
    protected override void Configure(IWebHostBuilder host)
    {
        base.Configure(host);
        host.ConfigureServices(services => services.TryAddSingleton<IEditionPress, PlainPress>());
    }

    private sealed class PlainPress : IEditionPress
    {
        public Task<IReadOnlyList<EditionFile>> PrintAsync(Statement statement, SignatoryList signatories, EditionToPrint edition, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<EditionFile>>([.. Enum.GetValues<EditionFormat>().Select(format => new EditionFile(format, [(byte)format]))]);
    }
}
