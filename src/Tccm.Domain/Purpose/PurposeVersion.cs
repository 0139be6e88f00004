using Tccm.Domain.Applications;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

/// <summary>One version of the Statement of Purpose. The same number is the same bytes, for ever; the database refuses a change.</summary>
public sealed class PurposeVersion : Noun
{
    private PurposeVersion() { }

    public int Major { get; private init; }
    public int Minor { get; private init; }
    public string Title { get; private init; } = "";
    public string Language { get; private init; } = "en";
    public string Text { get; private init; } = "";
    public string Sha256 { get; private init; } = "";
    public PartialDate AdoptedOn { get; private init; }
    public string? Source { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public string Number => $"{Major}.{Minor}";
    public string Body => TitledText.BodyOf(Text);

    /// <summary>The words that a signer declares for an organisation; kept as they stood, with what their right to sign rests on.</summary>
    public string DeclarationWords(string organisation, Authority? authority = null) =>
        $"I have read the Statement of Purpose, version {Number}, and sign it for {organisation}. I am entitled to do so{(authority is null ? "" : ", " + authority.InWords)}.";

    /// <summary>Puts a version on the register. A number once used is refused.</summary>
    public static PurposeVersion Adopt(int major, int minor, string title, string body, string language, PartialDate adoptedOn, string? source, Actor by, DateTimeOffset at)
    {
        Refuse(major < 1 || minor < 0, "A version is a number such as 1.0.", "Version");
        var text = TitledText.Join(title, body);
        var version = new PurposeVersion
        {
            Major = major,
            Minor = minor,
            Title = title,
            Language = language,
            Text = text,
            Sha256 = StatementText.Sha256(text),
            AdoptedOn = adoptedOn,
            Source = source,
            CreatedAt = at,
        };
        version.Record(by, at, "purpose.adopted", $"Statement of Purpose {version.Number} was adopted ({version.Sha256}).");
        return version;
    }
}

/// <summary>An organisation's signature under one version of the Purpose. Never changed, never deleted.</summary>
public sealed class PurposeSignature
{
    private PurposeSignature() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PurposeVersionId { get; private init; }
    public PurposeVersion PurposeVersion { get; private init; } = null!;
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    public string OrganisationName { get; private init; } = "";
    public string TextSha256 { get; private init; } = "";
    /// <summary>The application with which it was signed, if it was; the signer's name is kept there, where it can be erased.</summary>
    public Guid? ApplicationId { get; private init; }
    /// <summary>The contact's person, where a contact signed; the name is kept there, where it can be erased.</summary>
    public Guid? PersonId { get; private init; }
    public string SignerTitle { get; private init; } = "";
    public AuthorityBasis? Basis { get; private init; }
    public DateOnly? MandateUntil { get; private init; }
    public string Declaration { get; private init; } = "";
    public DateTimeOffset SignedAt { get; private init; }
    /// <summary>The one-use link by which it was signed, where it was handed to who may; both names are kept there, where they can be erased.</summary>
    public Guid? HandoverId { get; private init; }

    internal static PurposeSignature Handed(PurposeHandover handover, PurposeVersion version, Authority authority, DateTimeOffset at) => new()
    {
        PurposeVersionId = version.Id,
        Organisation = handover.Organisation!,
        OrganisationId = handover.Organisation!.Id,
        OrganisationName = handover.Called,
        TextSha256 = version.Sha256,
        SignerTitle = handover.SignerTitle,
        Basis = authority.Basis,
        MandateUntil = authority.Until,
        Declaration = version.DeclarationWords(handover.Called, authority),
        SignedAt = at,
        HandoverId = handover.Id,
    };

    internal static PurposeSignature Online(Organisation organisation, Guid applicationId, PurposeDeclaration declaration) => new()
    {
        PurposeVersionId = declaration.PurposeVersionId,
        Organisation = organisation,
        OrganisationId = organisation.Id,
        OrganisationName = organisation.DisplayName,
        TextSha256 = declaration.TextSha256,
        ApplicationId = applicationId,
        SignerTitle = declaration.SignerTitle,
        Basis = declaration.Basis,
        MandateUntil = declaration.MandateUntil,
        Declaration = declaration.Declaration,
        SignedAt = declaration.At,
        HandoverId = declaration.HandoverId,
    };
}
