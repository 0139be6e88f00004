using System.ComponentModel.DataAnnotations;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Text;
using Tccm.Web.Identity;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>Notes what came of it, a day to look again, or both.</summary>
public sealed class OutcomeModel(TccmDbContext db, CurrentPerson current) : DeliverableAct<OutcomeModel.InputModel>(db, current)
{
    protected override Task<string> ActAsync(Actor by)
    {
        var outcome = Deliverable.NoteOutcome(Input.Said, Input.LookAgainOn, by, Now);
        return Task.FromResult($"You noted what came of “{Deliverable.Statement.Title}”.{(outcome.LookAgainOn is { } day ? $" It comes back to the queue on {Words.Day(day)}." : "")}");
    }

    public sealed record InputModel
    {
        [Display(Name = "Outcome", Description = "Such as: the second draft takes up paragraph 3. Shown in public: name no person."), DataType(DataType.MultilineText)]
        [StringLength(DeliveryOutcome.MaxWords, ErrorMessage = "Shorten it: 4,000 characters at most.")]
        public string? Said { get; init; }

        [Display(Name = "Look again on", Description = "On this day it comes back to the secretariat’s queue. Empty: nothing more is to come.")]
        public DateOnly? LookAgainOn { get; init; }
    }
}
