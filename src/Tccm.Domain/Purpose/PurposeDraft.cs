using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Purpose;

/// <summary>
/// One secretary's word that a draft be adopted, as minor or major, until another has confirmed it or it is void.
/// <paramref name="SignAgainUntil"/>, in a major one, is the last day (UTC) on which members are asked to sign again.
/// </summary>
public sealed record PurposeProposal(Guid Id, bool IsMajor, string Number, DateOnly? SignAgainUntil, string Sha256, Guid? AgainstVersionId, Guid By, DateTimeOffset At)
{
    public string InWords => IsMajor ? $"as {Number}, a major version; members are asked to sign again until {Words.Day(SignAgainUntil!.Value)}" : $"as {Number}, a minor version; nobody is asked to sign again";
}

/// <summary>Why a proposal was sent back, for whoever goes on writing.</summary>
public sealed record PurposeSentBack(string Words, Guid By, DateTimeOffset At);

/// <summary>The next version of the Purpose while it is being written. There is one at a time; it is seen by the secretariat alone.</summary>
public sealed class PurposeDraft : Noun
{
    public const int DefaultDays = 60;
    public const int ShortestDays = 14;
    public const int LongestDays = 366;
    public const int MaxWords = 2_000;

    private PurposeDraft() { }

    /// <summary>How often it was kept; of two who write at once, the second is told.</summary>
    public int Number { get; private set; }
    public bool IsOpen { get; private set; } = true;
    public string Title { get; private set; } = "";
    public string Language { get; private set; } = "en";
    public string Text { get; private set; } = "";
    public Guid WrittenById { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
    public PurposeProposal? Proposal { get; private set; }
    public PurposeSentBack? SentBack { get; private set; }
    public Guid? AdoptedVersionId { get; private set; }

    public string Body => TitledText.BodyOf(Text);
    public string Sha256 => StatementText.Sha256(Text);

    /// <summary>Begins the draft. A writer who saw another draft, which is no more, is told: <paramref name="seen"/> is 0 for a new one.</summary>
    public static PurposeDraft Begin(string title, string body, string language, int seen, Actor by, DateTimeOffset at)
    {
        Refuse(seen != 0, "The draft that you opened was adopted meanwhile. Nothing of yours was kept: copy your words, look at the version in force, then put yours into a new draft.");
        var draft = new PurposeDraft();
        draft.Keep(title, body, language, by, at);
        draft.Record(by, at, "purpose.draft-begun", "A draft of the next Statement of Purpose was begun.");
        return draft;
    }

    /// <summary>
    /// Keeps the text as it is now. Refused where <paramref name="seen"/>, the number that the writer began with, is not the
    /// last one any more. A change voids a proposal: what a second person confirms is what the first one proposed.
    /// </summary>
    public void Write(string title, string body, string language, int seen, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        Refuse(seen != Number, "Somebody kept another text of this draft since you opened this page. Nothing of yours was kept: copy your words, look at the draft as it is now, then put yours into it.");
        var before = (Text, Language);
        Keep(title, body, language, by, at);
        if (before == (Text, Language)) return;
        var voided = Proposal is null ? "" : " The proposal to adopt it is void.";
        Proposal = null;
        Record(by, at, "purpose.draft-written", $"The draft of the Statement of Purpose was changed ({Sha256}).{voided}");
    }

    /// <summary>Asks a second member of the secretariat to adopt the draft as it is. A major version asks members to sign again, until a day.</summary>
    public void Propose(bool isMajor, DateOnly? signAgainUntil, PurposeVersion? inForce, int seen, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        Refuse(seen != Number, "The draft changed since you opened this page. Read it as it is now; nothing was proposed.");
        Refuse(Proposal is not null, "It is proposed already. Another member of the secretariat adopts it or sends it back.");
        Refuse(inForce is not null && inForce.Text == Text, "The draft is the text in force, word for word. Change it first.");
        Refuse(!isMajor && inForce is null, "The first version is a major one: there is nothing that it could be a minor change of.", "Major");
        if (isMajor) RefuseUnlessDayFits(signAgainUntil, at);
        Proposal = new PurposeProposal(Guid.CreateVersion7(), isMajor, NumberAfter(inForce, isMajor), isMajor ? signAgainUntil : null, Sha256, inForce?.Id, PersonOf(by), at);
        SentBack = null;
        Record(by, at, "purpose.proposed", $"The draft of the Statement of Purpose was proposed for adoption {Proposal.InWords} ({Sha256}).");
    }

    /// <summary>
    /// Adopts what another member of the secretariat proposed, and returns the version. <paramref name="proposalId"/> is the
    /// proposal that the page showed. Refused to whoever proposed it, where they are not in the <paramref name="secretariat"/> any
    /// more, and where the text in force is another by now.
    /// </summary>
    public PurposeVersion Adopt(Guid proposalId, PurposeVersion? inForce, IReadOnlyCollection<Person> secretariat, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        Refuse(Proposal is null || Proposal.Id != proposalId, "What you were shown is not proposed any more: it was changed or sent back. Nothing was adopted; look at the draft as it is now.");
        var proposal = Proposal!;
        Refuse(by.PersonId == proposal.By, "You proposed this, so another member of the secretariat adopts it. Nothing was adopted.");
        Appointment.RefuseUnlessIn(secretariat, proposal.By);
        by.RefuseSameMailbox(proposal.By, secretariat);
        Refuse(proposal.AgainstVersionId != inForce?.Id, "Another version has come into force since this was proposed. Send it back, so that it is compared with that one; nothing was adopted.");
        if (proposal.IsMajor) RefuseUnlessDayFits(proposal.SignAgainUntil, at);

        var version = PurposeVersion.Adopt(this, proposal, inForce, by, at);
        (IsOpen, AdoptedVersionId) = (false, version.Id);
        return version;
    }

    /// <summary>Gives a proposal back to those who write, with the reason. Whoever proposed it may take it back so.</summary>
    public void SendBack(Guid proposalId, string words, Actor by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        Refuse(Proposal is null || Proposal.Id != proposalId, "It is not proposed any more. Nothing was sent back.");
        SentBack = new PurposeSentBack(Prose.Check(words, "This", MaxWords, "Words") ?? throw new DomainException("Say what should change, for whoever writes on.", "Words"), PersonOf(by), at);
        Proposal = null;
        Record(by, at, "purpose.sent-back", "The proposal to adopt the draft of the Statement of Purpose was sent back.");
    }

    /// <summary>The number that the draft would have: the next minor or the next major one.</summary>
    public static string NumberAfter(PurposeVersion? inForce, bool isMajor) => inForce switch
    {
        null => "1.0",
        _ when isMajor => $"{inForce.Major + 1}.0",
        _ => $"{inForce.Major}.{inForce.Minor + 1}",
    };

    private void Keep(string title, string body, string language, Actor by, DateTimeOffset at)
    {
        Refuse(!Languages.IsTag(language), "Give the language as a tag such as en, fr or pt-BR.", nameof(Language));
        var text = TitledText.Join(title, body);
        if (Number > 0 && text == Text && language == Language) return;
        (Title, Text, Language) = (Name.Check(title, "title", nameof(Title)), text, language);
        (WrittenById, WrittenAt) = (PersonOf(by), at);
        Number++;
    }

    private void RefuseUnlessOpen() => Refuse(!IsOpen, "This draft was adopted already. Nothing was changed; a further change begins with a new draft.");

    private static void RefuseUnlessDayFits(DateOnly? day, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        Refuse(day is null, "Give the day until which members are asked to sign again.", nameof(PurposeProposal.SignAgainUntil));
        Refuse(day < today.AddDays(ShortestDays), $"{Words.Day(day!.Value)} leaves members less than {ShortestDays} days. Give {Words.Day(today.AddDays(ShortestDays))} or a later day.", nameof(PurposeProposal.SignAgainUntil));
        Refuse(day > today.AddDays(LongestDays), $"{Words.Day(day.Value)} is more than a year away. Give an earlier day.", nameof(PurposeProposal.SignAgainUntil));
    }

    private static Guid PersonOf(Actor by) => by.PersonId ?? throw new DomainException("Only a member of the secretariat writes and adopts the Statement of Purpose.");
}
