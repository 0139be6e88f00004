using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Emails;

/// <summary>To each contact of the members: there is more time, what the deadline was, and who of theirs has signed.</summary>
public sealed class DeadlineMoved(Statement statement, Deadline before, Reader reader) : Letter
{
    private readonly HashSet<Guid> signed = [.. statement.LiveSignatures.Select(signature => signature.OrganisationId)];

    public override string Subject => $"More time to sign: {statement.Title}";

    public override bool CanWait => true;

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return $"You get this because you are a contact of {reader.For(_ => true)}.";
            yield return $"“{statement.Title}” can be signed until {statement.Deadline!.Value.InWords()}. It was {before.InWords()} before.";
            var have = reader.For(contact => signed.Contains(contact.OrganisationId));
            if (have.Length > 0) yield return $"Signed already: {have}. Nothing more is needed for that; the text is the same.";
            var earlier = reader.For(contact => !signed.Contains(contact.OrganisationId) && statement.EarlierOf(contact.OrganisationId) is not null);
            if (earlier.Length > 0) yield return $"Signed an earlier text: {earlier}. That does not count for revision {statement.Text.Number}; a signatory may sign it until the new deadline.";
            var not = reader.For(contact => !signed.Contains(contact.OrganisationId) && statement.EarlierOf(contact.OrganisationId) is null);
            if (not.Length > 0) yield return $"Not signed: {not}. That says nothing; a signatory may sign until the new deadline.";
        }
    }

    protected override (string, string)? Link => ("Read it", $"/my/statements/{statement.Slug}");
}
