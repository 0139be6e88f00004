using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>The portal on a free port of this machine, as a first run has it: with the demo story, which is told in Development only.</summary>
public sealed class ServedPortal(PostgresFixture postgres) : Portal(postgres)
{
    public override Uri BaseAddress { get; } = new($"http://localhost:{FreePort()}");

    protected override void Configure(IWebHostBuilder host) => host.UseEnvironment(Environments.Development);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
