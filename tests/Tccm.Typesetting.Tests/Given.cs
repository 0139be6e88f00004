namespace Tccm.Typesetting.Tests;

internal static class Given
{
    internal static readonly DocumentOptions Options = new()
    {
        Title = "A title",
        Language = "en",
        Created = new DateTimeOffset(2027, 3, 14, 12, 0, 0, TimeSpan.Zero),
    };

    internal static readonly (string Language, string Text)[] Scripts =
    [
        ("en", "Names, numbers and “routes” — five efficient offices."),
        ("el", "Λειτουργούμε ονόματα, αριθμούς, διαδρομές."),
        ("ru", "Мы управляем именами, номерами и маршрутами."),
        ("hy", "Մենք կառավարում ենք անուններ և երթուղիներ։"),
        ("ka", "ჩვენ ვმართავთ სახელებს, ნომრებს და მარშრუტებს."),
        ("am", "እኛ ስሞችን፣ ቁጥሮችን እና መንገዶችን እናስተዳድራለን።"),
        ("zh-Hans", "我们运营名称、号码、路由和交换中心。"),
        ("zh-Hant", "我們營運名稱、號碼、路由與交換中心。"),
        ("ja", "私たちは名前、番号、経路を運用しています。"),
        ("ko", "우리는 이름, 번호, 경로를 운영합니다."),
        ("hi", "हम नाम, संख्या, मार्ग और विनिमय संचालित करते हैं।"),
        ("bn", "আমরা নাম, সংখ্যা, পথ এবং বিনিময় পরিচালনা করি।"),
        ("si", "අපි නම්, මාර්ග සහ මධ්‍යස්ථාන ක්‍රියාත්මක කරමු. ශ්‍රී ලංකාව"),
        ("th", "เราดูแลชื่อ หมายเลข เส้นทาง และจุดแลกเปลี่ยน"),
        ("ar", "نحن ندير الأسماء والأرقام ونقاط التبادل لأن الشبكة تجمعنا."),
        ("he", "אנחנו מפעילים שמות, מספרים ומחלפים."),
    ];

    internal static Document Document(DocumentOptions? options = null) => new(options ?? Options);

    internal static Document InEveryScript()
    {
        var document = Document().Heading(1, "In every script");
        foreach (var (language, text) in Scripts)
            document.Add(new Paragraph(text) { Language = language });
        return document;
    }

    internal static Table Signatories(int rows) => new(
        [Column.Share(3, "Organisation"), Column.Share(2, "Kind"), Column.Points(60, "Signed")],
        Enumerable.Range(1, rows).Select(i => new Row(
            new Cell(new Paragraph(Run.Bold($"Member-{i:0000}")), new Paragraph($"Beneath-{i:0000}")), "ccTLD registry", $"{i % 28} March")));

    internal static string Words(int count) => string.Join(' ', Enumerable.Range(1, count).Select(i => $"word{i}"));
}
