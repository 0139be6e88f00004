using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

/// <summary>One member of the secretariat proposes; nothing is public by this.</summary>
public sealed class PublishModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public PublicationInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public SignatoryList Signatories { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public int EditionNumber => (Statement.CurrentEdition?.Number ?? 0) + 1;
    public string? WhyNot => Statement.WhyNotPublished
        ?? (Statement.OpenPublication is not null ? "Its publication is proposed already." : null);

    /// <summary>The hour that was shown back in words.</summary>
    public Deadline? Checked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCheckAsync(string slug)
    {
        if (!await LoadAsync(slug)) return NotFound();
        Checked = Statement.Publishable(Input.Given() ?? throw new DomainException("Tick “At an hour that I give”, and give the day. Without it there is nothing to check: it is published at once.", "AtAnHour"), Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug)
    {
        await using var act = await db.Database.BeginTransactionAsync();
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        if (Statement.WhyNotPublished is { } why) throw new DomainException(why);
        Statement.Publishable(Input.Given(), Now);
        var embargo = Input.GivenAsChecked();
        Checked = embargo;
        await fresh.RequireAsync(Input.Password);

        var publication = Statement.ProposePublication(embargo, Input.Because, Input.Seen, current.AsSecretariat, Now);
        foreach (var other in (await db.SecretariatAsync()).Where(person => person.Id != current.AsSecretariat.PersonId))
            post.To(other.Email, new PublicationProposed(Statement, publication, current.AsSecretariat.Name));
        await db.SaveChangesAsync();
        await act.CommitAsync();

        TempData["Flash"] = $"You proposed to publish “{Statement.Title}” as edition {publication.EditionNumber}. Another member of the secretariat confirms it; nothing is public yet.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        Now = await db.ClockAsync();
        Signatories = SignatoryList.Next(statement, (await SignatoryList.ElectorateAsync(db)).For(statement));
        return true;
    }
}

/// <summary>When it is published: at once, or at an hour that counts only as it was shown back in words.</summary>
public sealed record PublicationInput
{
    public bool AtAnHour { get; init; }
    public DateOnly? Date { get; init; }
    public TimeOnly? Time { get; init; } = new(12, 0);
    public string Zone { get; init; } = "UTC";
    public string? OtherZone { get; init; }
    public string? Checked { get; init; }
    public string? Because { get; init; }

    /// <summary>The list of signatories that was shown.</summary>
    public string Seen { get; init; } = "";
    public string? Password { get; init; }

    /// <summary>Null where it is published at once. A day that was given and not ticked is refused: it would be an embargo lost.</summary>
    public Deadline? Given() => !AtAnHour ? (Date is null && string.IsNullOrWhiteSpace(OtherZone) ? (Deadline?)null
        : throw new DomainException("You gave a day, and did not tick “At an hour that I give”. Tick it, or clear the day and the zone: then it is published at once.", "AtAnHour")) : Deadline.From(
        Date ?? throw new DomainException("Give the day on which it is published.", "Date"), Time ?? throw new DomainException("Give the time.", "Time"),
        string.IsNullOrWhiteSpace(OtherZone) ? Zone : OtherZone.Trim());

    public Deadline? GivenAsChecked() => Given() is var given && (given is null || DeadlineInput.Mark(given.Value) == Checked) ? given
        : throw new DomainException($"Check the hour first. It would be {given?.InWords()}.", "Date");
}
