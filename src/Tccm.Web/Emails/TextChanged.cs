using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>To each contact of those who signed a text that was changed while it was open: what changed, and that they are asked once more.</summary>
public sealed class TextChanged(Statement statement, Reader reader) : Letter
{
    private readonly int now = statement.Text.Number;

    private string Signed => reader.For(contact => EarlierOf(contact) is not null);
    private string MaySignFor => reader.For(contact => contact.MaySign(statement.OpenedAt!.Value));
    private IEnumerable<int> Numbers => reader.Contacts.Select(EarlierOf).OfType<Revision>().Select(revision => revision.Number).Distinct().Order();

    public override string Subject => $"The text that {Signed} signed has changed: it is asked once more";

    public override bool CanWait => true;

    protected override IEnumerable<string> Body
    {
        get
        {
            yield return $"You get this because you are a contact of {Signed}, which signed revision {string.Join(" and ", Numbers)} of “{statement.Title}”.";
            yield return $"The text was changed. Revision {now} is open for signature until {statement.Deadline!.Value.InWords()}.";
            yield return MaySignFor.Length > 0 ? $"You may sign it for {MaySignFor}. See first what changed." : "Those who may sign for your organisation have got the same.";
            yield return $"If you do nothing, the signature stays under revision {string.Join(" and ", Numbers)}, where it was made. It does not count for revision {now}, and your organisation is not named under that.";
            var silent = reader.For(contact => EarlierOf(contact) is null);
            if (silent.Length > 0) yield return $"{silent} has signed neither. That says nothing: those not named have taken no position.";
        }
    }

    protected override (string, string)? Link => ("See what changed", $"/my/statements/{statement.Slug}/compare?from={Numbers.First()}&to={now}");

    private Revision? EarlierOf(Contact contact) => statement.EarlierOf(contact.OrganisationId) is { } signature ? statement.TextOf(signature) : null;
}
