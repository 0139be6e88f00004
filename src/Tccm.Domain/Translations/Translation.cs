using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Domain.Translations;

public enum TranslationStatus
{
    BeingWritten,
    Offered,
    Shown,
    Withdrawn,
}

/// <summary>
/// One revision of a statement in another language, by a member or the secretariat. It is a help to readers: nobody signs it.
/// It stays with the revision that it was made from; a later one is translated anew. A second person looks it over before
/// others read it, and what they looked over stays what is read until a later saving was looked over too.
/// </summary>
public sealed class Translation : Noun
{
    public const int MaxReason = 1_000;

    private readonly List<TranslatedText> texts = [];

    private Translation() { }

    private Translation(Statement statement, Revision of, string language, Guid? from, Actor by, DateTimeOffset at)
    {
        (StatementId, RevisionId, RevisionNumber, Language, FromId) = (statement.Id, of.Id, of.Number, language, from);
        (Organisation, OrganisationId, ContactId, BegunById, BegunAt) = (by.Contact?.Organisation, by.OrganisationId, by.Contact?.Id, by.PersonId, at);
    }

    public Guid StatementId { get; private init; }
    public Guid RevisionId { get; private init; }
    public int RevisionNumber { get; private init; }
    /// <summary>A BCP 47 tag.</summary>
    public string Language { get; private init; } = "";
    /// <summary>Null for the secretariat.</summary>
    public Guid? OrganisationId { get; private init; }
    public Organisation? Organisation { get; private init; }
    public Guid? ContactId { get; private init; }
    public Guid? BegunById { get; private init; }
    public DateTimeOffset BegunAt { get; private init; }
    /// <summary>The translation of an earlier revision whose words it began with.</summary>
    public Guid? FromId { get; private init; }

    public TranslationStatus Status { get; private set; }
    /// <summary>How often it was saved; of two who write at once, the second is told.</summary>
    public int LastNumber { get; private set; }
    /// <summary>Everybody who saved it: none of them looks it over.</summary>
    public IReadOnlyList<Guid> WriterIds { get; private set; } = [];
    public DateTimeOffset? OfferedAt { get; private set; }
    /// <summary>The saving that readers see: the last one that was looked over.</summary>
    public int? ShownNumber { get; private set; }
    public DateTimeOffset? LookedOverAt { get; private set; }
    public Guid? LookedOverById { get; private set; }
    /// <summary>Null for the secretariat.</summary>
    public Guid? LookedOverForId { get; private set; }
    public Organisation? LookedOverFor { get; private set; }
    public DateTimeOffset? SentBackAt { get; private set; }
    public string? SentBackReason { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnReason { get; private set; }
    /// <summary>When the translator was told that the original has moved on.</summary>
    public DateTimeOffset? ToldBehindAt { get; private set; }

    /// <summary>Its savings; of one that was read from the register, the last and the one that is shown.</summary>
    public IReadOnlyCollection<TranslatedText> Texts => texts;

    public TranslatedText? Last => texts.SingleOrDefault(text => text.Number == LastNumber);
    public TranslatedText? Shown => ShownNumber is { } shown ? texts.Single(text => text.Number == shown) : null;
    public bool IsShown => ShownNumber is not null && Status != TranslationStatus.Withdrawn;
    public string LanguageInWords => Languages.NameOf(Language);
    public string Translator => Organisation?.DisplayName ?? "the secretariat";
    public string LookedOverBy => LookedOverFor?.DisplayName ?? "the secretariat";

    /// <summary>Who made it and who looked it over, as the end of a sentence.</summary>
    public string Credit => $"translated by {Translator}{(ShownNumber is null ? "" : $", looked over by {LookedOverBy}")}";

    public string StatusInWords => Status switch
    {
        TranslationStatus.BeingWritten when IsShown => "shown, and being written on",
        TranslationStatus.BeingWritten => "being written",
        TranslationStatus.Offered => "waits to be looked over",
        TranslationStatus.Shown => "shown",
        TranslationStatus.Withdrawn => "withdrawn",
        _ => throw new InvalidOperationException($"No words for {Status}."),
    };

    /// <summary>Begins the translation of a revision that others than the pen may see. <paramref name="others"/> are the statement's other translations.</summary>
    public static Translation Begin(Statement statement, Revision of, string? language, IEnumerable<Translation> others, Actor by, DateTimeOffset at)
    {
        RefuseUnlessFree(statement, of, language, others, by, at);

        var translation = new Translation(statement, of, language!, null, by, at);
        translation.Record(by, at, "translation.begun", $"A translation of revision {of.Number} of “{statement.Title}” into {translation.LanguageInWords} was begun.", by.OrganisationId);
        return translation;
    }

    /// <summary>Begins the translation of the text of now with the words of this one, which stays as it is.</summary>
    public Translation CarryOn(Statement statement, IEnumerable<Translation> others, Actor by, DateTimeOffset at)
    {
        Refuse(WhyNotCarriedOn(statement, by) is not null, WhyNotCarriedOn(statement, by) ?? "");
        RefuseUnlessFree(statement, statement.Text, Language, others, by, at);

        var next = new Translation(statement, statement.Text, Language, Id, by, at);
        var old = IsTranslatedBy(by) ? Last! : Shown!;
        next.Keep(new TranslatedText(next, 1, old.Title, old.Body, by, at), by);
        next.Record(by, at, "translation.carried-on", $"The translation of “{statement.Title}” into {LanguageInWords} was carried on from revision {RevisionNumber} to revision {next.RevisionNumber}.", by.OrganisationId);
        return next;
    }

    /// <summary>Why nobody can begin a translation in this capacity, or null.</summary>
    public static string? WhyNot(Statement statement, Actor by, DateTimeOffset at) => by.Contact is { } contact
        ? WhyNot(statement, contact, at)
        : !by.IsSecretariat ? "Only participants of members and the secretariat translate."
        : !StatementStatuses.SeenByMembers.Contains(statement.Status) ? $"“{statement.Title}” is {statement.StatusInWords()}, so it is not translated."
        : null;

    /// <summary>
    /// Keeps the words as they are now; the last saving is the one that is offered. Refused where <paramref name="seen"/>, the
    /// saving that the writer began with, is not the last one any more. What is shown stays as it is; what was offered is not any more.
    /// </summary>
    public TranslatedText? Write(Statement statement, string title, string body, int seen, Actor by, DateTimeOffset at)
    {
        RefuseUnlessTranslator(statement, by, at);
        Refuse(seen != LastNumber, "Somebody else saved this translation since you opened this page. Nothing was saved: copy your words, look at the text as it is now, then put yours into it.");

        var next = new TranslatedText(this, LastNumber + 1, title, body, by, at);
        if (Last?.Text == next.Text) return null;
        Keep(next, by);
        (Status, OfferedAt) = (TranslationStatus.BeingWritten, null);
        Record(by, at, "translation.written", $"The translation of “{statement.Title}” into {LanguageInWords} was written on (saving {next.Number}).", OrganisationId);
        return next;
    }

    /// <summary>Asks a second person to look it over. <paramref name="seen"/> is the saving that was read.</summary>
    public void Offer(Statement statement, int seen, Actor by, DateTimeOffset at)
    {
        RefuseUnlessTranslator(statement, by, at);
        Refuse(WhyNotOffered(statement) is not null, WhyNotOffered(statement) ?? "");
        Refuse(seen != LastNumber, "The translation was written on since you opened this page. Look at it as it is now; nothing was offered.");

        (Status, OfferedAt) = (TranslationStatus.Offered, at);
        Record(by, at, "translation.offered", $"The translation of “{statement.Title}” into {LanguageInWords} was offered to be looked over (saving {LastNumber}).", OrganisationId);
    }

    /// <summary>Why there is nothing to offer now, or null.</summary>
    public string? WhyNotOffered(Statement statement) => Status switch
    {
        TranslationStatus.Offered => "It waits to be looked over already. Nothing was changed.",
        TranslationStatus.Shown => "This text was looked over and is shown. Write the change first.",
        TranslationStatus.Withdrawn => "It was withdrawn. Begin another one.",
        _ when Last is null => "Nothing is written yet. Write the translation first.",
        _ when Last.Body == Of(statement).Body => "The text is the original, word for word. Write the translation first.",
        _ => null,
    };

    /// <summary>
    /// A second person read it beside the original and finds it right: from now on its readers see it. They are of the
    /// secretariat or a participant of another member, and saved none of it.
    /// </summary>
    public void LookOver(Statement statement, int seen, Actor by, DateTimeOffset at)
    {
        RefuseUnlessSecond(statement, by, at);
        Refuse(seen != LastNumber, "The translation was written on since you opened this page. Look at it as it is now; nothing was shown.");

        (Status, ShownNumber, LookedOverAt, LookedOverById) = (TranslationStatus.Shown, LastNumber, at, by.PersonId);
        (LookedOverForId, LookedOverFor) = (by.OrganisationId, by.Contact?.Organisation);
        Record(by, at, "translation.looked-over", $"The translation of “{statement.Title}” into {LanguageInWords} was looked over and is shown (saving {LastNumber}, sha256 {Last!.Sha256}).", OrganisationId);
    }

    /// <summary>The second person says what is to be mended first.</summary>
    public void SendBack(Statement statement, string? reason, Actor by, DateTimeOffset at)
    {
        RefuseUnlessSecond(statement, by, at);
        SentBackReason = Prose.Check(reason, "What is to be mended", MaxReason, "Reason") ?? throw new DomainException("Say what is to be mended, for those who translate.", "Reason");
        (Status, OfferedAt, SentBackAt) = (TranslationStatus.BeingWritten, null, at);
        Record(by, at, "translation.sent-back", $"The translation of “{statement.Title}” into {LanguageInWords} was sent back to be mended.", OrganisationId);
    }

    /// <summary>Takes it away from its readers, for good. Its words and the reason are kept.</summary>
    public void Withdraw(Statement statement, string? reason, Actor by, DateTimeOffset at)
    {
        Refuse(!IsTranslatedBy(by) && !by.IsSecretariat, $"Only {Translator} and the secretariat can withdraw this translation.");
        Refuse(Status == TranslationStatus.Withdrawn, "It was withdrawn already. Nothing was changed.");
        WithdrawnReason = Prose.Check(reason, "The reason", MaxReason, "Reason") ?? throw new DomainException("Say why, for those who read it or worked on it.", "Reason");
        (Status, WithdrawnAt) = (TranslationStatus.Withdrawn, at);
        Record(by, at, "translation.withdrawn", $"The translation of revision {RevisionNumber} of “{statement.Title}” into {LanguageInWords} was withdrawn.", OrganisationId);
    }

    /// <summary>Notes that the translator was told that the original has moved on; once, however often it does.</summary>
    public void TellBehind(Statement statement, DateTimeOffset at)
    {
        Refuse(ToldBehindAt is not null || !IsBehind(statement), "There is nothing to tell.");
        ToldBehindAt = at;
        Record(Actor.Portal, at, "translation.told-behind", $"Who translated revision {RevisionNumber} of “{statement.Title}” into {LanguageInWords} was told that the text is revision {statement.Text.Number} now.", OrganisationId);
    }

    /// <summary>Whether the text has moved on since the revision that this was made from.</summary>
    public bool IsBehind(Statement statement) => statement.Text.Number > RevisionNumber;

    public string BehindInWords(Statement statement) => $"made from revision {RevisionNumber}, the text is now revision {statement.Text.Number}";

    /// <summary>
    /// Whether everybody may read it: once it was looked over, of a revision that was published itself. The wordings of a
    /// discussion stay with those who discussed them, in every language.
    /// </summary>
    public bool IsPublic(Statement statement) =>
        IsShown && StatementStatuses.Public.Contains(statement.Status) && statement.Editions.Any(edition => edition.RevisionId == RevisionId);

    /// <summary>Whether this reader of the text sees the words: all once they were looked over, before that who translates and who may look it over.</summary>
    public bool IsSeenBy(Statement statement, Contact reader) => statement.IsReadBy(reader.Organisation)
        && (IsShown || reader.OrganisationId == OrganisationId || (Status == TranslationStatus.Offered && reader.Organisation.IsMember && reader.May(ContactRoles.Participant)));

    public bool IsTranslatedBy(Actor by) => OrganisationId is { } own ? by.Contact?.OrganisationId == own : by.IsSecretariat;

    /// <summary>The revision that it was made from.</summary>
    public Revision Of(Statement statement) => statement.Revisions.Single(revision => revision.Id == RevisionId);

    /// <summary>Why this person is not the second to read it, or null.</summary>
    public string? WhyNotSecond(Actor by) =>
        Status != TranslationStatus.Offered ? $"It does not wait to be looked over: it is {StatusInWords}."
        : IsTranslatedBy(by) && OrganisationId is not null ? $"{Translator} translated it. A participant of another member looks it over, or the secretariat."
        : by.PersonId is { } person && WriterIds.Contains(person) ? "You wrote it. Somebody else looks it over."
        : null;

    /// <summary>Why it is not carried on by this actor, or null.</summary>
    public string? WhyNotCarriedOn(Statement statement, Actor by) =>
        !IsBehind(statement) ? $"The text is revision {statement.Text.Number} still, which this is a translation of. There is nothing to carry on."
        : Status == TranslationStatus.Withdrawn ? "It was withdrawn. Begin another one."
        : !IsTranslatedBy(by) && !IsShown ? $"{Translator} has not finished it. Others carry it on once it was looked over."
        : IsTranslatedBy(by) && Last is null ? "Nothing is written in it yet. Begin another one."
        : null;

    private static string? WhyNot(Statement statement, Contact by, DateTimeOffset at) =>
        !by.May(ContactRoles.Participant) ? $"You are not a participant of {by.Organisation.DisplayName}. Its participants translate; its representative can make you one."
        : !by.Organisation.IsMember || by.Organisation.MembershipAt(at) is null ? $"{by.Organisation.DisplayName} is not a member. Members translate, and the secretariat."
        : !statement.IsReadBy(by.Organisation) ? $"“{statement.Title}” is {statement.StatusInWords()}, so it is not translated."
        : by.Organisation.MembershipAt(at)!.Suspended is not null ? $"The membership of {by.Organisation.DisplayName} is suspended. It reads, and takes part again once the suspension is lifted."
        : null;

    private static void RefuseUnlessFree(Statement statement, Revision of, string? language, IEnumerable<Translation> others, Actor by, DateTimeOffset at)
    {
        Refuse(WhyNot(statement, by, at) is not null, $"{WhyNot(statement, by, at)} Nothing was begun.");
        Refuse(!statement.Circulated.Contains(of), "This revision is not one that was circulated. Open the page anew; nothing was begun.");
        Refuse(!Languages.IsTag(language), "Give the language as a tag such as ar, ja or zh-Hans.", "Language");
        Refuse(language == of.Language, $"The text is in {Languages.NameOf(of.Language)} already. Choose another language.", "Language");
        Refuse(others.Any(other => other.RevisionId == of.Id && other.Language == language && other.Status != TranslationStatus.Withdrawn),
            $"Revision {of.Number} is translated into {Languages.NameOf(language!)} already, or somebody has begun to. One translation into each language is enough.", "Language");
    }

    private void Keep(TranslatedText text, Actor by)
    {
        texts.Add(text);
        LastNumber = text.Number;
        if (by.PersonId is { } writer && !WriterIds.Contains(writer)) WriterIds = [.. WriterIds, writer];
    }

    private void RefuseUnlessTranslator(Statement statement, Actor by, DateTimeOffset at)
    {
        Refuse(!IsTranslatedBy(by), $"{char.ToUpperInvariant(Translator[0])}{Translator[1..]} translates this. Nothing was changed.");
        Refuse(WhyNot(statement, by, at) is not null, $"{WhyNot(statement, by, at)} Nothing was changed.");
        Refuse(Status == TranslationStatus.Withdrawn, "This translation was withdrawn. Begin another one; nothing was changed.");
    }

    private void RefuseUnlessSecond(Statement statement, Actor by, DateTimeOffset at)
    {
        Refuse(WhyNot(statement, by, at) is not null, $"{WhyNot(statement, by, at)} Nothing was changed.");
        Refuse(WhyNotSecond(by) is not null, WhyNotSecond(by) ?? "");
        if (Organisation is { } translator) by.RefuseOwn(translator);
    }
}

/// <summary>The words of a translation at one saving, with the SHA-256 of their UTF-8 bytes. Each is kept; the database refuses a change.</summary>
public sealed class TranslatedText
{
    private TranslatedText() { }

    internal TranslatedText(Translation translation, int number, string title, string body, Actor by, DateTimeOffset at)
    {
        (TranslationId, Number, Text, Title) = (translation.Id, number, TitledText.Join(title, body), Name.Check(title, "title"));
        (Sha256, WrittenAt, WrittenById) = (StatementText.Sha256(Text), at, by.PersonId);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid TranslationId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private init; } = "";
    public string Text { get; private init; } = "";
    public string Sha256 { get; private init; } = "";
    public DateTimeOffset WrittenAt { get; private init; }
    public Guid? WrittenById { get; private init; }

    public string Body => TitledText.BodyOf(Text);
    public TextDocument Document => StatementText.Parse(Body);
}
