using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

public sealed class RolesModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : ContactAct<RolesModel.InputModel>(db, current, fresh)
{
    public IReadOnlyList<ContactRoles> LastIn => Organisation.LastIn(Contact, Contact.Roles);

    protected override void FillIn() => Input = new() { Title = Contact.Title, Roles = My.RolesModel.InputModel.Of(Contact).Roles };

    protected override async Task<string> ActAsync(Actor by)
    {
        var (before, roles) = (Contact.RolesInWords, Input.Roles.Aggregate(ContactRoles.None, (all, role) => all | role));
        Organisation.ChangeRoles(Contact, roles, Input.Title, by, Now, Input.Knowing);
        await post.OfRolesAsync(Contact, before, by);
        return $"You changed the roles of {Contact.Person.Name} at {Organisation.DisplayName}: {Contact.RolesInWords}.";
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "Job title")]
        public string? Title { get; init; }

        public IList<ContactRoles> Roles { get; init; } = [];
        public bool Knowing { get; init; }
    }
}
