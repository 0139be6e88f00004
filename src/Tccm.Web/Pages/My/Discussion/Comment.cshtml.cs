using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Tccm.Domain.Database;
using Tccm.Domain.Discussion;
using Tccm.Domain.Statements;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

/// <summary>Says something of a paragraph, or of the whole. It goes to the revision that was read, also where the next one came meanwhile.</summary>
public sealed class CommentModel(TccmDbContext db, CurrentPerson current) : DiscussionAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Revision Revision { get; private set; } = null!;
    public Paragraph? Paragraph { get; private set; }
    public string About => Paragraph is { } one ? $"paragraph {one.Number}" : "the whole text";

    public (Statement, Revision, Paragraph?) Spoken => (Statement, Revision, Paragraph);

    public async Task<IActionResult> OnGetAsync(string slug, Guid? contact, int? revision, int? paragraph) =>
        await LoadAsync(slug, contact) && Found(revision, paragraph) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid? contact, int? revision, int? paragraph)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, contact, locked: true) || !Found(revision, paragraph)) return NotFound();

        Db.Comments.Add(Contact is { } by
            ? Comment.Of(Statement, Revision, Paragraph, Input.Words, by, Now)
            : Comment.Of(Statement, Revision, Paragraph, Input.Words, By, Now));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You commented on {About} for {Voice}.";
        return RedirectToPage("/My/Statement", null, Threads.PlaceOf(Statement, Revision, Paragraph), Paragraph is null ? "whole" : $"p{Paragraph.Number}");
    }

    private bool IsRead(string number) => ModelState.GetFieldValidationState(number) != ModelValidationState.Invalid;

    private bool Found(int? number, int? paragraphNumber)
    {
        // A number that cannot be read is not the same as none: the words would stand under another text.
        if (!IsRead("revision") || !IsRead("paragraph")) return false;
        if (!Find(number, paragraphNumber, out var revision, out var paragraph)) return false;
        (Revision, Paragraph) = (revision, paragraph);
        return true;
    }

    public sealed record InputModel
    {
        [DataType(DataType.MultilineText), Display(Name = "Your comment")]
        public string? Words { get; init; }
    }
}
