using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;
using Tccm.Web.Documents;

namespace Tccm.Web.Tests.Documents;

public sealed class TranslationPdfTests
{
    private const int Tries = 5;
    private static readonly DateTimeOffset Now = new(2027, 3, 14, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Words of ten languages, which a random text is made of.</summary>
    public static TheoryData<string, string> Scripts => new()
    {
        { "ar", "سجل أسماء شبكة مفتوحة الإنترنت حوكمة لا" },
        { "he", "רשם שמות רשת פתוחה אינטרנט ממשל" },
        { "fa", "ثبت نام شبکه گشوده اینترنت پیش گفتگو" },
        { "zh-Hans", "注册局 名称 路由 网络 开放 互联网 骨" },
        { "zh-Hant", "註冊局 名稱 路由 網路 開放 網際網路 骨" },
        { "ja", "レジストリ 名前 経路 ネットワーク 開かれた 直" },
        { "ko", "등록소 이름 경로 네트워크 열린 인터넷" },
        { "th", "ทะเบียน ชื่อ เครือข่าย เปิด อินเทอร์เน็ต นี้" },
        { "hi", "रजिस्ट्री नाम नेटवर्क खुला इंटरनेट क्षेत्र ज्ञान" },
        { "ru", "реестр имена маршруты сеть открытая объём ёлка" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Paper_HoldsTheWordsOfEachParagraphAndNoOthers(string language, string words)
    {
        var pool = words.Split(' ');
        var word = Gen.Elements(pool);
        var sentence = Gen.Choose(1, 8).SelectMany(count => Gen.ArrayOf(word, count)).Select(some => string.Join(' ', some));
        var text = Gen.Choose(1, 9).SelectMany(count => Gen.ArrayOf(Gen.Elements("", "## ", "- ", "> ").SelectMany(sign => sentence.Select(said => sign + said)), count)).Select(lines => string.Join("\n\n", lines));

        Prop.ForAll(sentence.Zip(text).ToArbitrary(), said => AgreesAsync(language, said.Item1, said.Item2).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task FirstOfAll_SaysWhichLanguageIsSigned(string language, string words)
    {
        var (statement, translation) = Made(language, words, words);

        var text = Flat(await Paper.TextAsync(Bytes(statement, translation)));

        var at = text.IndexOf("The text in English is what is signed; this is a translation of revision 1, translated by Rowan Registry, looked over by Birch Registrar.", StringComparison.Ordinal);
        Assert.InRange(at, 0, 200);
        Assert.Contains($"Translation into {Languages.NameOf(language)} of revision 1", text, StringComparison.Ordinal);
        Assert.Contains(translation.Shown!.Sha256, text, StringComparison.Ordinal);
        Assert.Contains(statement.Text.Sha256, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Paper_IsTaggedInItsLanguageUnderItsTitle(string language, string words)
    {
        var (statement, translation) = Made(language, words, words);

        var bytes = Bytes(statement, translation);

        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Contains("/MarkInfo", raw, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Contains($"/Lang ({language})", raw, StringComparison.Ordinal);
        Assert.Equal(bytes, Bytes(statement, translation));
    }

    [Fact]
    public async Task Behind_SaysSoAtTheTop()
    {
        var (statement, translation) = Made("ar", "سجل", "سجل أسماء");
        statement.Write(statement.Kind, statement.Process, "en", statement.DraftTitle, "We run it well.", Actor.Portal, Now);
        statement.OpenAnew(statement.DraftNumber, "- Other words.", new Deadline(Now.AddDays(7), "UTC"), Actor.Portal, Now);

        var text = Flat(await Paper.TextAsync(Bytes(statement, translation)));

        Assert.Contains("It is behind the original: made from revision 1, the text is now revision 2.", text, StringComparison.Ordinal);
    }

    private static async Task AgreesAsync(string language, string title, string body)
    {
        var (statement, translation) = Made(language, title, body);

        var paper = await Paper.TextAsync(Bytes(statement, translation));

        var expected = title + translation.Shown!.Document.PlainText;
        Assert.Equal(Paper.Letters(expected), Paper.Letters(Paper.WithoutHeads(paper, title)));
    }

    private static (Statement Statement, Translation Translation) Made(string language, string title, string body)
    {
        var statement = Statement.Begin("keep-it-open", StatementKind.JointStatement, "WSIS+20", "en", "Keep it open", "We run it.", Actor.Portal, Now);
        statement.OpenForSignature(new Deadline(Now.AddDays(7), "UTC"), Actor.Portal, Now);
        var (ann, ben) = (Participant("Rowan Registry", "rowan"), Participant("Birch Registrar", "birch"));
        var translation = Translation.Begin(statement, statement.Text, language, [], ann, Now);
        translation.Write(statement, title, body, 0, ann, Now);
        translation.Offer(statement, 1, ann, Now);
        translation.LookOver(statement, 1, ben, Now);
        return (statement, translation);
    }

    private static byte[] Bytes(Statement statement, Translation translation) => TranslationPdf.Bytes(statement, translation, translation.Shown!, new Uri("https://portal.test/statements/keep-it-open"));

    private static Actor Participant(string name, string key)
    {
        var organisation = Organisation.Enter(new OrganisationFacts { LegalName = name, DisplayName = name, Economy = "NZ", Domains = [InternetDomain.Parse($"{key}.test")], Operations = [new(OrganisationKind.CctldRegistry, "qm")] }, null, Actor.Portal, Now);
        organisation.Admit(MembershipCategory.Member, PartialDate.Parse("2024-04"), Actor.Portal, Now);
        return Actor.For(organisation.AddContact(new Person("Ann Arch", EmailAddress.Parse($"ann@{key}.test"), Now), ContactRoles.Participant, null, Actor.Portal, Now));
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
