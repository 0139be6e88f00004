namespace Tccm.Web.Infrastructure;

/// <summary>What whoever runs the portal sets, under <c>Portal</c>.</summary>
public sealed class PortalOptions
{
    /// <summary>Where the public reaches the portal. Every link in every letter begins with it; no header can change it.</summary>
    public Uri BaseAddress { get; set; } = new("http://localhost:5080");

    /// <summary>Where mail, keys and the private database live, unless each is set elsewhere.</summary>
    public string DataFolder { get; set; } = ".data";

    /// <summary>Where the keys of the evidence log live, a folder that only the portal's own account reads: evidence in the data folder, unless it is set.</summary>
    public string? EvidenceFolder { get; set; }

    /// <summary>The addresses of the proxies before the portal, which may say who the client is. None by default.</summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>Who the letters come from, and where an answer to them goes: a person's mailbox, not the portal.</summary>
    public string MailFrom { get; set; } = "portal@tccm.test";
    public string ReplyTo { get; set; } = "secretariat@tccm.test";

    /// <summary>Where whoever finds a hole can tell of it, such as mailto:security@portal.example (RFC 9116). None by default, and then no security.txt.</summary>
    public Uri? SecurityContact { get; set; }

    /// <summary>Under which licence the texts may be used. None by default, and then whoever asks is told to ask the organisations that signed.</summary>
    public Licence? Licence { get; set; }

    /// <summary>After how many days without a look at its source a date that is ahead comes to the secretariat's queue.</summary>
    public int DaysUntilStale { get; set; } = 30;

    public string Link(string path) => new Uri(BaseAddress, path).AbsoluteUri;

    /// <summary>Over https a cookie is bound to this very host; a first look over http on localhost cannot have that.</summary>
    public string CookieName(string name) => IsHttps ? "__Host-" + name : "tccm-" + name;

    public bool IsHttps => BaseAddress.Scheme == Uri.UriSchemeHttps;
}

/// <summary>A licence as whoever runs the portal states it: an SPDX identifier or a name, and where it is read.</summary>
public sealed record Licence
{
    public const string None = "No licence is stated: ask the organisations that signed it.";

    public string Name { get; init; } = "";
    public Uri? Link { get; init; }
}
