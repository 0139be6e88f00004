using Tccm.Domain.Organisations;
using Tccm.Domain.Outages;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

/// <summary>To each signatory of an organisation: it may sign late, by this code.</summary>
public sealed class LateCodeGiven(Statement statement, LateCode code, Contact reader, Secret secret) : Letter
{
    public override string Subject => $"{reader.Organisation.DisplayName} may still sign: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you may sign for {reader.Organisation.DisplayName}.",
        $"Signing of “{statement.Title}” is over. The secretariat gave {reader.Organisation.DisplayName} a code to sign it late, good until {code.Until.InWords()}.",
        $"The signature would be marked as late, with this reason, which the public reads: {code.Reason}",
        "Signing is your choice. If you do nothing, your organisation is not named, and that says nothing.",
    ];

    protected override (string, string)? Link => ("Read the text, and sign it with the code", $"/statements/{statement.Slug}/sign/{reader.Id}?code={secret.Value}");

    public override bool Secret => true;
}

/// <summary>To each contact of the members: signing is open once more.</summary>
public sealed class StatementReopened(Statement statement, string reason, Reader reader) : Letter
{
    public override bool CanWait => true;

    public override string Subject => $"Open for signature again: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {reader.For(_ => true)}.",
        $"Signing of “{statement.Title}” was closed, and is open again until {statement.Deadline!.Value.InWords()}. The text is the same.",
        $"Why: {reason}",
        reader.For(contact => statement.LiveSignatures.Any(signature => signature.OrganisationId == contact.OrganisationId)) is { Length: > 0 } signed ? $"{signed} has signed, and need do nothing." : "Signing is your choice. Those not named have taken no position.",
    ];

    protected override (string, string)? Link => ("Read it", $"/my/statements/{statement.Slug}");
}

/// <summary>To each contact of the members, once: the deadline moved by as long as the portal could not be used.</summary>
public sealed class DeadlineMovedForOutage(Statement statement, Deadline before, Outage outage, Reader reader) : Letter
{
    public override bool CanWait => true;

    public override string Subject => $"More time to sign: {statement.Title}";

    public override string? OnceKey => $"outage:{outage.Id}:{statement.Slug}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {reader.For(_ => true)}.",
        $"The portal could not be used from {Words.Instant(outage.From)} to {Words.Instant(outage.Until)}: {outage.Reason}",
        $"So that nobody loses time by it, signing of “{statement.Title}” is open as much longer: until {statement.Deadline!.Value.InWords()}. It was {before.InWords()}.",
    ];

    protected override (string, string)? Link => ("Read it", $"/my/statements/{statement.Slug}");
}

/// <summary>To the others of the secretariat: a publication waits for one of them.</summary>
public sealed class PublicationProposed(Statement statement, Publication publication, string by) : Letter
{
    public override string Subject => $"To confirm: the publication of {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are in the secretariat.",
        $"{by} proposes to publish “{statement.Title}” as edition {publication.EditionNumber}, {publication.WhenInWords}. Another member of the secretariat confirms it. Until then nothing of it can be seen.",
    ];

    protected override (string, string)? Link => ("Look it over", $"/secretariat/statements/{statement.Slug}/confirm");
}

/// <summary>To the whole secretariat, who acted included: what became of a publication that one of them proposed.</summary>
public sealed class PublicationDecided(Statement statement, Publication publication, string by) : Letter
{
    public override string Subject => $"{(publication.IsOpen ? "To be published" : publication.IsIssued ? "Published" : "Taken back")}: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are in the secretariat.",
        publication.IsOpen ? $"{by} confirmed that “{statement.Title}” is published as edition {publication.EditionNumber} {publication.WhenInWords}. Until then any of you can take it back."
            : publication.IsIssued ? $"{by} confirmed the publication of “{statement.Title}”. Its edition {publication.EditionNumber} is public."
            : $"{by} took back the publication of “{statement.Title}” as edition {publication.EditionNumber}. Nothing of it is public.",
    ];

    protected override (string, string)? Link => ("See the statement", $"/secretariat/statements/{statement.Slug}");
}

/// <summary>To the secretariat: the hour came, and it was not published.</summary>
public sealed class PublicationLapsed(Statement statement, string why) : Letter
{
    public override string Subject => $"Not published: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are in the secretariat.",
        $"“{statement.Title}” was to be published now, as two of you had confirmed. It was not: {why}",
        "Nothing is public. It can be proposed anew.",
    ];

    protected override (string, string)? Link => ("See the statement", $"/secretariat/statements/{statement.Slug}");
}

/// <summary>To the secretariat: the evidence log, or the register, does not agree with what was signed.</summary>
public sealed class EvidenceDisagrees(Tccm.Domain.Evidence.Verification verification) : Letter
{
    public override string Subject => "The evidence log does not agree";

    protected override IEnumerable<string> Body =>
    [
        "You get this because you are in the secretariat.",
        $"The nightly check of {verification.Leaves} entries found {Words.Counted(verification.Wrong, "thing")} wrong:",
        verification.First!,
        "Change nothing. Ask whoever runs the portal to look at it with the command verify, and at the checkpoints in the receipts.",
    ];

    protected override (string, string)? Link => ("See the last checks", "/secretariat/evidence-log");
}

/// <summary>To every contact of an organisation: the secretariat recorded, from a source, that it signed.</summary>
public sealed class SignatureRecorded(Statement statement, Signature signature) : Letter
{
    public override string Subject => $"Recorded for {signature.OrganisationName}: {statement.Title}";

    protected override IEnumerable<string> Body =>
    [
        $"You get this because you are a contact of {signature.OrganisationName}. Every contact gets the same.",
        $"The secretariat recorded that {signature.OrganisationName} signed “{statement.Title}”. The source: {signature.Source}",
        "It is listed apart from those who signed in the portal, with that source. If it is not right, answer this letter, or say so on its page.",
    ];

    protected override (string, string)? Link => ("See what was recorded", $"/my/receipts/{signature.Id}");
}
