using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Organisations;

/// <summary>Ends a membership, at once or on a day to come, with the reason.</summary>
public sealed class LeaveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : OrganisationAct<LeaveModel.InputModel>(db, current, fresh)
{
    protected override Task<string> ActAsync(Actor by)
    {
        var period = Organisation.CurrentMembership;
        Organisation.Leave(Input.On!.Value, Input.Reason, by, Now);
        post.ToContacts(Organisation, period!.Until is null ? MembershipChanged.WillLeave(Organisation, period, "The secretariat") : MembershipChanged.Left(Organisation, period));
        return Task.FromResult(period.Until is null ? $"You recorded that {Organisation.DisplayName} leaves. Its contacts are told." : $"{Organisation.DisplayName} has left. Its contacts are told.");
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "From which day", Description = "Today, or a day within a year.")]
        [Required(ErrorMessage = "Give the day.")]
        public DateOnly? On { get; init; }

        [Display(Name = "Reason", Description = "Kept for the secretariat, not published."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why.")]
        [StringLength(2_000, ErrorMessage = "Shorten the reason: 2,000 characters at most.")]
        public string Reason { get; init; } = "";
    }
}
