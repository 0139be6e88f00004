using Tccm.Domain.Statements;

namespace Tccm.Web.Documents;

/// <summary>Prints the files of an edition, once, at publication; what it printed is kept and served as it is.</summary>
public interface IEditionPress
{
    Task<IReadOnlyList<EditionFile>> PrintAsync(Statement statement, SignatoryList signatories, EditionToPrint edition, CancellationToken cancellationToken);
}

/// <summary>Which edition it is, what is new in it, and what the evidence log holds of its signatures.</summary>
public sealed record EditionToPrint(int Number, string? Because, DateTimeOffset PublishedAt, EditionEvidence Evidence);
