using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Domain.Translations;
using Tccm.Typesetting;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Translations;

/// <summary>The translator's desk: the words, and beside them the original.</summary>
public sealed class WriteModel(TccmDbContext db, CurrentPerson current) : TranslationAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The words in the form beside the original; null until they were looked at.</summary>
    public AlignedParagraphs? Looked { get; private set; }
    /// <summary>What no font here can draw, written out.</summary>
    public IReadOnlyList<string> Undrawn { get; private set; } = [];
    /// <summary>The translation whose words this one began with.</summary>
    public Translation? From => All.SingleOrDefault(one => one.Id == Translation.FromId);
    public TextDifference? Moved => From is { } from ? TextDifference.Of(from.Of(Statement).Text, Original.Text) : null;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, Guid? contact)
    {
        if (!await LoadOwnAsync(slug, id, contact)) return NotFound();
        Input = new() { Seen = Translation.LastNumber, Title = Translation.Last?.Title ?? "", Text = Translation.Last?.Body ?? Original.Body };
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(string slug, Guid id, Guid? contact)
    {
        if (!await LoadOwnAsync(slug, id, contact)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var text = TitledText.Join(Input.Title, Input.Text);
        Looked = AlignedParagraphs.Of(Original.Document, StatementText.Parse(TitledText.BodyOf(text)));
        Undrawn = [.. Fonts.MissingGlyphs(text).Select(rune => $"U+{rune.Value:X4}").Take(10)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, Guid id, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadOwnAsync(slug, id, contact, locked: true)) return NotFound();
        if (!ModelState.IsValid) return Page();

        var kept = Translation.Write(Statement, Input.Title, Input.Text, Input.Seen, By, Now);
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = kept is null ? "You changed no word. Nothing was saved." : $"You saved the translation into {Translation.LanguageInWords}. {(Translation.IsShown ? "Readers see what was looked over before, until this was too." : "Nobody reads it before it was looked over.")}";
        return RedirectToPage("/My/Translations/Show", new { slug, id });
    }

    public sealed record InputModel
    {
        public int Seen { get; init; }

        [Required(ErrorMessage = "Enter the title.")]
        public string Title { get; init; } = "";

        [Required(ErrorMessage = "Write the text.")]
        [DataType(DataType.MultilineText)]
        public string Text { get; init; } = "";
    }
}
