using Tccm.Domain.Text;

namespace Tccm.Domain.Organisations;

/// <summary>One thing an organisation operates, and what shows it.</summary>
public sealed record Operation(OrganisationKind Kind, string Evidence)
{
    public IReadOnlyList<EvidenceItem> Items() => Evidence.Length == 0 ? [] : EvidenceItem.Read(this);
}

/// <summary>
/// The facts of an organisation as an applicant fills them in or the register holds them.
/// Any may be missing while an application is a draft; <see cref="Checked"/> says what is.
/// </summary>
public sealed record OrganisationFacts
{
    public const int MaxProse = 2_000;
    public const int MaxShortName = 40;
    public const int MaxDomains = 20;

    public string? LegalName { get; init; }
    public string? DisplayName { get; init; }
    public string? NativeName { get; init; }
    public string? ShortName { get; init; }
    public string? Economy { get; init; }
    public string? Website { get; init; }
    public string? Operates { get; init; }
    public IReadOnlyList<InternetDomain> Domains { get; init; } = [];
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>
    /// The same facts in their kept form (NFC, one line, known economy), or a refusal that names the field.
    /// A name in any script is welcome; a Latin form is asked for beside it.
    /// </summary>
    public OrganisationFacts Checked()
    {
        var legal = Field(nameof(LegalName), () => Name.Check(LegalName, "legal name"));
        var display = Field(nameof(DisplayName), () => string.IsNullOrWhiteSpace(DisplayName) ? legal : Name.Check(DisplayName, "name to show"));
        var native = Field(nameof(NativeName), () => string.IsNullOrWhiteSpace(NativeName) ? null : Name.Check(NativeName, "name in its own script"));
        if (Name.NeedsLatinForm(display))
            throw new DomainException("Give the name to show in Latin letters, and keep the other form as the name in its own script: both are published.", nameof(DisplayName));
        if (Economy is null || !Text.Economy.IsKnown(Economy))
            throw new DomainException("Choose the economy where the organisation is established.", nameof(Economy));
        if (Domains.Count == 0)
            throw new DomainException("Give at least one domain that the organisation uses, such as registry.example.", nameof(Domains));
        if (Domains.Count > MaxDomains)
            throw new DomainException($"Give {MaxDomains} domains at most.", nameof(Domains));
        return (this with
        {
            LegalName = legal,
            DisplayName = display,
            NativeName = native,
            ShortName = Field(nameof(ShortName), () => string.IsNullOrWhiteSpace(ShortName) ? null : Short(Name.Check(ShortName, "short name"))),
            Website = Field(nameof(Website), () => WebAddress(Website)),
            Domains = [.. Domains.Distinct()],
        }).OperationsChecked();
    }

    /// <summary>The same for what it operates alone, which an applicant may fill in first.</summary>
    internal OrganisationFacts OperationsChecked() => this with
    {
        Operates = Prose.Check(Operates, "What it operates", MaxProse, nameof(Operates)),
        Operations = [.. Operations.Select(operation => operation with { Evidence = Prose.Check(operation.Evidence, "The evidence", MaxProse, nameof(Operations)) ?? "" })],
    };

    /// <summary>
    /// Every refusal of evidence that is not in the form its kind asks for, by kind. What stood there
    /// <paramref name="before"/> may stay: the public record has words where an applicant gives numbers.
    /// </summary>
    public static IReadOnlyDictionary<OrganisationKind, string> RefusalsOf(IEnumerable<Operation> operations, IReadOnlyList<Operation> before)
    {
        var refusals = new Dictionary<OrganisationKind, string>();
        foreach (var operation in operations.Except(before))
        {
            try
            {
                if (EvidenceItem.Parse(operation.Kind, operation.Evidence).Count == 0) refusals.TryAdd(operation.Kind, $"Say what shows it: {operation.Kind.InWords()}.");
            }
            catch (DomainException refused)
            {
                refusals.TryAdd(operation.Kind, refused.Message);
            }
        }
        return refusals;
    }

    /// <summary>Refuses operations of which one has evidence in another form than its kind asks for.</summary>
    internal static void RefuseUnshown(IEnumerable<Operation> operations, IReadOnlyList<Operation> before)
    {
        if (RefusalsOf(operations, before) is { Count: > 0 } refusals)
            throw new DomainException(string.Join(" ", refusals.Select(refusal => $"{refusal.Key.InWords()}: {refusal.Value}")), nameof(Operations));
    }

    private static string Short(string name) => name.Length <= MaxShortName
        ? name : throw new DomainException($"The short name has {name.Length} characters; {MaxShortName} at most.");

    private static string? WebAddress(string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        var address = value.Contains("://", StringComparison.Ordinal) ? value.Trim() : "https://" + value.Trim();
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 || address.Length > 300)
            throw new DomainException("Give the website as an address such as https://registry.example.");
        return uri.AbsoluteUri;
    }

    private static T Field<T>(string field, Func<T> check)
    {
        try { return check(); }
        catch (DomainException refused) { throw new DomainException(refused.Message, field); }
    }
}
