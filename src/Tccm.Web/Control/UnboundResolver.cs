using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Tccm.Web.Control.Native;

namespace Tccm.Web.Control;

/// <summary>
/// Asks the resolver of the settings, or the system's, through libunbound. Each question has a context of its own,
/// so that no answer is remembered from one check to the next.
/// </summary>
public sealed class UnboundResolver(IOptions<DomainOptions> options, ILogger<UnboundResolver> log) : IResolver
{
    private const int Internet = 1;
    private const int NoSuchName = 3;
    private const int MostRecords = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public Task<DnsAnswer> AskAsync(string name, DnsType type, CancellationToken cancellationToken)
    {
        if (!UnboundApi.IsInstalled)
        {
            log.LogError("The library {Library} is missing, so control of domains cannot be checked. On Debian and Ubuntu install it with: apt-get install libunbound8", UnboundApi.Library);
            return Task.FromResult(DnsAnswer.Nothing(DnsOutcome.NoResolver));
        }

        // Making and ending a context blocks for a moment.
        return Task.Run(() => ResolveAsync(name, type, cancellationToken), cancellationToken);
    }

    private async Task<DnsAnswer> ResolveAsync(string name, DnsType type, CancellationToken cancellationToken)
    {
        using var context = UnboundApi.Create();
        if (context.IsInvalid || !IsSetUp(context)) return DnsAnswer.Nothing(DnsOutcome.NoResolver);

        var question = new Question();
        var held = GCHandle.Alloc(question);
        try
        {
            if (!Begin(context, name, type, GCHandle.ToIntPtr(held))) return DnsAnswer.Nothing(DnsOutcome.Failed);
            var until = Environment.TickCount64 + (long)options.Value.ResolverTimeout.TotalMilliseconds;
            while (question.Answer is null)
            {
                if (Environment.TickCount64 > until) return DnsAnswer.Nothing(DnsOutcome.TimedOut);
                await Task.Delay(Pause, cancellationToken);
                if (UnboundApi.Process(context) != 0) return DnsAnswer.Nothing(DnsOutcome.Failed);
            }
            return question.Answer;
        }
        finally
        {
            // The context goes first: while it lives it may still call back.
            context.Dispose();
            held.Free();
        }
    }

    private bool IsSetUp(UnboundApi.ContextHandle context)
    {
        var resolver = options.Value.Resolver;
        var done = UnboundApi.LogTo(context, 0) == 0
            && UnboundApi.UseThread(context, 1) == 0
            && UnboundApi.SetOption(context, "do-not-query-localhost:", "no") == 0
            && UnboundApi.SetOption(context, "msg-cache-size:", "256k") == 0
            && UnboundApi.SetOption(context, "rrset-cache-size:", "256k") == 0
            && (string.IsNullOrEmpty(resolver) ? UnboundApi.ForwardAsSystem(context, null) : UnboundApi.Forward(context, resolver)) == 0;
        if (!done) log.LogError("The resolver {Resolver} cannot be used. Domains:Resolver is an address, or address@port.", string.IsNullOrEmpty(resolver) ? "of the system" : resolver);
        return done;
    }

    private static unsafe bool Begin(UnboundApi.ContextHandle context, string name, DnsType type, nint question) =>
        UnboundApi.Resolve(context, name, (int)type, Internet, question, &Take, out _) == 0;

    [UnmanagedCallersOnly]
    private static unsafe void Take(nint question, int error, UnboundApi.Result* result)
    {
        // Nothing may be thrown into the library.
        if (GCHandle.FromIntPtr(question).Target is not Question asked) return;
        asked.Answer = error != 0 || result is null ? DnsAnswer.Nothing(DnsOutcome.Failed)
            : result->NoSuchName != 0 || result->ResponseCode == NoSuchName ? DnsAnswer.Nothing(DnsOutcome.NoSuchName)
            : result->ResponseCode != 0 ? DnsAnswer.Nothing(DnsOutcome.Failed)
            : new DnsAnswer(DnsOutcome.Answered, RecordsOf(result));
        if (result is not null) UnboundApi.Free(result);
    }

    private static unsafe List<byte[]> RecordsOf(UnboundApi.Result* result)
    {
        var records = new List<byte[]>();
        for (var i = 0; i < MostRecords && result->HasData != 0 && result->Data[i] is not null; i++)
            records.Add(new ReadOnlySpan<byte>(result->Data[i], result->Lengths[i]).ToArray());
        return records;
    }

    private sealed class Question
    {
        public DnsAnswer? Answer { get; set; }
    }
}
