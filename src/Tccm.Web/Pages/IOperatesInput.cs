using Tccm.Domain.Organisations;

namespace Tccm.Web.Pages;

/// <summary>What an organisation operates, as <c>_Kinds</c> asks for it: the kinds that are ticked and, by their codes, what shows each.</summary>
public interface IOperatesInput
{
    IList<string> Kinds { get; }
    IDictionary<string, string?> Evidence { get; }

    string? Shows(OrganisationKind kind) => Evidence.TryGetValue(kind.Code(), out var evidence) ? evidence : null;

    /// <summary>Evidence that was typed chooses its kind. Evidence that was kept before and whose kind is unticked now goes with it.</summary>
    IReadOnlyList<Operation> Chosen(IReadOnlyList<Operation> before) =>
    [
        .. OrganisationKinds.All
            .Where(kind => Kinds.Contains(kind.Code()) || (!string.IsNullOrWhiteSpace(Shows(kind)) && before.All(operation => operation.Kind != kind)))
            .Select(kind => new Operation(kind, Shows(kind) ?? "")),
    ];

    static IList<string> KindsOf(IEnumerable<Operation> operations) => [.. operations.Select(operation => operation.Kind.Code())];

    static IDictionary<string, string?> EvidenceOf(IEnumerable<Operation> operations) =>
        operations.ToDictionary(operation => operation.Kind.Code(), operation => (string?)operation.Evidence);
}
