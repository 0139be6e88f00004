using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.My;

/// <summary>Its representative ends the membership, at once or on a day to come.</summary>
public sealed class LeaveModel(TccmDbContext db, CurrentPerson current, FreshCheck fresh, Post post)
    : MembershipAct<LeaveModel.InputModel>(db, current, fresh)
{
    protected override async Task<string> ActAsync(Actor by)
    {
        var period = Organisation.CurrentMembership;
        Organisation.Leave(Input.On!.Value, Input.Reason, by, Now);
        post.ToContacts(Organisation, period!.Until is null ? MembershipChanged.WillLeave(Organisation, period, $"{Contact.Person.Name}, its representative,") : MembershipChanged.Left(Organisation, period));
        await post.ToSecretariatAsync(new MembershipLeft(Organisation, period));
        return period.Until is null ? $"{Organisation.DisplayName} leaves on {Domain.Text.Words.Day(period.LeavesOn!.Value)}. Its contacts are told." : $"{Organisation.DisplayName} has left. Its contacts are told.";
    }

    public sealed record InputModel : FreshInput
    {
        [Display(Name = "From which day", Description = "Today, or a day within a year. Until then nothing changes and it can be taken back. Days are counted in UTC.")]
        [Required(ErrorMessage = "Give the day.")]
        public DateOnly? On { get; init; }

        [Display(Name = "Why", Description = "For the secretariat; not published."), DataType(DataType.MultilineText)]
        [StringLength(2_000, ErrorMessage = "Shorten it: 2,000 characters at most.")]
        public string? Reason { get; init; }
    }
}
