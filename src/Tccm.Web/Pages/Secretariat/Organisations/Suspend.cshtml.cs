using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>Lets a membership rest, with a reason.</summary>
public sealed class SuspendModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : OrganisationAct<SuspendModel.InputModel>(db, current, fresh)
{
    protected override Task<string> ActAsync(Actor by)
    {
        var suspension = Organisation.Suspend(Input.Reason, Input.IsPublic, by, Now);
        post.ToContacts(Organisation, MembershipChanged.Suspended(Organisation, suspension));
        return Task.FromResult($"You suspended {Organisation.DisplayName}. Its contacts are told why.");
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "Reason", Description = "All contacts of the organisation are told."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why.")]
        [StringLength(2_000, ErrorMessage = "Shorten the reason: 2,000 characters at most.")]
        public string Reason { get; init; } = "";

        [Display(Name = "Publish the reason on the register")]
        public bool IsPublic { get; init; }
    }
}
