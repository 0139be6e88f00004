using System.Text;
using Tccm.Typesetting.Native;

namespace Tccm.Typesetting.Setting;

/// <summary>Breaks paragraphs into lines for one document.</summary>
internal sealed unsafe class TextSetter : IDisposable
{
    private readonly PangoContextHandle _leftToRight;
    private readonly PangoContextHandle _rightToLeft;
    private readonly Dictionary<(TextStyle, string), double> _baselines = [];
    private readonly List<TextBody> _bodies = [];
    private readonly string _language;
    private readonly Styles _styles;

    internal TextSetter(FontMapHandle fonts, CairoHandle cairo, DocumentOptions options)
    {
        _language = options.Language;
        _styles = options.Styles;
        IsRightToLeft = options.Direction switch
        {
            Direction.Auto => Families.IsRightToLeft(options.Language),
            var direction => direction == Direction.RightToLeft,
        };
        _leftToRight = Context(PangoApi.LeftToRight);
        _rightToLeft = Context(PangoApi.RightToLeft);

        PangoContextHandle Context(int direction)
        {
            var context = PangoApi.NewContext(fonts);
            PangoApi.UpdateContext(cairo, context);
            PangoApi.SetBaseDirection(context, direction);
            PangoApi.SetLanguage(context, PangoApi.Language(Families.Shaping(_language)));
            PangoApi.SetRoundGlyphPositions(context, 0);
            return context;
        }
    }

    /// <summary>The document's own direction.</summary>
    internal bool IsRightToLeft { get; }

    internal bool RunsRightToLeft(Paragraph paragraph)
    {
        if (paragraph.Direction != Direction.Auto)
            return paragraph.Direction == Direction.RightToLeft;
        var bytes = Encoding.UTF8.GetBytes(paragraph.Text + "\0");
        fixed (byte* text = bytes)
        {
            return PangoApi.FindBaseDirection(text, bytes.Length - 1) switch
            {
                PangoApi.LeftToRight => false,
                PangoApi.RightToLeft => true,
                _ => IsRightToLeft,
            };
        }
    }

    /// <summary>Breaks a paragraph into lines. A side says whether they start at the right where the place decides and not the paragraph.</summary>
    internal TextBody Set(Paragraph paragraph, TextStyle style, double width, bool? side = null, bool kept = false)
    {
        var language = UnicodeText.CheckedLanguage(paragraph.Language, nameof(paragraph)) ?? Families.Guess(paragraph.Text) ?? _language;
        var rightToLeft = RunsRightToLeft(paragraph);
        var layout = PangoApi.NewLayout(rightToLeft ? _rightToLeft : _leftToRight);
        PangoApi.SetAutoDirection(layout, 0);
        PangoApi.SetWrap(layout, PangoApi.WrapWordChar);
        PangoApi.SetWidth(layout, (int)(width * PangoApi.Scale));

        var ends = new int[paragraph.Runs.Count];
        var bytes = new byte[paragraph.Runs.Sum(run => Encoding.UTF8.GetByteCount(run.Text)) + 1];
        var at = 0;
        for (var i = 0; i < ends.Length; i++)
            ends[i] = at += Encoding.UTF8.GetBytes(paragraph.Runs[i].Text, bytes.AsSpan(at));
        fixed (byte* text = bytes)
            PangoApi.SetText(layout, text, at);

        using var font = Font(style, language);
        PangoApi.SetFont(layout, font);
        using (var attributes = Attributes(paragraph, style, language, ends))
            PangoApi.SetAttributes(layout, attributes);

        var body = new TextBody(layout, paragraph, style, ends, width)
        {
            StartsRight = side ?? rightToLeft,
            Accent = _styles.Accent,
            Language = language,
            Kept = kept,
        };
        body.Measure(Baseline(style, language, font));
        _bodies.Add(body);
        return body;
    }

    public void Dispose()
    {
        foreach (var body in _bodies)
            body.Dispose();
        _leftToRight.Dispose();
        _rightToLeft.Dispose();
    }

    private static FontDescriptionHandle Font(TextStyle style, string language)
    {
        var font = PangoApi.NewFontDescription();
        PangoApi.SetFamily(font, Families.For(style.Typeface, language));
        PangoApi.SetAbsoluteSize(font, style.Size * PangoApi.Scale);
        if (style.Bold)
            PangoApi.SetWeight(font, PangoApi.WeightBold);
        if (style.Italic)
            PangoApi.SetStyle(font, PangoApi.StyleItalic);
        return font;
    }

    private AttributesHandle Attributes(Paragraph paragraph, TextStyle style, string language, int[] ends)
    {
        var list = PangoApi.NewAttributes();
        Add(PangoApi.InsertHyphens(0), 0, uint.MaxValue);
        if (!string.Equals(language, _language, StringComparison.OrdinalIgnoreCase))
            Add(PangoApi.LanguageAttribute(PangoApi.Language(Families.Shaping(language))), 0, uint.MaxValue);
        if (style.TabularNumbers)
            Add(PangoApi.FontFeatures("tnum=1"), 0, uint.MaxValue);
        uint from = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            var run = paragraph.Runs[i];
            var to = (uint)ends[i];
            // Colours are drawn by us; the attribute only parts the runs, so that none is drawn in its neighbour's.
            if (ends.Length > 1)
                Add(PangoApi.Foreground((ushort)i, 0, 0), from, to);
            if (run.IsBold)
                Add(PangoApi.Weight(PangoApi.WeightBold), from, to);
            if (run.IsItalic)
                Add(PangoApi.Style(PangoApi.StyleItalic), from, to);
            var tag = UnicodeText.CheckedLanguage(run.Language, nameof(paragraph)) ?? language;
            if (run.Language is not null)
                Add(PangoApi.LanguageAttribute(PangoApi.Language(Families.Shaping(tag))), from, to);
            if (run.IsCode || run.Language is not null)
                Add(PangoApi.Family(Families.For(run.IsCode ? Typeface.Mono : style.Typeface, tag)), from, to);
            var size = (run.Size ?? style.Size) * (run.IsCode ? _styles.CodeScale : 1);
            if (run.IsCode || run.Size is not null)
                Add(PangoApi.Size((int)(size * PangoApi.Scale)), from, to);
            from = to;
        }

        return list;

        void Add(PangoAttribute* attribute, uint start, uint end)
        {
            attribute->Start = start;
            attribute->End = end;
            PangoApi.Insert(list, attribute);
        }
    }

    /// <summary>How far below the top of its line the baseline stands.</summary>
    private double Baseline(TextStyle style, string language, FontDescriptionHandle font)
    {
        if (_baselines.TryGetValue((style, language), out var known))
            return known;
        var metrics = PangoApi.GetMetrics(_leftToRight, font, 0);
        var ascent = PangoApi.Ascent(metrics) / PangoApi.Scale;
        var descent = PangoApi.Descent(metrics) / PangoApi.Scale;
        PangoApi.UnrefMetrics(metrics);
        return _baselines[(style, language)] = (((style.Size * style.Leading) - ascent - descent) / 2) + ascent;
    }
}
