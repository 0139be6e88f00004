using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;

namespace Tccm.Domain.Tests.Translations;

public sealed class TranslationTests
{
    private const string Title = "أبقوه مفتوحًا";
    private const string Body = "نحن نشغّله.\n\nاسمعونا.";

    private readonly Organisation rowan = World.Member("Rowan Registry");
    private readonly Organisation birch = World.Member("Birch Registrar");
    private readonly Actor ann;
    private readonly Actor ben;

    public TranslationTests()
    {
        ann = Actor.For(World.Contact(rowan, "Ann Arch", ContactRoles.Participant));
        ben = Actor.For(World.Contact(birch, "Ben Bay", ContactRoles.Participant));
    }

    [Fact]
    public void Begun_IsOfOneRevisionAndSaysForWhom()
    {
        var statement = World.InDiscussion();

        var begun = Translation.Begin(statement, statement.Text, "ar", [], ann, World.Now);

        Assert.Equal((statement.Text.Id, 1, "ar", "Rowan Registry", TranslationStatus.BeingWritten), (begun.RevisionId, begun.RevisionNumber, begun.Language, begun.Translator, begun.Status));
        Assert.Equal("translation.begun", World.OnlyAct(begun).Act);
        Assert.Equal("Arabic", begun.LanguageInWords);
    }

    [Theory]
    [InlineData("en", "in English already")]
    [InlineData("arabic", "as a tag")]
    [InlineData(null, "as a tag")]
    public void LanguageOfTheTextOrNone_IsRefused(string? language, string why)
    {
        var statement = World.InDiscussion();

        var refusal = World.Refused(() => Translation.Begin(statement, statement.Text, language, [], ann, World.Now), why, statement);

        Assert.Equal("Language", refusal.Field);
    }

    [Fact]
    public void SecondIntoOneLanguage_IsRefusedUntilTheFirstIsWithdrawn()
    {
        var statement = World.InDiscussion();
        var first = Translation.Begin(statement, statement.Text, "ar", [], ann, World.Now);

        World.Refused(() => Translation.Begin(statement, statement.Text, "ar", [first], ben, World.Now), "already", statement);
        first.Withdraw(statement, "We have nobody for it.", ann, World.Now);

        Assert.Equal("Birch Registrar", Translation.Begin(statement, statement.Text, "ar", [first], ben, World.Now).Translator);
    }

    [Fact]
    public void WhoTakesNoPart_BeginsNone()
    {
        var (draft, statement) = (World.Draft(), World.InDiscussion());
        var (listener, supporter) = (Actor.For(World.Contact(rowan, "Lil Lime", ContactRoles.Listener)), Actor.For(World.Contact(World.Supporter("Sallow Society"), "Sue Sage", ContactRoles.Participant)));
        rowan.Suspend("Nobody answers.", false, Actor.Portal, World.Now);

        World.Refused(() => Translation.Begin(statement, statement.Text, "ar", [], listener, World.Now), "not a participant");
        World.Refused(() => Translation.Begin(statement, statement.Text, "ar", [], supporter, World.Now), "not a member");
        World.Refused(() => Translation.Begin(statement, statement.Text, "ar", [], ann, World.Now), "suspended");
        World.Refused(() => Translation.Begin(statement, statement.Text, "ar", [], Actor.Importer("a list"), World.Now), "Only participants of members");
        Assert.Contains("is a draft", Translation.WhyNot(draft, Actor.Secretariat(World.Secretary()), World.Now), StringComparison.Ordinal);
        Assert.Contains("is a draft", Translation.WhyNot(draft, ben, World.Now), StringComparison.Ordinal);
    }

    [Fact]
    public void Saved_IsKeptEachTimeAndToldToWhoWritesAtOnce()
    {
        var (statement, translation) = Begun();

        var first = translation.Write(statement, Title, Body, 0, ann, World.Now);
        var same = translation.Write(statement, Title, Body, 1, ann, World.Now);
        World.Refused(() => translation.Write(statement, Title, "آخر.", 0, ann, World.Now), "Somebody else saved", translation);
        translation.Write(statement, Title, "آخر.\n\nاسمعونا.", 1, ann, World.Now);

        Assert.Null(same);
        Assert.Equal(StatementText.Sha256($"# {Title}\n\n{Body}\n"), first!.Sha256);
        Assert.Equal([1, 2], translation.Texts.Select(text => text.Number));
        Assert.Equal([ann.PersonId!.Value], translation.WriterIds);
    }

    [Fact]
    public void AnotherMemberAndTheSecretariat_WriteNothingInIt()
    {
        var (statement, translation) = Begun();

        World.Refused(() => translation.Write(statement, Title, Body, 0, ben, World.Now), "Rowan Registry translates this", translation);
        World.Refused(() => translation.Write(statement, Title, Body, 0, Actor.Secretariat(World.Secretary()), World.Now), "Rowan Registry translates this", translation);
    }

    [Fact]
    public void NothingWrittenAndTheOriginalsWords_AreNotOffered()
    {
        var (statement, translation) = Begun();

        World.Refused(() => translation.Offer(statement, 0, ann, World.Now), "Nothing is written", translation);
        translation.Write(statement, Title, statement.Text.Body, 0, ann, World.Now);

        World.Refused(() => translation.Offer(statement, 1, ann, World.Now), "word for word", translation);
    }

    [Fact]
    public void Offered_IsShownOnceASecondPersonReadThatSaving()
    {
        var (statement, translation) = Offered();
        Assert.False(translation.IsShown);

        World.Refused(() => translation.LookOver(statement, 0, ben, World.Now), "written on since", translation);
        translation.LookOver(statement, 1, ben, World.Now);

        Assert.True(translation.IsShown);
        Assert.Equal("translated by Rowan Registry, looked over by Birch Registrar", translation.Credit);
        Assert.Equal(ben.PersonId, translation.LookedOverById);
        Assert.Contains(translation.Shown!.Sha256, World.OnlyAct(translation).Sentence, StringComparison.Ordinal);
        World.Refused(() => translation.LookOver(statement, 1, ben, World.Now), "it is shown", translation);
    }

    [Fact]
    public void OwnPeopleAndWhoWroteIt_AreNoSecond()
    {
        var (statement, translation) = Offered();
        var twoHats = World.Person("Tia Two");
        var colleague = Actor.For(World.Contact(rowan, "Abe Ash", ContactRoles.Participant));
        var ownSecretary = Actor.Secretariat(Both(rowan, "Olga Own"));

        World.Refused(() => translation.LookOver(statement, 1, colleague, World.Now), "participant of another member", translation);
        World.Refused(() => translation.LookOver(statement, 1, ownSecretary, World.Now), "You work for Rowan Registry", translation);
        var atRowan = Actor.For(World.Contact(rowan, twoHats, ContactRoles.Participant));
        translation.Write(statement, Title, "كلمات أخرى.\n\nاسمعونا.", 1, atRowan, World.Now);
        translation.Offer(statement, 2, ann, World.Now);

        World.Refused(() => translation.LookOver(statement, 2, Actor.For(World.Contact(birch, twoHats, ContactRoles.Participant)), World.Now), "You wrote it", translation);
    }

    [Fact]
    public void SecretariatsOwn_IsLookedOverByAnotherOfThem()
    {
        var statement = World.InDiscussion();
        var (sam, quinn) = (Actor.Secretariat(World.Secretary()), Actor.Secretariat(World.Secretary("Quinn Quill")));
        var translation = Translation.Begin(statement, statement.Text, "ja", [], sam, World.Now);
        translation.Write(statement, "開いておく", "動かしています。\n\n聞いてください。", 0, sam, World.Now);
        translation.Offer(statement, 1, sam, World.Now);

        World.Refused(() => translation.LookOver(statement, 1, sam, World.Now), "You wrote it", translation);
        translation.LookOver(statement, 1, quinn, World.Now);

        Assert.Equal("translated by the secretariat, looked over by the secretariat", translation.Credit);
    }

    [Fact]
    public void SentBack_IsWrittenOnAndOfferedAgain()
    {
        var (statement, translation) = Offered();

        World.Refused(() => translation.SendBack(statement, " ", ben, World.Now), "Say what is to be mended", translation);
        translation.SendBack(statement, "Paragraph 2 says more than the original.", ben, World.Now);
        translation.Write(statement, Title, "نحن نشغّله.\n\nاسمعونا أولًا.", 1, ann, World.Now);
        translation.Offer(statement, 2, ann, World.Now);

        Assert.Equal(TranslationStatus.Offered, translation.Status);
        Assert.Equal("Paragraph 2 says more than the original.", translation.SentBackReason);
    }

    [Fact]
    public void WrittenOnAfterItWasShown_LeavesWhatReadersSeeUntilThatWasLookedOver()
    {
        var (statement, translation) = Shown();

        translation.Write(statement, Title, "نحن نشغّله جيدًا.\n\nاسمعونا.", 1, ann, World.Now);
        var before = translation.Shown!.Number;
        translation.Offer(statement, 2, ann, World.Now);
        translation.LookOver(statement, 2, ben, World.Now);

        Assert.Equal(1, before);
        Assert.Equal(2, translation.Shown!.Number);
    }

    [Fact]
    public void Withdrawn_IsShownToNobodyAndStaysSo()
    {
        var (statement, translation) = Shown();

        World.Refused(() => translation.Withdraw(statement, "It is wrong.", ben, World.Now), "Only Rowan Registry and the secretariat", translation);
        World.Refused(() => translation.Withdraw(statement, null, ann, World.Now), "Say why", translation);
        translation.Withdraw(statement, "It is wrong.", Actor.Secretariat(World.Secretary()), World.Now);

        Assert.False(translation.IsShown);
        World.Refused(() => translation.Write(statement, Title, "x", 1, ann, World.Now), "was withdrawn", translation);
        World.Refused(() => translation.Withdraw(statement, "Twice.", ann, World.Now), "withdrawn already", translation);
    }

    [Fact]
    public void OriginalCirculatedAgainOrOpenedAnew_LeavesItBehind()
    {
        var (statement, translation) = Shown();
        Assert.False(translation.IsBehind(statement));

        statement.Rewritten("We run it well.\n\nHear us.");
        Assert.Equal("made from revision 1, the text is now revision 2", translation.BehindInWords(statement));
        Assert.True(translation.IsBehind(statement));
        var second = translation.CarryOn(statement, [translation], ann, World.Now);
        statement.OpenForSignature(World.InAWeek, Actor.Portal, World.Now);
        Assert.False(second.IsBehind(statement));
        statement.Write(statement.Kind, statement.Process, "en", statement.DraftTitle, "We run it very well.\n\nHear us.", Actor.Portal, World.Now);
        statement.OpenAnew(statement.DraftNumber, "- Other words.", World.InAWeek, Actor.Portal, World.Now);

        Assert.True(second.IsBehind(statement));
        Assert.Equal(statement.Revisions.First().Id, translation.RevisionId);
    }

    [Fact]
    public void CarriedOn_BeginsAnewWithTheOldWordsAndIsLookedOverAnew()
    {
        var (statement, translation) = Shown();
        World.Refused(() => translation.CarryOn(statement, [translation], ben, World.Now), "nothing to carry on", translation);
        statement.Rewritten("We run it well.\n\nHear us.");

        var next = translation.CarryOn(statement, [translation], ben, World.Now);

        Assert.Equal((2, "Birch Registrar", (Guid?)translation.Id, false), (next.RevisionNumber, next.Translator, next.FromId, next.IsShown));
        Assert.Equal(translation.Shown!.Text, next.Last!.Text);
        Assert.Equal("translation.carried-on", World.OnlyAct(next).Act);
        World.Refused(() => translation.CarryOn(statement, [translation, next], ann, World.Now), "already", translation);
    }

    [Fact]
    public void UnfinishedWordsOfAnother_AreNotCarriedOn()
    {
        var (statement, translation) = Begun();
        translation.Write(statement, Title, Body, 0, ann, World.Now);
        statement.Rewritten("We run it well.\n\nHear us.");

        World.Refused(() => translation.CarryOn(statement, [translation], ben, World.Now), "has not finished it", translation);
        Assert.Equal(translation.Last!.Text, translation.CarryOn(statement, [translation], ann, World.Now).Last!.Text);
    }

    [Fact]
    public void Audience_SeesWhatWasLookedOverAndNothingBefore()
    {
        var (statement, translation) = (World.Draft(), (Translation?)null);
        statement.Circulated(audience: StatementAudience.MembersAndSupporters);
        var supporter = World.Contact(World.Supporter("Sallow Society"), "Sue Sage", ContactRoles.Participant);
        var (listener, own) = (World.Contact(birch, "Lia Lake", ContactRoles.Listener), World.Contact(rowan, "Lil Lime", ContactRoles.Listener));
        var second = birch.CurrentContacts.First(contact => contact.May(ContactRoles.Participant));
        string Seen() => string.Join(' ', new[] { own, second, listener, supporter }.Select(reader => translation!.IsSeenBy(statement, reader) ? "sees" : "-"));

        translation = Translation.Begin(statement, statement.Text, "ar", [], ann, World.Now);
        translation.Write(statement, Title, Body, 0, ann, World.Now);
        Assert.Equal("sees - - -", Seen());
        translation.Offer(statement, 1, ann, World.Now);
        Assert.Equal("sees sees - -", Seen());
        translation.LookOver(statement, 1, ben, World.Now);

        Assert.Equal("sees sees sees sees", Seen());
    }

    [Fact]
    public void Public_IsWhatWasLookedOverOfARevisionThatWasPublished()
    {
        var statement = World.InDiscussion();
        var (early, late) = (ShownOf(statement, "ar"), (Translation?)null);
        statement.Rewritten("We run it well.\n\nHear us.");
        late = ShownOf(statement, "ja");
        statement.OpenForSignature(World.InAWeek, Actor.Portal, World.Now);
        statement.SignedBy(World.Signatory(World.Member("Alder Registry")));
        Assert.False(late.IsPublic(statement));
        statement.Close(Actor.Portal, World.Now);
        Assert.False(late.IsPublic(statement));

        statement.Published();

        Assert.True(late.IsPublic(statement));
        Assert.False(early.IsPublic(statement));
        Assert.False(Translation.Begin(statement, statement.Text, "ko", [], ann, World.Now).IsPublic(statement));
    }

    [Fact]
    public void WhichLanguageIsSigned_IsSaidAtEveryStage()
    {
        var statement = World.InDiscussion();
        var translation = ShownOf(statement, "ar");
        Assert.Equal("The text in English is what would be signed", SignedLanguage.InWords(statement));

        statement.OpenForSignature(World.InAWeek, Actor.Portal, World.Now);
        Assert.Equal("The text in English is what is signed; this is a translation of revision 1, translated by Rowan Registry, looked over by Birch Registrar.", SignedLanguage.InWords(statement, translation));
        statement.Close(Actor.Portal, World.Now);

        Assert.Equal("The text in English is what was signed", SignedLanguage.InWords(statement));
    }

    [Fact]
    public void ToldThatItIsBehind_IsToldOnce()
    {
        var (statement, translation) = Shown();
        World.Refused(() => translation.TellBehind(statement, World.Now), "nothing to tell", translation);
        statement.Rewritten("We run it well.\n\nHear us.");

        translation.TellBehind(statement, World.Now);

        World.Refused(() => translation.TellBehind(statement, World.Now), "nothing to tell", translation);
    }

    [Theory]
    [InlineData("Eins.\n\nZwei.", "")]
    [InlineData("Eins.", "The original has 2 paragraphs, the translation 1. Look for one that is missing, split or joined.")]
    [InlineData("One, see [here](https://a.example/).\n\nZwei.", "Paragraph 1 has still the words of the original.")]
    [InlineData("## Eins, [hier](https://a.example/)\n\nZwei.", "Paragraph 1 is a heading in one text and not, or of another level, in the other.")]
    [InlineData("Eins, [hier](https://b.example/).\n\nZwei.", "Paragraph 1 does not link to where the original does.")]
    public void Alignment_NamesWhatToLookAtAgain(string translated, string doubt)
    {
        var original = doubt.Length == 0 ? "One.\n\nTwo." : "One, see [here](https://a.example/).\n\nTwo.";

        var aligned = AlignedParagraphs.Of(StatementText.Parse(original), StatementText.Parse(translated));

        Assert.Equal(2, aligned.Rows.Count);
        Assert.Equal(doubt.Length == 0 ? [] : [doubt], aligned.Doubts);
    }

    [Theory]
    [InlineData("ar", "Arabic", "العربية", true)]
    [InlineData("he", "Hebrew", "עברית", true)]
    [InlineData("fa", "Persian", "فارسی", true)]
    [InlineData("ja", "Japanese", "日本語", false)]
    [InlineData("zh-Hant", "Chinese (Traditional)", "中文（繁體）", false)]
    [InlineData("qqq", "qqq", "qqq", false)]
    public void Languages_HaveTheirNamesAndDirection(string tag, string name, string native, bool rightToLeft) =>
        Assert.Equal((name, native, rightToLeft), (Languages.NameOf(tag), Languages.NativeNameOf(tag), Languages.IsRightToLeft(tag)));

    private (Statement Statement, Translation Translation) Begun()
    {
        var statement = World.InDiscussion();
        return (statement, Translation.Begin(statement, statement.Text, "ar", [], ann, World.Now));
    }

    private (Statement Statement, Translation Translation) Offered()
    {
        var (statement, translation) = Begun();
        translation.Write(statement, Title, Body, 0, ann, World.Now);
        translation.Offer(statement, 1, ann, World.Now);
        return (statement, translation);
    }

    private (Statement Statement, Translation Translation) Shown()
    {
        var (statement, translation) = Offered();
        translation.LookOver(statement, 1, ben, World.Now);
        return (statement, translation);
    }

    private Translation ShownOf(Statement statement, string language)
    {
        var translation = Translation.Begin(statement, statement.Text, language, [], ann, World.Now);
        translation.Write(statement, Title, Body, 0, ann, World.Now);
        translation.Offer(statement, 1, ann, World.Now);
        translation.LookOver(statement, 1, ben, World.Now);
        return translation;
    }

    private static Person Both(Organisation organisation, string name)
    {
        var person = World.Secretary(name);
        World.Contact(organisation, person, ContactRoles.Participant);
        return person;
    }
}
