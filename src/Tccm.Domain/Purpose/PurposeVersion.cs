using Tccm.Domain.Applications;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

/// <summary>One version of the Statement of Purpose. The same number is the same bytes, for ever; the database refuses a change.</summary>
public sealed class PurposeVersion : Noun
{
    public const string NoneInForce = "No Statement of Purpose is in force yet, so there is nothing to sign.";

    internal const string OtherText = "The Statement of Purpose has changed since you opened this page. Read the text below, which is the one in force, and sign again; nothing was signed.";

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

    /// <summary>The two of the secretariat who adopted it; neither where it was taken over from the record.</summary>
    public Guid? ProposedById { get; private init; }
    public Guid? AdoptedById { get; private init; }

    /// <summary>In a major version: the last day (UTC) on which those who signed an earlier one are asked to sign again. Without it nobody is asked.</summary>
    public DateOnly? SignAgainUntil { get; private init; }

    public string Number => $"{Major}.{Minor}";
    public string Body => TitledText.BodyOf(Text);

    /// <summary>The words that a signer declares for an organisation; kept as they stood, with what their right to sign rests on.</summary>
    public string DeclarationWords(string organisation, Authority? authority = null) => DeclarationWords(Number, organisation, authority);

    internal static string DeclarationWords(string number, string organisation, Authority? authority) =>
        $"I have read the Statement of Purpose, version {number}, and sign it for {organisation}, which will be named in public as having signed it. I am entitled to do so{(authority is null ? "" : ", " + authority.InWords)}.";

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

    /// <summary>Makes a version of a draft that one proposed and another confirmed; only <see cref="PurposeDraft.Adopt"/> does so.</summary>
    internal static PurposeVersion Adopt(PurposeDraft draft, PurposeProposal proposal, PurposeVersion? inForce, Actor by, DateTimeOffset at)
    {
        var version = new PurposeVersion
        {
            Major = inForce is null ? 1 : proposal.IsMajor ? inForce.Major + 1 : inForce.Major,
            Minor = inForce is null || proposal.IsMajor ? 0 : inForce.Minor + 1,
            Title = draft.Title,
            Language = draft.Language,
            Text = draft.Text,
            Sha256 = draft.Sha256,
            AdoptedOn = PartialDate.Of(DateOnly.FromDateTime(at.UtcDateTime)),
            CreatedAt = at,
            ProposedById = proposal.By,
            AdoptedById = by.PersonId,
            SignAgainUntil = proposal.SignAgainUntil,
        };
        version.Attest(Acts.Adoption(version, by, at));
        version.Record(by, at, "purpose.adopted", $"Statement of Purpose {version.Number} was adopted ({version.Sha256}){(version.SignAgainUntil is { } day ? $"; members are asked to sign again until {Words.Day(day)}" : "")}.");
        return version;
    }

    public bool IsBefore(PurposeVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor)) < 0;

    /// <summary>What an organisation signed of this major version, if it did: a minor change asks for nothing more.</summary>
    public PurposeSignature? SignedBy(Organisation organisation, IEnumerable<PurposeSignature> signatures) =>
        signatures.Where(one => one.OrganisationId == organisation.Id && one.PurposeVersion.Major == Major).MaxBy(one => one.SignedAt);

    /// <summary>
    /// Signs this version, which must be the one in force, for an organisation. <paramref name="seenSha256"/> is the hash of the
    /// text that the signer saw; <paramref name="id"/> was drawn with the form, so that sending it twice signs once;
    /// <paramref name="before"/> is what the organisation signed until now. Within one major version an organisation signs once.
    /// </summary>
    public PurposeSignature Sign(Guid id, Organisation organisation, PurposeSigner signer, Authority authority, IReadOnlyCollection<PurposeSignature> before, string seenSha256, bool declared, DateTimeOffset at)
    {
        Refuse(signer.Contact is { } contact && (contact.OrganisationId != organisation.Id || !contact.May(ContactRoles.Signatory)), $"You may not sign for {organisation.DisplayName}. Its signatories can; its representative can make you one.");
        Refuse(signer.Contact?.MandateHasEnded(at) ?? organisation.MandateHasEnded(signer.Email, at), $"Your mandate to sign for {organisation.DisplayName} has ended. Nothing was signed; a representative or the secretariat can record another, or another signatory can sign.");
        Refuse(organisation.WhyPurposeWaits(at) is not null, organisation.WhyPurposeWaits(at) ?? "");
        if (SignedBy(organisation, before) is { } signed)
            throw new DomainException($"{organisation.DisplayName} has signed the Statement of Purpose {signed.PurposeVersion.Number} already, on {Words.Instant(signed.SignedAt)}. Nothing was added.");
        Refuse(id == Guid.Empty, "What was sent is not the whole form. Open the page anew to sign; nothing was signed.");
        Refuse(seenSha256 != Sha256, OtherText);
        var rests = authority.Checked(at);
        Refuse(!declared, "Tick the declaration to sign. Without it nothing is signed.", "Declared");

        signer.Contact?.Claim(rests, at);
        Record(signer.Actor, at, "purpose.signed", $"The Statement of Purpose {Number} was signed for {organisation.DisplayName}, {rests.InWords}, sha256 {Sha256}.", organisation.Id);
        var signature = PurposeSignature.Online(id, this, organisation, signer, rests, at);
        Attest(Acts.PurposeSigning(signature, signer, at));
        return signature;
    }

    /// <summary>Notes that an organisation's signatories were reminded, so many days before the day.</summary>
    public void Remind(Organisation organisation, int days, DateTimeOffset at) =>
        Record(Actor.Portal, at, ReminderOf(days), $"The signatories of {organisation.DisplayName} were reminded that the Statement of Purpose {Number} waits for its signature until {Words.Day(SignAgainUntil!.Value)}.", organisation.Id);

    public static string ReminderOf(int days) => $"{Reminded}-{days}-days";
    public const string Reminded = "purpose.reminded";
}

/// <summary>An organisation's signature under one version of the Purpose. Never changed, never deleted.</summary>
public sealed class PurposeSignature
{
    internal const string FormUsed = "This form was sent already. Open the page anew to sign; nothing was added.";

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

    internal static PurposeSignature Online(Guid id, PurposeVersion version, Organisation organisation, PurposeSigner signer, Authority authority, DateTimeOffset at) => new()
    {
        Id = id,
        PurposeVersion = version,
        PurposeVersionId = version.Id,
        Organisation = organisation,
        OrganisationId = organisation.Id,
        OrganisationName = organisation.DisplayName,
        TextSha256 = version.Sha256,
        PersonId = signer.Contact?.PersonId,
        HandoverId = signer.Handover?.Id,
        SignerTitle = signer.Title ?? "",
        Basis = authority.Basis,
        MandateUntil = authority.Until,
        Declaration = version.DeclarationWords(organisation.DisplayName, authority),
        SignedAt = at,
    };
}
