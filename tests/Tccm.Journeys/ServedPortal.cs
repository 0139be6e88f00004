using System.Net;
using System.Net.Sockets;
using Tccm.Testing;

namespace Tccm.Journeys;

/// <summary>The portal on a free port of this machine.</summary>
public sealed class ServedPortal(PostgresFixture postgres) : Portal(postgres)
{
    public override Uri BaseAddress { get; } = new($"http://localhost:{FreePort()}");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
