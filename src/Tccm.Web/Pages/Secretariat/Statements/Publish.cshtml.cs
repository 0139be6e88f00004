using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Web.Documents;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Statements;

public sealed class PublishModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post) : PageModel
{
    [BindProperty]
    public FreshInput Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;
    public SignatoryList Signatories { get; private set; } = null!;
    public int EditionNumber { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug) => await LoadAsync(slug) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, [FromServices] IEditionPress press, [FromServices] GuestLinks guests, CancellationToken cancellationToken)
    {
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await LoadAsync(slug, locked: true)) return NotFound();
        await fresh.RequireAsync(Input.Password);
        if (Statement.WhyNotPublished is { } why) throw new DomainException(why);

        var (by, at) = (current.AsSecretariat, await db.ClockAsync(cancellationToken));
        var files = await press.PrintAsync(Statement, Signatories, EditionNumber, at, cancellationToken);
        var edition = Statement.Publish(files, Signatories.MemberCount, by, at);
        foreach (var reader in await Reader.OfAsync(db, [MembershipCategory.Member, MembershipCategory.Supporter], cancellationToken))
            post.To(reader.To, new StatementPublished(Statement, Signatories, reader));
        foreach (var guest in await guests.ReceivingAsync(cancellationToken))
            post.To(guest.Email, new StatementPublishedToGuest(Statement, Signatories, guests.ToLeave(guest)));
        await db.AppendAsync(Leaf.ForPublication(Statement, edition, by, at), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(CancellationToken.None);

        TempData["Flash"] = $"You published “{Statement.Title}” as edition {edition.Number}. Members and supporters are told.";
        return RedirectToPage("/Secretariat/Statements/Show", new { slug });
    }

    private async Task<bool> LoadAsync(string slug, bool locked = false)
    {
        if ((locked ? await db.LockedStatementAsync(slug) : await db.StatementAsync(slug)) is not { } statement) return false;
        Statement = statement;
        Signatories = await SignatoryList.OfAsync(db, statement);
        EditionNumber = (statement.CurrentEdition?.Number ?? 0) + 1;
        return true;
    }
}
