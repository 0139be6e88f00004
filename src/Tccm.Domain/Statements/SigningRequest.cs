using Tccm.Domain.Organisations;
using Tccm.Domain.Text;

namespace Tccm.Domain.Statements;

/// <summary>
/// A contact who may not sign an open statement names who may. A signatory gets a letter; for anybody else the representatives
/// are asked to invite them, and the named person learns nothing of the draft. It lapses with the deadline.
/// </summary>
public sealed class SigningRequest : Noun
{
    public const int MaxWords = 1_000;
    public const int MostOpen = 3;
    public const string FormerlyNamed = "somebody who was named";

    private SigningRequest() { }

    public Guid StatementId { get; private init; }
    public Statement Statement { get; private init; } = null!;
    public Guid OrganisationId { get; private init; }
    public Organisation Organisation { get; private init; } = null!;
    /// <summary>Who asked.</summary>
    public Guid ContactId { get; private init; }
    public Contact Contact { get; private init; } = null!;
    public string SignerName { get; private set; } = "";
    public EmailAddress SignerEmail { get; private set; } = null!;
    /// <summary>The address in its compared form.</summary>
    public string SignerKey { get; private set; } = "";
    public string? SignerTitle { get; private set; }
    public string? Words { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Asks for a signature of the contact's organisation. <paramref name="earlier"/> are the contact's own for this statement.</summary>
    public static SigningRequest Of(Statement statement, Contact by, string name, EmailAddress email, string? title, string? words, IReadOnlyCollection<SigningRequest> earlier, DateTimeOffset at)
    {
        var organisation = by.Organisation;
        Refuse(WhyNot(statement, by, at) is not null, $"Nobody was asked. {WhyNot(statement, by, at)}");
        Refuse(by.Person.Email.Canonical == email.Canonical, "This is your own address. Give the address of who may sign.", "Email");
        Refuse(earlier.Any(one => one.SignerKey == email.Canonical), $"You asked for {email.Value} already. Nobody is asked twice for one statement.", "Email");
        Refuse(earlier.Count >= MostOpen, $"You named {MostOpen} people for this statement, which is the most. Talk to your organisation's representative or the secretariat.");

        var request = new SigningRequest
        {
            Statement = statement,
            StatementId = statement.Id,
            Organisation = organisation,
            OrganisationId = organisation.Id,
            Contact = by,
            ContactId = by.Id,
            SignerName = Name.Check(name, "name"),
            SignerEmail = email,
            SignerKey = email.Canonical,
            SignerTitle = string.IsNullOrWhiteSpace(title) ? null : Name.Check(title, "position", "Title"),
            Words = Prose.Check(words, "What you write to them", MaxWords, "Words"),
            CreatedAt = at,
        };
        request.Record(Actor.For(by), at, "signing.asked", $"A contact of {organisation.DisplayName} named who may sign “{statement.Title}”.", organisation.Id);
        return request;
    }

    /// <summary>Why this contact asks nobody to sign it now, or null.</summary>
    public static string? WhyNot(Statement statement, Contact by, DateTimeOffset at) =>
        !statement.IsSignable(at) ? "Signing is not open."
        : !by.IsCurrent || by.AwaitsAcceptance ? $"Only contacts of {by.Organisation.DisplayName} ask for its signature."
        : !by.Organisation.IsMember ? $"{by.Organisation.DisplayName} is not a member, and only members sign."
        : statement.LiveSignatures.Any(signature => signature.OrganisationId == by.OrganisationId) ? $"{by.Organisation.DisplayName} has signed already."
        : null;

    /// <summary>The current signatory who was named, if it is one.</summary>
    public Contact? Signatory(DateTimeOffset at) => Organisation.CurrentContacts.FirstOrDefault(contact => contact.Person.EmailKey == SignerKey && contact.MaySign(at));

    /// <summary>Whether it still asks somebody for something.</summary>
    public bool IsOpen(DateTimeOffset at) => EndedAt is null && Statement.IsSignable(at) && Answer is null;

    /// <summary>The signature that it led to, also where the text was changed after: nobody is asked for that again by this request.</summary>
    private Signature? Answer => Statement.LiveSignatures.FirstOrDefault(signature => signature.OrganisationId == OrganisationId)
        ?? Statement.UnderEarlierTexts.FirstOrDefault(signature => signature.OrganisationId == OrganisationId && signature.KeptAt >= CreatedAt);

    /// <summary>What came of it.</summary>
    public string InWords(DateTimeOffset at) => this switch
    {
        { EndedAt: { } ended } => $"taken back on {Text.Words.Instant(ended)}",
        _ when Answer is { SignedAt: { } when } earlier && !Statement.IsOfText(earlier) => $"signed on {Text.Words.Instant(when)}: revision {Statement.TextOf(earlier).Number}, which was changed after",
        _ when Answer is { } signed => signed.SignedAt is { } when ? $"signed on {Text.Words.Instant(when)}" : "recorded as signed",
        _ when !Statement.IsSignable(at) => "lapsed: signing is over",
        _ when Signatory(at) is not null => $"may sign, and has not; until {Statement.Deadline!.Value.InWords()}",
        _ => $"not a signatory yet; signing is open until {Statement.Deadline!.Value.InWords()}",
    };

    /// <summary>Takes the person who was named out of it, which ends it.</summary>
    public void Forget(Traces who, DateTimeOffset at)
    {
        if (!who.IsAddress(SignerEmail)) return;
        (SignerName, SignerEmail, SignerTitle) = (FormerlyNamed, EmailAddress.Erased(Id), null);
        SignerKey = SignerEmail.Canonical;
        EndedAt ??= at;
    }

    public void TakeBack(Contact by, DateTimeOffset at)
    {
        Refuse(by.Id != ContactId, "Only who asked can take it back.");
        Refuse(!IsOpen(at), $"There is nothing to take back: {InWords(at)}.");
        EndedAt = at;
        Record(Actor.For(by), at, "signing.request-taken-back", $"A request to sign “{Statement.Title}” was taken back.", OrganisationId);
    }
}
