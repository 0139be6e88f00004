using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Web.Identity;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Pages.Secretariat.PersonalData;

/// <summary>Carries out an erasure that was asked for. One member of the secretariat suffices, unless it is their own organisation's contact.</summary>
public sealed class EraseModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EraseData erase) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<Held> Held { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid person) => await LoadAsync(person) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid person)
    {
        if (!await LoadAsync(person)) return NotFound();
        await fresh.RequireAsync(Input.Password);

        await erase.PersonAsync(person, AskedBy.Secretariat, current.AsSecretariat, await db.ClockAsync(), Input.Sure);

        TempData["Flash"] = "What was held about the person was erased. A last letter confirms it to them.";
        return RedirectToPage("/Secretariat/PersonalData/Index");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (!await db.People.AnyAsync(person => person.Id == id && person.ErasedAt == null)) return false;
        var who = await DataSubject.OfAsync(db, id);
        Person = who.Person!;
        Held = [.. (await erase.HeldAsync(who)).Select(held => held.ForTheSecretariat())];
        return true;
    }

    public sealed record InputModel
    {
        public bool Sure { get; init; }

        [DataType(DataType.Password)]
        public string? Password { get; init; }
    }
}
