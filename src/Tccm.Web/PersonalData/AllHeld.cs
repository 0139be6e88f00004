using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.PersonalData;

/// <summary>Everything that is held about somebody, for a page and as one file.</summary>
public sealed class AllHeld(IEnumerable<Holding> holdings, IOptions<PortalOptions> portal, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<Holding> Holdings { get; } = [.. holdings];

    public async Task<IReadOnlyList<Held>> AboutAsync(DataSubject who, CancellationToken cancellationToken = default)
    {
        var held = new List<Held>();
        foreach (var holding in Holdings) held.Add(new Held(holding, await holding.OfAsync(who, cancellationToken)));
        return held;
    }

    /// <summary>The download: each group with its purpose, its keys in words and its items. The keys are a contract: see docs/personal-data.md.</summary>
    public byte[] AsJson(IReadOnlyList<Held> held) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        portal = portal.Value.BaseAddress.AbsoluteUri,
        made = clock.GetUtcNow(),
        groups = held.ToDictionary(group => group.Of.Key, group => new
        {
            title = group.Of.Title,
            purpose = group.Of.Processing.Purpose,
            basis = group.Of.Processing.Basis,
            recipients = group.Of.Processing.Recipients,
            kept = group.Of.KeptInWords,
            erased = group.Of.Processing.Erased,
            keys = group.Items.SelectMany(item => item.Facts).DistinctBy(fact => fact.Key).ToDictionary(fact => fact.Key, fact => fact.Label),
            items = group.Items.Select(item => item.Facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value)),
        }),
    }, Readable);
}
