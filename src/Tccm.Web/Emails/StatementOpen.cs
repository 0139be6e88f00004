using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;

namespace Tccm.Web.Emails;

/// <summary>To each contact of the members: a statement can be signed, until when, and whether this reader may. <c>anew</c> is the text that was open before.</summary>
public sealed class StatementOpen(Statement statement, Reader reader, Revision? anew = null) : Letter
{
    private string MaySignFor => reader.For(MaySign);
    private string InformedFor => reader.For(contact => !MaySign(contact));

    private bool MaySign(Contact contact) => contact.MaySign(statement.OpenedAt!.Value);

    public override string Subject => $"Open for signature: {statement.Title}";

    public override bool CanWait => true;

    protected override IEnumerable<string> Body =>
    [
        (MaySignFor, InformedFor) switch
        {
            (var sign, "") => $"You get this because you may sign for {sign}.",
            ("", var informed) => $"You get this for your information, as a contact of {informed}.",
            var (sign, informed) => $"You get this because you may sign for {sign}, and for your information as a contact of {informed}.",
        },
        anew is { } earlier
            ? $"“{statement.Title}” was changed while it could be signed: revision {statement.Text.Number} stands in place of revision {earlier.Number}, and is open for signature until {statement.Deadline!.Value.InWords()}."
            : $"“{statement.Title}” is open for signature until {statement.Deadline!.Value.InWords()}.",
        MaySignFor.Length > 0
            ? "Read it, and sign it if your organisation wishes to be named under it. Its text is fixed: a changed one would be asked for anew."
            : "Those who may sign for your organisation have got the same. The text is fixed: a changed one would be asked for anew.",
    ];

    protected override (string, string)? Link => ("Read it", $"/my/statements/{statement.Slug}");

    protected override IEnumerable<string> After =>
        ["Not signing says nothing: those not named have taken no position."];
}
