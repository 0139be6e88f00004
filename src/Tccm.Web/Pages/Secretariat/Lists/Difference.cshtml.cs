using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Lists;

namespace Tccm.Web.Pages.Secretariat.Lists;

/// <summary>What would be pushed, as the list's server answers now; and the button that pushes just that.</summary>
public sealed class DifferenceModel(TccmDbContext db, PushList push, CurrentPerson current) : ListAct(db)
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ListDifference? Difference { get; private set; }
    public string? Trouble { get; private set; }

    /// <summary>The persons on the register whose addresses are on the list unasked.</summary>
    public IReadOnlyDictionary<string, Person> People { get; private set; } = new Dictionary<string, Person>();

    public string Button => Difference is not { } difference ? "" : string.Join(" and ", new[]
    {
        difference.ToAdd.Count > 0 ? Words.Counted(difference.ToAdd.Count, "addition") : null, difference.ToRemove.Count > 0 ? Words.Counted(difference.ToRemove.Count, "removal") : null,
    }.OfType<string>()) switch
    {
        "" => $"Note {Words.Counted(difference.Left.Count, "departure")}",
        var changes => $"Push {changes}{(difference.Left.Count > 0 ? $", and note {Words.Counted(difference.Left.Count, "departure")}" : "")}",
    };

    public string WhyOff(ListStep step) => step switch
    {
        { Place.Chosen: false } => step.Place.Person.IsErased ? "was erased" : "chose not to be on it",
        _ when List.IsClosed => "the list is closed",
        _ when !List.IsOpenTo(step.Place.Person) => "is not entitled any more",
        _ => "moved to another address, or is on it under another",
    };

    public async Task<IActionResult> OnGetAsync(string address)
    {
        if (!await LoadAsync(address) || List.Home != ListHome.Mailman) return NotFound();
        await LookAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string address)
    {
        if (!await LoadAsync(address) || List.Home != ListHome.Mailman) return NotFound();
        await LookAsync();
        if (Difference is not { } difference) throw new DomainException("The list could not be asked, so nothing was pushed. What is wanted is pushed by itself once it answers.");
        if (difference.Sha256 != Input.Seen) throw new DomainException("The difference is another one by now. Look at it as it is, and push that.");

        var pushed = await push.RunAsync(List.Id, Input.Seen, current.AsSecretariat);
        if (pushed.Trouble is { } trouble)
        {
            (Difference, Trouble) = (null, trouble);
            throw new DomainException($"{pushed.Added} were put on the list and {pushed.Removed} taken off it before it stopped answering. The rest follows by itself.");
        }

        TempData["Flash"] = $"You pushed {Words.Counted(pushed.Added, "addition")} and {Words.Counted(pushed.Removed, "removal")} to {List.Address}.";
        return RedirectToPage("/Secretariat/Lists/Difference", new { address = List.Address });
    }

    private async Task LookAsync()
    {
        try
        {
            Difference = await push.LookAsync(List);
            var unknown = Difference.Unknown.ToList();
            People = await Db.People.AsNoTracking().Where(person => unknown.Contains(person.EmailKey)).Include(person => person.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery().ToDictionaryAsync(person => person.EmailKey);
        }
        catch (MailmanException failed)
        {
            Trouble = failed.Message;
        }
    }

    public sealed record InputModel
    {
        public string Seen { get; init; } = "";
    }
}
