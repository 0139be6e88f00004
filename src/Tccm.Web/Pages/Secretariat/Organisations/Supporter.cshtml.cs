using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>A member becomes a supporter, with the reason.</summary>
public sealed class SupporterModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : OrganisationAct<SupporterModel.InputModel>(db, current, fresh)
{
    protected override Task<string> ActAsync(Actor by)
    {
        Organisation.BecomeSupporter(Input.Reason, by, Now);
        post.ToContacts(Organisation, MembershipChanged.IsSupporter(Organisation));
        return Task.FromResult($"{Organisation.DisplayName} is a supporter from today on. Its contacts are told.");
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "Reason", Description = "Kept for the secretariat, not published."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why.")]
        [StringLength(2_000, ErrorMessage = "Shorten the reason: 2,000 characters at most.")]
        public string Reason { get; init; } = "";
    }
}
