using Microsoft.AspNetCore.Mvc;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>The same about one of the organisation's contacts, whom the address names.</summary>
public abstract class ContactAct<TInput>(TccmDbContext db, CurrentPerson current, FreshCheck fresh) : OrganisationAct<TInput>(db, current, fresh)
    where TInput : FreshInput, new()
{
    [FromRoute(Name = "contact")]
    public Guid ContactId { get; set; }

    public Contact Contact { get; private set; } = null!;

    protected override bool Find()
    {
        if (Organisation.CurrentContacts.SingleOrDefault(one => one.Id == ContactId) is not { } contact) return false;
        Contact = contact;
        return true;
    }
}
