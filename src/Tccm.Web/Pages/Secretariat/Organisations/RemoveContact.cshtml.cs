using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class RemoveContactModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, EndAccess end)
    : ContactAct<RemoveContactModel.InputModel>(db, current, fresh)
{
    public IReadOnlyList<ContactRoles> LastIn => Organisation.LastIn(Contact, Contact.Roles);

    protected override async Task<string> ActAsync(Actor by)
    {
        Organisation.RemoveContact(Contact, by, Now, Input.Reason, Input.Knowing);
        await end.OfContactAsync(Contact, Organisation, by, Now);
        return $"You removed {Contact.Person.Name} from the contacts of {Organisation.DisplayName}. They and the other contacts are told.";
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "Why"), Required(ErrorMessage = "Say why: the person and the organisation's other contacts read it."), DataType(DataType.MultilineText)]
        public string? Reason { get; init; }

        public bool Knowing { get; init; }
    }
}
