using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>Ends a suspension, with a note.</summary>
public sealed class LiftModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : OrganisationAct<LiftModel.InputModel>(db, current, fresh)
{
    protected override Task<string> ActAsync(Actor by)
    {
        var suspension = Organisation.Lift(Input.Note, by, Now);
        post.ToContacts(Organisation, MembershipChanged.Lifted(Organisation, suspension));
        return Task.FromResult($"You lifted the suspension of {Organisation.DisplayName}. Its contacts are told.");
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "Note", Description = "Why it is lifted; its contacts are told."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why.")]
        [StringLength(2_000, ErrorMessage = "Shorten the note: 2,000 characters at most.")]
        public string Note { get; init; } = "";
    }
}
