using System.Runtime.InteropServices;
using Tccm.EmbeddedPostgres;

// A program with an embedded PostgreSQL, for the tests to kill. Arguments: data folder, then "orderly" to stop the server
// itself when told to end, or "careless" to leave that to whatever happens.
var end = new TaskCompletionSource();
void Asked(PosixSignalContext signal)
{
    signal.Cancel = true;
    end.TrySetResult();
}

var orderly = args is [_, "orderly"];
using var term = orderly ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, Asked) : null;
using var interrupt = orderly ? PosixSignalRegistration.Create(PosixSignal.SIGINT, Asked) : null;

var server = await PostgresServer.StartAsync(new PostgresOptions { DataFolder = args[0] });
Console.WriteLine(server.SocketFolder);
await end.Task;

// As a host that finishes its requests first.
await Task.Delay(500);
Console.WriteLine(Directory.EnumerateFileSystemEntries(server.SocketFolder).Any() ? "still served" : "not served");
await server.StopAsync();
Console.WriteLine("stopped");
