using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Gives up what was planned, with the reason.</summary>
public sealed class DropModel(TccmDbContext db, CurrentPerson current, DeliveryPost post) : DeliverableAct<DropModel.InputModel>(db, current)
{
    protected override async Task<string> ActAsync(Actor by)
    {
        Deliverable.Drop(Input.Reason, by, Now);
        await post.DroppedAsync(Deliverable);
        return $"You dropped it: “{Deliverable.Statement.Title}” is not delivered there.{(Deliverable.Organisation is null ? "" : $" Those who act for {Deliverable.ByInWords} are told.")}";
    }

    public sealed record InputModel
    {
        [Display(Name = "Why", Description = "For who was to deliver it, and for its history."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say why, for who was to deliver it.")]
        [StringLength(Domain.Deliveries.Deliverable.MaxWords, ErrorMessage = "Shorten the reason: 1,000 characters at most.")]
        public string Reason { get; init; } = "";
    }
}
