using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>A member becomes a supporter, by its representative.</summary>
public sealed class SupporterModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : MembershipAct<SupporterModel.InputModel>(db, current, fresh)
{
    protected override async Task<string> ActAsync(Actor by)
    {
        Organisation.BecomeSupporter(Input.Reason, by, Now);
        post.ToContacts(Organisation, MembershipChanged.IsSupporter(Organisation));
        await post.ToSecretariatAsync(new MembershipLeft(Organisation, Organisation.CurrentMembership!));
        return $"{Organisation.DisplayName} is a supporter from today on. Its contacts are told.";
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "Why", Description = "For the secretariat; not published."), DataType(DataType.MultilineText)]
        [StringLength(2_000, ErrorMessage = "Shorten it: 2,000 characters at most.")]
        public string? Reason { get; init; }
    }
}
