using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Purpose;

/// <summary>The draft beside the version in force, and the names of those who worked on it.</summary>
public sealed record PurposeDesk(PurposeVersion? InForce, PurposeDraft? Draft, IReadOnlyDictionary<Guid, string> Names)
{
    public TextDifference? Difference => Draft is null || InForce is null ? null : TextDifference.Of(InForce.Text, Draft.Text);

    /// <summary>Nobody's name is kept with the draft; whoever was erased is no longer named.</summary>
    public string NameOf(Guid person) => Names.GetValueOrDefault(person, "somebody who has left");

    public static async Task<PurposeDesk> OfAsync(TccmDbContext db, bool locked = false)
    {
        var draft = locked ? await db.LockedPurposeDraftAsync() : await db.PurposeDraftAsync();
        Guid?[] ids = [draft?.WrittenById, draft?.Proposal?.By, draft?.SentBack?.By];
        return new PurposeDesk(await db.PurposeInForceAsync(), draft,
            await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name));
    }
}
