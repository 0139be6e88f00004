using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Imports;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Imports;

/// <summary>Takes a pasted list over: first what each line would do, then all of it or nothing.</summary>
public sealed class NewModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ImportKind Kind { get; private set; }
    public ImportPreview? Preview { get; private set; }
    public string Code => Kind.ToString().ToLowerInvariant();

    public IActionResult OnGet(string kind) => IsKnown(kind) ? Page() : NotFound();

    /// <summary>Shows what each line would do. Nothing is saved, so nothing is redirected to.</summary>
    public async Task<IActionResult> OnPostAsync(string kind)
    {
        if (!IsKnown(kind)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await LookAsync(await db.ClockAsync());
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(string kind)
    {
        if (!IsKnown(kind)) return NotFound();
        if (!ModelState.IsValid) return Page();
        await using var act = await db.Database.BeginTransactionAsync();
        await LockAsync();
        var (by, at) = (current.AsSecretariat, await db.ClockAsync());
        var preview = await LookAsync(at);
        if (preview.Sha256 != Input.Seen)
            throw new DomainException("Somebody changed the register since you looked at this list, or something in it was changed. What each line would do now stands below; nothing was imported.");
        if (preview.WhyNot is { } why) throw new DomainException(why);
        await fresh.RequireAsync(Input.Password);
        await db.LockAtOnceAsync("organisations", [.. preview.Lines.Select(line => line.Touches).OfType<Guid>()]);

        var batch = ImportBatch.Begin(Kind, Input.Source, preview.Lines.Count, by, at);
        foreach (var line in preview.Lines) line.Do?.Invoke(batch);
        db.ImportBatches.Add(batch);
        if (Input.Invite)
            foreach (var contact in db.ChangeTracker.Entries<Contact>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList()) post.Invite(contact, by, at);
        await db.SaveChangesAsync();
        // Its own entry comes after those of what it made.
        batch.Finish(by, at);
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You imported {batch.InWords}.";
        return RedirectToPage("/Secretariat/Imports/Show", new { id = batch.Id });
    }

    /// <summary>So that what is matched is what is changed: nobody else enters an organisation or publishes one of these statements meanwhile.</summary>
    private async Task LockAsync()
    {
        if (Kind == ImportKind.Members) await db.LockOrganisationsAsync();
        if (Kind == ImportKind.Signatures) await db.LockAtOnceAsync("statements", await db.Statements.Where(one => one.Status == StatementStatus.Closed && one.Source != null).Select(one => one.Id).ToListAsync());
    }

    private async Task<ImportPreview> LookAsync(DateTimeOffset at) =>
        Preview = await ImportPreview.OfAsync(db, current, Kind, Input.Text, ImportBatch.CheckedSource(Input.Source), Input.Choices, at);

    private bool IsKnown(string kind)
    {
        Kind = Enum.GetValues<ImportKind>().FirstOrDefault(one => string.Equals(one.ToString(), kind, StringComparison.OrdinalIgnoreCase));
        return string.Equals(Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase);
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Say where the list comes from, such as: the secretariat's spreadsheet of May 2026.")]
        public string Source { get; init; } = "";

        [Required(ErrorMessage = "Paste the lines, with the names of the columns first.")]
        [DataType(DataType.MultilineText)]
        public string Text { get; init; } = "";

        public IDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
        public bool Invite { get; init; }
        public string? Seen { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
