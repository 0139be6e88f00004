using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>How mail of discussions comes: a letter for each thing, or one a day at an hour of one's own zone.</summary>
public sealed class MailModel(TccmDbContext db, CurrentPerson current, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<SelectListItem> Ways { get; } =
    [
        new("Once a day: one letter with all that is new, none where nothing is", nameof(DiscussionMail.Daily)),
        new("At once: a letter for each thing", nameof(DiscussionMail.AtOnce)),
    ];

    public static IReadOnlyList<SelectListItem> Hours { get; } = [.. Enumerable.Range(0, 24).Select(hour => new SelectListItem($"{hour:00}:00", hour.ToString(CultureInfo.InvariantCulture)))];
    public static IReadOnlyList<SelectListItem> Zones { get; } = [.. Deadline.CommonZones.Select(zone => new SelectListItem(zone.Label, zone.Id))];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>When mail comes as it is chosen now, in words.</summary>
    public string Standing => current.Person.NextDigest(clock.GetUtcNow()) is { } next
        ? $"Mail of discussions comes once a day. The next letter comes on {new Deadline(next, current.Person.DigestZone).InWords()}, if there is news until then."
        : "Mail of discussions comes at once: a letter for each thing.";

    public IActionResult OnGet()
    {
        if (current.Value is not { } person) return NotFound();
        var isCommon = Zones.Any(zone => zone.Value == person.DigestZone);
        Input = new() { How = person.DiscussionMail, Hour = person.DigestHour, Zone = isCommon ? person.DigestZone : Person.UsualZone, OtherZone = isCommon ? null : person.DigestZone };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (current.Value is not { } person) return NotFound();
        if (!ModelState.IsValid) return Page();

        person.ChooseMail(Input.How!.Value, Input.Hour!.Value, string.IsNullOrWhiteSpace(Input.OtherZone) ? Input.Zone : Input.OtherZone.Trim(), Actor.Concerned(person), clock.GetUtcNow());
        await db.SaveChangesAsync();

        TempData["Flash"] = $"Your choice was saved. {Standing}";
        return RedirectToPage();
    }

    public sealed record InputModel
    {
        [Required(ErrorMessage = "Choose one.")]
        public DiscussionMail? How { get; init; }

        [Required(ErrorMessage = "Choose the hour."), Range(0, 23, ErrorMessage = "Choose an hour from 0 to 23.")]
        public int? Hour { get; init; }

        [Required(ErrorMessage = "Choose the zone.")]
        public string Zone { get; init; } = Person.UsualZone;
        public string? OtherZone { get; init; }
    }
}
