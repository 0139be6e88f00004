using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Purpose;

public sealed class WriteModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PurposeDesk Desk { get; private set; } = null!;
    public TextDocument? Preview { get; private set; }
    public TextDifference? Difference { get; private set; }

    public async Task OnGetAsync()
    {
        Desk = await PurposeDesk.OfAsync(db);
        Input = InputModel.Of(Desk);
        if (Desk is { Draft: null, InForce: null }) return;
        Look();
    }

    public async Task<IActionResult> OnPostLookAsync()
    {
        Desk = await PurposeDesk.OfAsync(db);
        if (ModelState.IsValid) Look();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await using var act = await db.Database.BeginTransactionAsync();
        Desk = await PurposeDesk.OfAsync(db, locked: true);
        if (!ModelState.IsValid) return Page();

        var (by, at, wasProposed) = (current.AsSecretariat, await db.ClockAsync(), Desk.Draft?.Proposal is not null);
        if (Desk.Draft is { } draft) draft.Write(Input.Title, Input.Text, Input.Language, Input.Seen, by, at);
        else db.PurposeDrafts.Add(PurposeDraft.Begin(Input.Title, Input.Text, Input.Language, Input.Seen, by, at));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = "You kept the draft." + (wasProposed && Desk.Draft?.Proposal is null ? " The proposal to adopt it is void, since the text is another now." : "");
        return RedirectToPage("/Secretariat/Purpose/Index");
    }

    /// <summary>The text as it will read, and what changes; or a refusal of what cannot be part of it.</summary>
    private void Look()
    {
        var text = TitledText.Join(Input.Title, Input.Text);
        Preview = StatementText.Parse(TitledText.BodyOf(text));
        Difference = Desk.InForce is { } inForce ? TextDifference.Of(inForce.Text, text) : null;
    }

    public sealed record InputModel
    {
        /// <summary>How often the draft was kept when the writer began; 0 for a new one.</summary>
        public int Seen { get; init; }

        [Required(ErrorMessage = "Enter the title.")]
        public string Title { get; init; } = "";

        [Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
        public string Language { get; init; } = "en";

        [Required(ErrorMessage = "Write the text.")]
        [DataType(DataType.MultilineText)]
        public string Text { get; init; } = "";

        public static InputModel Of(PurposeDesk desk) => desk switch
        {
            { Draft: { } draft } => new() { Seen = draft.Number, Title = draft.Title, Language = draft.Language, Text = draft.Body },
            { InForce: { } inForce } => new() { Title = inForce.Title, Language = inForce.Language, Text = inForce.Body },
            _ => new() { Title = "Statement of Purpose" },
        };
    }
}
