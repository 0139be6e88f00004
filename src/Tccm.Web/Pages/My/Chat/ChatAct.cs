using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Chat;
using Tccm.Domain.Database;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My.Chat;

/// <summary>What each act in a chat group begins with: a group that this person may be in, and their places in it.</summary>
public abstract class ChatAct(TccmDbContext db, CurrentPerson current) : PageModel
{
    protected TccmDbContext Db { get; } = db;
    public ChatGroup Group { get; private set; } = null!;
    public IReadOnlyList<ChatPlace> Places { get; private set; } = [];
    public ChatPlace? Place => Places.SingleOrDefault(place => place.IsCurrent);
    protected Domain.Organisations.Person Person => current.Person;
    protected Actor By => Actor.Concerned(current.Person);

    protected async Task<bool> LoadAsync(Guid id)
    {
        if (current.Value is not { } person || await Db.ChatGroups.SingleOrDefaultAsync(group => group.Id == id) is not { } group) return false;
        if (!group.IsFor(person, DateOnly.FromDateTime((await Db.ClockAsync()).UtcDateTime))) return false;
        Group = group;
        Places = await Db.ChatPlaces.Include(place => place.Group).Where(place => place.ChatGroupId == id && place.PersonId == person.Id).ToListAsync();
        return true;
    }
}

/// <summary>What somebody is called in a group.</summary>
public sealed record HandleInput
{
    [Display(Name = "What you are called there", Description = "Your name, number or handle on that platform, so that the secretariat finds you when you leave. It is shown to nobody else."), StringLength(ChatPlace.MaxHandle, ErrorMessage = "Shorten it: 100 characters at most.")]
    public string? Handle { get; init; }
}
