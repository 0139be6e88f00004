using Microsoft.AspNetCore.Mvc;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>The secretariat confirms, or refuses, a signatory whom a representative proposed.</summary>
public sealed class SignatoryModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : ContactAct<FreshInput>(db, current, fresh)
{
    public Task<IActionResult> OnPostRefuseAsync(Guid id) => RunAsync(id, by => DecideAsync(Contact.RefuseSignatory, "was not made a signatory of", by));

    protected override Task<string> ActAsync(Actor by) => DecideAsync(Contact.ConfirmSignatory, "may sign for", by);

    private Task<string> DecideAsync(Action<Actor, DateTimeOffset> verb, string what, Actor by)
    {
        verb(by, Now);
        post.To(Contact.Person.Email, new SignatoryDecided(Contact, by));
        post.ToColleagues(Contact, ContactRoles.Representative | ContactRoles.Signatory, by, new SignatoryDecided(Contact, by));
        return Task.FromResult($"{Contact.Person.Name} {what} {Organisation.DisplayName}. They and its representatives are told.");
    }
}
