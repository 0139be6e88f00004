using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tccm.Web.Tests.Background;

/// <summary>A mail relay that answers each mailbox as it is told (RFC 5321, as much as one sender needs), and keeps what it took byte by byte.</summary>
internal sealed class ScriptedRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly Func<string, string> answerTo;
    private readonly Task serving;

    /// <param name="answerTo">To a mailbox: the reply to RCPT, such as "250 OK" or "550 5.1.1 No such user".</param>
    public ScriptedRelay(Func<string, string> answerTo)
    {
        this.answerTo = answerTo;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>What came after DATA, of each letter.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Stop();
        await serving;
        stopped.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!stopped.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(stopped.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            // One byte is one character, so that nothing is read otherwise than it came.
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await SayAsync(stream, "220 relay.test");
            while (await reader.ReadLineAsync(stopped.Token) is { } line)
            {
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "RCPT":
                        var mailbox = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                        Asked.Enqueue(mailbox);
                        await SayAsync(stream, answerTo(mailbox));
                        break;
                    case "DATA":
                        await SayAsync(stream, "354 Go on");
                        var letter = new StringBuilder();
                        while (await reader.ReadLineAsync(stopped.Token) is { } text && text != ".") letter.Append(text).Append('\n');
                        Taken.Enqueue(letter.ToString());
                        await SayAsync(stream, "250 OK");
                        break;
                    case "QUIT":
                        await SayAsync(stream, "221 Bye");
                        return;
                    default:
                        await SayAsync(stream, "250 OK");
                        break;
                }
            }
        }
        catch (IOException)
        {
            // The sender hung up; the next one is served.
            return;
        }
    }

    private async Task SayAsync(NetworkStream stream, string reply) => await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stopped.Token);
}
