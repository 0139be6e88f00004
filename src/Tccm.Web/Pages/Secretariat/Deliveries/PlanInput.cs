using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Calendar;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Pages.Secretariat.Deliveries;

/// <summary>What is planned, as it is typed, with what there is to choose from.</summary>
public sealed record PlanInput
{
    public static IReadOnlyList<SelectListItem> Forms { get; } = [new("Spoken", nameof(DeliverableForm.Spoken)), new("Written", nameof(DeliverableForm.Written))];
    public static IReadOnlyList<SelectListItem> Voices { get; } = [.. Enum.GetValues<Voice>().Select(voice => new SelectListItem(voice.InWords(), voice.ToString()))];

    [Display(Name = "How"), Required(ErrorMessage = "Choose whether it is spoken or written.")]
    public DeliverableForm? Form { get; init; }

    [Display(Name = "Minutes, or words", Description = "The minutes that there are to speak, or the words that a written text may have; empty where a written text has no limit.")]
    public int? Limit { get; init; }

    [Display(Name = "Language", Description = "A tag such as en, fr or pt-BR."), Required(ErrorMessage = "Give the language as a tag such as en, fr or pt-BR.")]
    public string Language { get; init; } = "en";

    [Display(Name = "Who delivers it", Description = "Those who act for the member are written to.")]
    public Guid? Organisation { get; init; }

    [Display(Name = "Opening", Description = "A chance to be heard that is on the calendar.")]
    public Guid? Opening { get; init; }

    [Display(Name = "Where", Description = "In words, where there is no opening or it does not say enough.")]
    public string? Place { get; init; }

    [Display(Name = "Slot", Description = "Such as: third speaker of the afternoon, 15:20 in New York.")]
    public string? Slot { get; init; }

    [Display(Name = "In whose voice"), Required(ErrorMessage = "Choose in whose voice it is.")]
    public Voice? Voice { get; init; }

    [Display(Name = "Introduction", Description = "What is said or written before the text. It is counted."), DataType(DataType.MultilineText)]
    public string? Introduction { get; init; }

    [Display(Name = "A text of its own", Description = "Only where it is not the signed text, word for word: a shortened version, a note, a member’s own words. Markdown."), DataType(DataType.MultilineText)]
    public string? OwnText { get; init; }

    [Display(Name = "How it was shortened", Description = "For the undersigned: what was left out of the signed text. Shown with it."), DataType(DataType.MultilineText)]
    public string? Lineage { get; init; }

    [Display(Name = "On behalf of others than the undersigned: on what basis", Description = "Who decided, and when, that it may speak so. Without it such words are refused; with it, it is shown wherever this is. Name bodies, not persons."), DataType(DataType.MultilineText)]
    public string? Basis { get; init; }

    [BindNever, ValidateNever]
    public Statement Statement { get; init; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Members { get; init; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Openings { get; init; } = [];

    public static PlanInput Of(Deliverable deliverable) => new()
    {
        Form = deliverable.Form,
        Limit = deliverable.Limit,
        Language = deliverable.Language,
        Organisation = deliverable.OrganisationId,
        Opening = deliverable.OpeningId,
        Place = deliverable.Place,
        Slot = deliverable.Slot,
        Voice = deliverable.Voice,
        Introduction = deliverable.Introduction,
        OwnText = deliverable.OwnText,
        Lineage = deliverable.Lineage,
        Basis = deliverable.Basis,
    };

    /// <summary>With the members who may deliver it, and the openings that are not over, those of its process first.</summary>
    public async Task<PlanInput> OfferingAsync(TccmDbContext db, Statement statement, DateOnly today)
    {
        var members = await db.Organisations.Where(one => one.Memberships.Any(period => period.Until == null && period.Category == MembershipCategory.Member)).Select(one => new { one.Id, one.DisplayName }).ToListAsync();
        var noon = new DateTimeOffset(today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        var openings = (await db.Openings.Whole().AsNoTracking().ToListAsync()).Where(one => one.Id == Opening || (one.Shown?.Facts is { Kind: OpeningKind.Opening, Cancelled: null } facts && !facts.IsOver(noon)));
        return this with
        {
            Statement = statement,
            Members = [.. members.OrderBy(one => one.DisplayName, Names.Order).Select(one => new SelectListItem(one.DisplayName, one.Id.ToString()))],
            Openings = [.. openings.OrderByDescending(one => one.Process.Name == statement.Process).ThenBy(one => one.Facts.Dates.Max(date => date.Ends)).Select(one => new SelectListItem($"{one.Process.Name}: {one.Title}", one.Id.ToString()))],
        };
    }

    public async Task<DeliverablePlan> PlanAsync(TccmDbContext db)
    {
        var organisation = Organisation is { } by ? await db.OrganisationAsync(by) ?? throw new DomainException("Choose who delivers it from the list.", nameof(Organisation)) : null;
        var opening = Opening is { } at ? await db.Openings.SingleOrDefaultAsync(one => one.Id == at) ?? throw new DomainException("Choose an opening from the list.", nameof(Opening)) : null;
        return new(Form!.Value, Limit, Language, organisation, opening, Place, Slot, Voice!.Value, Introduction, OwnText, Lineage, Basis);
    }

    /// <summary>What the words that are typed come to; nothing is kept by counting.</summary>
    public Counted Count()
    {
        var own = string.IsNullOrWhiteSpace(OwnText) ? null : StatementText.Parse(OwnText, nameof(OwnText)).PlainText;
        var signed = Voice is null or Domain.Deliveries.Voice.Undersigned ? (Statement.LastRevision?.Document ?? Statement.DraftDocument).PlainText : null;
        var length = TextLength.Of(Introduction, own ?? signed);
        return new(length, own is null ? signed is null ? "the introduction" : "the text of the statement" : "its own text", Form is { } form ? Deliverable.Over(length, form, Limit) : null);
    }
}

/// <summary>How long the words are, which words they are, and by how much that is too long.</summary>
public sealed record Counted(TextLength Length, string Of, string? Over);
