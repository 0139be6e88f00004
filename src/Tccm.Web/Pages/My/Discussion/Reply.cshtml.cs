using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Discussion;

public sealed class ReplyModel(TccmDbContext db, CurrentPerson current) : ThreadAct(db, current)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string slug, Guid thread, Guid? contact) =>
        await LoadAsync(slug, thread, contact) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, Guid thread, Guid? contact)
    {
        await using var act = await Db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, thread, contact, locked: true)) return NotFound();

        Db.Comments.Add(Contact is { } by ? First.Reply(Statement, Input.Words, by, Now) : First.Reply(Statement, Input.Words, By, Now));
        await Db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You answered for {Voice}.";
        return Back();
    }

    public sealed record InputModel
    {
        [DataType(DataType.MultilineText), Display(Name = "Your answer")]
        public string? Words { get; init; }
    }
}
