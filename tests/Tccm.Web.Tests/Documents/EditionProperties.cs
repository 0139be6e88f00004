using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tccm.Domain.Statements;
using Tccm.Testing;

namespace Tccm.Web.Tests.Documents;

/// <summary>Whatever was signed, by whomever: page, PDF, JSON, CSV and Markdown say the same.</summary>
public sealed class EditionProperties(Portal portal) : IClassFixture<Portal>
{
    private const int Tries = 3;

    public static TheoryData<string, string> Scripts => new()
    {
        { "en", "registry names routes numbers naïve façade Zürich open" },
        { "ru", "реестр имена маршруты сеть открытая объём ёлка" },
        { "el", "μητρώο ονόματα διαδρομές δίκτυο ανοιχτό Ελλάδα" },
        { "ar", "سجل أسماء شبكة مفتوحة الإنترنت حوكمة لا" },
        { "he", "רשם שמות רשת פתוחה אינטרנט ממשל" },
        { "hi", "रजिस्ट्री नाम नेटवर्क खुला इंटरनेट क्षेत्र ज्ञान" },
        { "th", "ทะเบียน ชื่อ เครือข่าย เปิด อินเทอร์เน็ต นี้" },
        { "zh-Hans", "注册局 名称 路由 网络 开放 互联网 骨" },
        { "ja", "レジストリ 名前 経路 ネットワーク 開かれた 直" },
        { "ko", "등록소 이름 경로 네트워크 열린 인터넷" },
        { "hy", "գրանցում անուններ ցանց բաց ինտերնետ" },
        { "ka", "რეესტრი სახელები ქსელი ღია ინტერნეტი" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void EveryForm_SaysTheSame(string language, string words)
    {
        var pool = words.Split(' ');

        Prop.ForAll(Statements(pool).ToArbitrary(), said => Wait(AgreeAsync(said, language))).Check(Config.QuickThrowOnFailure.WithMaxTest(Tries));
    }

    [Fact]
    public async Task AThousandSignatories_StandInThePdfInTheirOrder()
    {
        var names = Enumerable.Range(1, 1000).Select(number => $"Registry {number:0000}").ToList();
        var statement = await portal.PublishAsync("Signed by very many", "We all agree.", [.. names.Select(name => (name, (string?)null))]);

        var paper = await portal.Browser().Client.GetByteArrayAsync($"/statements/{statement.Slug}.pdf", TestContext.Current.CancellationToken);

        Assert.Equal(names, await Paper.InOrderAsync(paper, names));
    }

    private async Task AgreeAsync(Said said, string language)
    {
        var statement = await portal.PublishAsync(said.Title, said.Body, said.Signers, said.IsRecorded ? "The public record, page 4" : null, language);
        var browser = portal.Browser();

        var page = await browser.GetAsync($"/statements/{statement.Slug}");
        var markdown = await browser.Client.GetByteArrayAsync($"/statements/{statement.Slug}.md");
        var json = JsonDocument.Parse(await browser.Client.GetByteArrayAsync($"/statements/{statement.Slug}.json")).RootElement;
        var csv = Paper.Rows(await browser.Client.GetByteArrayAsync($"/statements/{statement.Slug}.csv"));
        var paper = await browser.Client.GetByteArrayAsync($"/statements/{statement.Slug}.pdf");
        var pdf = await Paper.TextAsync(paper);

        var text = statement.Text;
        var hash = Convert.ToHexStringLower(SHA256.HashData(markdown));
        Assert.Equal(text.Text, Encoding.UTF8.GetString(markdown));
        Assert.Equal(text.Text, json.GetProperty("text").GetProperty("markdown").GetString());
        Assert.Equal(hash, json.GetProperty("text").GetProperty("sha256").GetString());
        Assert.Contains(hash, page.Find("#check")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(hash, Bare(pdf), StringComparison.Ordinal);
        Assert.Equal(text.Document.Paragraphs.Select(one => one.PlainText.Replace("\n", "", StringComparison.Ordinal)),
            page.Document.QuerySelectorAll(".text [id^=p]").Select(one => one.TextContent));

        var names = said.Signers.Select(one => one.Name).Order(StringComparer.InvariantCultureIgnoreCase).ToList();
        Assert.Equal(names, page.Document.QuerySelectorAll("table.signatories tbody th > bdi:first-child").Select(one => one.TextContent));
        Assert.Equal(said.IsRecorded, json.GetProperty("signatories").GetArrayLength() == 0);
        Assert.Equal(names, Lines(json).Select(one => one.GetProperty("name").GetString()!));
        Assert.Equal(names, csv.Skip(1).Select(row => row[0]));
        Assert.Equal(names, await Paper.InOrderAsync(paper, names));
        var economies = Lines(json).Select(one => one.GetProperty("economyName").GetString());
        Assert.Equal(Paper.Letters(text.Title + text.Document.PlainText + string.Concat(said.Signers.Select(one => one.Native)) + string.Concat(economies)), Paper.Letters(Paper.WithoutHeads(pdf, text.Title)));
        AssertRowsAgree(json, csv, page);
    }

    private static void AssertRowsAgree(JsonElement json, List<string[]> csv, AssertPage page)
    {
        var attribution = json.GetProperty("attribution").GetString()!;
        Assert.Equal(attribution, page.Find(".attribution")!.TextContent);
        foreach (var (i, line) in Lines(json).Index())
        {
            var row = csv[i + 1];
            Assert.Equal([line.GetProperty("nativeName").GetString() ?? "", line.GetProperty("economy").GetString()!, line.GetProperty("signedOn").GetString() ?? "", line.GetProperty("how").GetString()!, line.GetProperty("source").GetString() ?? "", line.GetProperty("organisation").GetString()!],
                [row[1], row[4], row[6], row[7], row[8], row[13]]);
        }
    }

    /// <summary>Those who signed online and those who are recorded, which are two lists.</summary>
    private static IEnumerable<JsonElement> Lines(JsonElement json) => json.GetProperty("signatories").EnumerateArray().Concat(json.GetProperty("recorded").EnumerateArray());

    private static Gen<Said> Statements(string[] pool)
    {
        var words = Gen.Elements(pool).NonEmptyListOf().Select(some => string.Join(' ', some.Take(12)));
        var inline = Gen.OneOf(words, words.Select(some => $"**{some}**"), words.Select(some => $"*{some}*"), words.Select(some => $"[{some}](https://text.example/a_b?c=1)"), words.Select(some => $"`{some}`"));
        var paragraph = inline.Two().Select(pair => $"{pair.Item1} {pair.Item2}");
        var block = Gen.OneOf(paragraph, words.Select(some => $"## {some}"), paragraph.Two().Select(pair => $"1. {pair.Item1}\n2. {pair.Item2}"),
            paragraph.Two().Select(pair => $"- {pair.Item1}\n  - {pair.Item2}"), paragraph.Select(some => $"> {some}"), paragraph.Two().Select(pair => $"{pair.Item1}\\\n{pair.Item2}"));
        var signers = Gen.Choose(1, 40).SelectMany(many => Gen.Elements(pool).Three().Select(native => string.Join(' ', native.Item1, native.Item2, native.Item3)).OrNull().ArrayOf(many));
        return from title in words
               from blocks in block.NonEmptyListOf()
               from natives in signers
               from recorded in Gen.Elements(true, false)
               select new Said(title, string.Join($"\n\n{pool[0]}\n\n", blocks.Take(12)), [.. natives.Select((native, i) => ($"{"Oak Ash Elm Fir".Split(' ')[i % 4]} Registry {Named(i)}", (string?)native))], recorded);
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Named(int number) => $"{(char)('A' + (number * 11 % 26))}{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}";

    private static void Wait(Task agreed) => agreed.GetAwaiter().GetResult();

    public sealed record Said(string Title, string Body, IReadOnlyList<(string Name, string? Native)> Signers, bool IsRecorded);
}
