using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>Takes a planned leaving back before its day.</summary>
public sealed class StayModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : OrganisationAct<FreshInput>(db, current, fresh)
{
    protected override Task<string> ActAsync(Actor by)
    {
        Organisation.Stay(by, Now);
        post.ToContacts(Organisation, MembershipChanged.Stays(Organisation, Organisation.CurrentMembership!));
        return Task.FromResult($"{Organisation.DisplayName} stays. Its contacts are told.");
    }
}
