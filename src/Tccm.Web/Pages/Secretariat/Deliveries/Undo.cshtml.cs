using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Web.Emails;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Corrects that it was delivered at all.</summary>
public sealed class UndoModel(TccmDbContext db, CurrentPerson current, DeliveryPost post) : DeliverableAct<UndoModel.InputModel>(db, current)
{
    protected override async Task<string> ActAsync(Actor by)
    {
        var delivery = Deliverable.Undo(Input.Reason, by, Now);
        await post.MadeAsync(Deliverable, delivery);
        return $"You corrected that “{Deliverable.Statement.Title}” was delivered. It is planned again, and who was told is told of that.";
    }

    public sealed record InputModel
    {
        [Display(Name = "What was wrong", Description = "Shown in public with the correction: name no person."), DataType(DataType.MultilineText)]
        [Required(ErrorMessage = "Say what was wrong, for those who read it before.")]
        public string Reason { get; init; } = "";
    }
}
