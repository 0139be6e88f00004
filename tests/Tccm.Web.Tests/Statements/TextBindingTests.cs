using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Tests.Documents;

namespace Tccm.Web.Tests.Statements;

/// <summary>
/// SECURITY.md, A8: what is read on the page to sign on, and on the public one, is what is hashed; a form with any other hash
/// signs nothing. The texts are made here, with their paragraphs, so that nothing of the portal says what is expected.
/// </summary>
public sealed class TextBindingTests(Portal portal) : IClassFixture<Portal>
{
    private const int Texts = 1_000;
    private const int AtOnce = 50;

    [Fact]
    public async Task WhatIsRead_IsWhatIsHashedAndAnyOtherHashSignsNothing()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var languages = EditionProperties.Scripts.Select(row => (Language: row.Data.Item1, Words: row.Data.Item2.Split(' '))).ToList();
        var contact = (await portal.Given.Member("Rowan Registry").WithSignatory("Ann Arch")).Contact("Ann Arch");
        // Nobody's sign-in grows old while a thousand texts are read.
        portal.Clock.Stop();
        var (ann, nobody) = (await portal.Browser().SignInAsync(contact), portal.Browser());

        for (var first = 0; first < Texts; first += AtOnce)
        {
            var written = Enumerable.Range(first, AtOnce).Select(number => Written.By(random, $"text-{number}", languages[number % languages.Count].Language, languages[number % languages.Count].Words)).ToList();
            await OpenAsync(written);
            foreach (var text in written)
            {
                var page = await ann.GetAsync($"/statements/{text.Slug}/sign/{contact.Id}");
                AssertSays(text, page.Is(HttpStatusCode.OK), seed);
                Assert.True(page.ValueOf("Input.Sha256") == text.Sha256, $"Seed {seed}, {text.Slug}: the form has another hash.");
                var stale = Stale(text, random);
                var refused = await page.SubmitAsync(("Input.Sha256", stale), ("Input.Declared", "true"));
                Assert.True(refused.Status == HttpStatusCode.Conflict && refused.ErrorSummary is ["The text is not the one that you were shown. Read the text below and sign again; nothing was signed."], $"Seed {seed}, {text.Slug}: “{stale}” was answered {refused.Status}.");
            }
            Assert.Equal(0, await portal.AskAsync(db => db.Signatures.CountAsync(one => db.Statements.Any(statement => statement.Id == one.StatementId && statement.Status == StatementStatus.Open))));
            await PublishAsync(written, contact);
            foreach (var text in written)
            {
                var page = await nobody.GetAsync($"/statements/{text.Slug}");
                AssertSays(text, page.Is(HttpStatusCode.OK), seed);
                Assert.True(page.Find("#check")!.TextContent.Contains(text.Sha256, StringComparison.Ordinal), $"Seed {seed}, {text.Slug}: the page names another hash.");
            }
        }
        Assert.Equal(Texts, await portal.AskAsync(db => db.Editions.CountAsync(edition => db.Statements.Any(statement => statement.Id == edition.StatementId && statement.Slug.StartsWith("text-")))));
    }

    [Fact]
    public async Task FormThatWasOpenWhileTheTextChanged_SignsNothing()
    {
        var contact = (await portal.Given.Member("Elm Registry").WithSignatory("Eva Elm")).Contact("Eva Elm");
        var eva = await portal.Browser().SignInAsync(contact);

        foreach (var (number, row) in EditionProperties.Scripts.Index())
        {
            var words = row.Data.Item2.Split(' ');
            var statement = await portal.Given.Statement($"Changed {number}").Saying(string.Join(' ', words)).Open();
            var form = await eva.GetAsync($"/statements/{statement.Slug}/sign/{contact.Id}");
            await portal.Given.OpenedAnew(statement, string.Join(' ', words.Reverse()));

            var refused = await form.SubmitAsync(("Input.Declared", "true"));

            refused.Is(HttpStatusCode.Conflict);
            Assert.Equal("The text is not the one that you were shown. Read the text below and sign again; nothing was signed.", Assert.Single(refused.ErrorSummary));
            Assert.Equal(string.Join(' ', words.Reverse()).Normalize(), Paragraphs(refused).Single());
            Assert.Equal(0, await portal.AskAsync(db => db.Signatures.CountAsync(one => one.StatementId == statement.Id)));
        }
    }

    private async Task OpenAsync(IReadOnlyList<Written> written)
    {
        await using var db = portal.Database.Open();
        var now = portal.Clock.GetUtcNow();
        foreach (var text in written)
        {
            var statement = Statement.Begin(text.Slug, StatementKind.JointStatement, null, text.Language, text.Title, text.Typed, Actor.Portal, now);
            statement.OpenForSignature(new Deadline(now.AddDays(9), "UTC"), Actor.Portal, now);
            db.Add(statement);
        }
        await db.SaveChangesAsync();
    }

    private async Task PublishAsync(IReadOnlyList<Written> written, Contact contact)
    {
        await using var db = portal.Database.Open();
        var (now, by) = (portal.Clock.GetUtcNow(), await db.LockedContactAsync(contact.Id));
        foreach (var text in written)
        {
            var statement = (await db.StatementAsync(text.Slug))!;
            statement.Sign(Guid.CreateVersion7(), by, text.Sha256, new Authority(AuthorityBasis.Officer, null), declared: true, now);
            statement.Close(Actor.Portal, now);
        }
        await db.SaveChangesAsync();
        foreach (var text in written) await portal.Given.Published((await db.StatementAsync(text.Slug))!);
    }

    private static void AssertSays(Written text, AssertPage page, int seed)
    {
        var (expected, read) = (text.Paragraphs, Paragraphs(page));
        var at = expected.Zip(read).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(expected.Count == read.Count && at == expected.Count,
            $"Seed {seed}, {page.Path}, paragraph {at + 1} of {expected.Count}: “{expected.ElementAtOrDefault(at)}” is read as “{read.ElementAtOrDefault(at)}”, of the text\n{text.Typed}");
        Assert.Equal(text.Title, page.Find("main h1")!.TextContent);
    }

    private static List<string> Paragraphs(AssertPage page)
    {
        foreach (var line in page.Document.QuerySelectorAll(".text br").ToList()) line.Replace(page.Document.CreateTextNode("\n"));
        return [.. page.Document.QuerySelectorAll(".text [id^=p]").Select(one => one.TextContent)];
    }

    /// <summary>A hash that is nearly right, or was right for the same words in other bytes.</summary>
    private static string Stale(Written text, Random random) => random.Next(6) switch
    {
        0 => Hash(text.Canonical.Normalize(NormalizationForm.FormD) + "\u00A0"),
        1 => Hash(text.Canonical.Replace("\n", "\r\n", StringComparison.Ordinal)),
        2 => Hash(text.Canonical.TrimEnd('\n')),
        3 => text.Sha256.ToUpperInvariant() is var upper && upper != text.Sha256 ? upper : "",
        4 => (text.Sha256[0] == '0' ? '1' : '0') + text.Sha256[1..],
        _ => Hash($"# {text.Title}\n\nOther words.\n"),
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A text as somebody typed it, the bytes that are kept of it, and its paragraphs as a reader meets them.</summary>
    private sealed record Written(string Slug, string Language, string Title, string Typed, string Canonical, IReadOnlyList<string> Paragraphs)
    {
        public string Sha256 { get; } = Hash(Canonical);

        public static Written By(Random random, string slug, string language, string[] pool)
        {
            var (lines, paragraphs) = (new List<string>(), new List<string>());
            for (var blocks = random.Next(1, 9); blocks > 0; blocks--) Block();
            // A title is one line, without what shows nothing.
            var title = string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => pool[random.Next(pool.Length)]));
            var canonical = string.Join('\n', lines).TrimEnd('\n').Normalize();
            return new(slug, language, title.Normalize(), Typed(canonical), $"# {title.Normalize()}\n\n{canonical}\n", [.. paragraphs.Select(one => one.Normalize())]);

            void Block()
            {
                switch (random.Next(7))
                {
                    case 0: Add("## ", Inline(3)); break;
                    case 1: List(_ => "- ", "  "); break;
                    case 2: List(number => $"{number}. ", "   "); break;
                    case 3: Add("> ", Inline(9)); break;
                    case 4: Broken("\\\n", "\n"); break;
                    case 5: Broken("\n", " "); break;
                    default: Add("", Inline(20)); break;
                }
                // A paragraph after each, since two lists would join.
                lines.Add("");
                Add("", Inline(2));
                lines.Add("");
            }

            void Add(string sign, (string Source, string Plain) said)
            {
                lines.Add(sign + said.Source);
                paragraphs.Add(said.Plain);
            }

            void List(Func<int, string> sign, string under)
            {
                var items = random.Next(1, 4);
                for (var item = 1; item <= items; item++)
                {
                    Add(sign(item), Inline(5));
                    if (random.Next(3) == 0) Add(under + "- ", Inline(3));
                }
            }

            void Broken(string sourceBreak, string plainBreak)
            {
                var (one, other) = (Inline(6), Inline(6));
                lines.AddRange((one.Source + sourceBreak + other.Source).Split('\n'));
                paragraphs.Add(one.Plain + plainBreak + other.Plain);
            }

            (string Source, string Plain) Inline(int most)
            {
                var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words(most)).Select(words => random.Next(9) switch
                {
                    0 => ($"**{words}**", words),
                    1 => ($"*{words}*", words),
                    2 => ($"`{words}`", words),
                    3 => ($"[{words}](https://text.example/a_b?c=1&d=2)", words),
                    4 => ($"{words} \\*not\\* & \"so\" it's &lt; 3 &amp;", $"{words} *not* & \"so\" it's < 3 &"),
                    5 => ($"{words} 2 < 3", $"{words} 2 < 3"),
                    _ => (words, words),
                }).ToList();
                return (string.Join(' ', parts.Select(part => part.Item1)), string.Join(' ', parts.Select(part => part.Item2)));
            }

            string Words(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => random.Next(12) == 0 ? Marked(random, pool) : pool[random.Next(pool.Length)]));

            // As editors and keyboards leave it: decomposed, with the line ends of another system, with white space at both ends.
            string Typed(string text)
            {
                if (random.Next(2) == 0) text = text.Normalize(NormalizationForm.FormD);
                if (random.Next(3) == 0) text = string.Join('\n', text.Split('\n').Select(line => line + (line.EndsWith('\\') ? "" : new string(' ', random.Next(4)))));
                text = random.Next(3) switch { 0 => text.Replace("\n", "\r\n", StringComparison.Ordinal), 1 => text.Replace('\n', '\r'), _ => text };
                return random.Next(4) == 0 ? $"\r\n\r\n{text}\r\n \r\n" : text;
            }
        }

        /// <summary>Marks that compose, and signs that show nothing but belong to some writing.</summary>
        private static string Marked(Random random, string[] pool) => random.Next(5) switch
        {
            0 => "e\u0301te\u0302",
            1 => "می\u200Cخواهیم",
            2 => "\u200F" + pool[random.Next(pool.Length)] + "\u200E",
            3 => "क\u093Cलम",
            _ => "Å\u0323\u0307" + pool[random.Next(pool.Length)],
        };
    }
}
