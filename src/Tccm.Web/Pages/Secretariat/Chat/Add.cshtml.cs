using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Chat;

public sealed class AddModel(TccmDbContext db, CurrentPerson current) : PageModel
{
    public static IReadOnlyList<SelectListItem> Platforms { get; } = [.. Enum.GetNames<ChatPlatform>().Select(platform => new SelectListItem(platform, platform))];
    public static IReadOnlyList<SelectListItem> Audiences { get; } = [.. Enum.GetValues<ChatAudience>().Select(audience => new SelectListItem(char.ToUpperInvariant(audience.InWords()[0]) + audience.InWords()[1..], audience.ToString()))];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();

        var group = ChatGroup.Add(Input.Platform!.Value, Input.Name, Input.Audience!.Value, Input.Link, current.AsSecretariat, await db.ClockAsync());
        db.ChatGroups.Add(group);
        await db.SaveChangesAsync();

        TempData["Flash"] = $"You added {group.Name}, for {group.Audience.InWords()}.";
        return RedirectToPage("/Secretariat/Chat/Index");
    }

    public sealed record InputModel
    {
        [Display(Name = "Platform"), Required(ErrorMessage = "Choose the platform.")]
        public ChatPlatform? Platform { get; init; }

        [Display(Name = "Name of the group"), Required(ErrorMessage = "Enter the name of the group.")]
        public string Name { get; init; } = "";

        [Display(Name = "For whom"), Required(ErrorMessage = "Choose for whom it is.")]
        public ChatAudience? Audience { get; init; }

        [Display(Name = "Invitation link", Description = "It is shown to who may be in the group and joined it here, and to nobody else."), DataType(DataType.Url)]
        [Required(ErrorMessage = "Give the invitation link, a whole address that begins with https://.")]
        public string Link { get; init; } = "";
    }
}
