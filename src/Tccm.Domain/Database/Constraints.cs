namespace Tccm.Domain.Database;

/// <summary>The names of the database's own "only once", and what a reader is told where one is met in a race.</summary>
public static class Constraints
{
    public const string OneLiveSignature = "ux_signatures_one_live_per_organisation";
    public const string OneCurrentMembership = "ux_membership_periods_one_current";
    public const string OneCurrentContact = "ux_contacts_one_current_per_person";
    public const string OnePersonPerAddress = "ux_people_email_key";
    public const string OneStatementPerSlug = "ux_statements_slug";
    public const string OneTextPerNumber = "ux_purpose_versions_number";
    public const string OneRevisionPerNumber = "ux_revisions_number";
    public const string OneEditionPerNumber = "ux_editions_number";
    public const string OneFilePerFormat = "ux_edition_files_format";
    public const string OneLetterPerKey = "ux_outbox_emails_once_key";

    public const string OneOpenErasureRequest = "ux_erasure_requests_one_open";

    internal static string? RefusalFor(string? constraint) => constraint switch
    {
        OneLiveSignature => "A colleague signed for your organisation at the same moment. It has signed once; nothing was added.",
        "pk_signatures" => Statements.Signature.FormUsed,
        OneCurrentMembership => "Somebody admitted this organisation at the same moment. Nothing was added.",
        OneCurrentContact => "This person became a contact at the same moment. Nothing was added.",
        OnePersonPerAddress => "A person with this e-mail address was added at the same moment. Try again.",
        OneStatementPerSlug => "Another statement has this address. Choose another one.",
        OneTextPerNumber => "This version number is taken. The same number is the same text, for ever; use the next one.",
        OneRevisionPerNumber => "Somebody else saved a revision at the same moment. Look at it, then save yours again.",
        OneEditionPerNumber => "Somebody else published at the same moment. Nothing was published twice.",
        OneOpenErasureRequest => "This was asked already, and the secretariat was told. Nothing was added.",
        _ => null,
    };
}
