using Tccm.Domain.Statements;

namespace Tccm.Web.Documents;

/// <summary>Prints the files of an edition, once, at publication; what it printed is kept and served as it is.</summary>
public interface IEditionPress
{
    Task<IReadOnlyList<EditionFile>> PrintAsync(Statement statement, SignatoryList signatories, int editionNumber, DateTimeOffset publishedAt, CancellationToken cancellationToken);
}
