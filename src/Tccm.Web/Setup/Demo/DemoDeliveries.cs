using Microsoft.EntityFrameworkCore;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;

namespace Tccm.Web.Setup.Demo;

/// <summary>Where the story's texts were heard: one read out with a written text beside it and published again twice, and one that waits for its slot.</summary>
internal sealed class DemoDeliveries(TccmDbContext db, Func<string, Organisation> organisation, Func<Actor> secretary)
{
    private const string Shortened =
        """
        We thank the Chair of the Harbour Review for the first draft.

        Publish each draft three weeks before it is discussed. Say of each paragraph which comments led to it. Hold one hearing at an hour when the Pacific is awake.

        We are ready to help with each of them.
        """;

    private Deliverable spoken = null!;
    private Deliverable written = null!;

    public void Prepare(Func<int, int, DateTimeOffset> ago, Action<DateTimeOffset, Func<DateTimeOffset, Task>> scene)
    {
        scene(ago(403, 9), PlanHearingAsync);
        scene(ago(401, 16), DeliverHearingAsync);
        scene(ago(399, 9), PublishAgainAsync);
        scene(ago(30, 9), NoteAsync);
        scene(ago(6, 10), PlanPlaceAsync);
    }

    private async Task PlanHearingAsync(DateTimeOffset at)
    {
        var hearing = await StatementAsync(DemoTexts.Hearing);
        spoken = Deliverable.Plan(hearing, new(DeliverableForm.Spoken, 3, "en", organisation("fjord"), null, "Open consultation on the first draft, in the harbour hall", "Fifth speaker of the afternoon", Voice.Undersigned,
            "Thank you, Chair. I read this out for the organisations that signed it; their names are with the secretariat.", Shortened, "The three requests as they were signed, in fewer words; the quotation is left out."), secretary(), at);
        written = Deliverable.Plan(hearing, new(DeliverableForm.Written, 500, "en", null, null, "Written input to the first draft", null, Voice.Undersigned), secretary(), at);
        db.Deliverables.AddRange(spoken, written);
    }

    private Task DeliverHearingAsync(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        spoken.Deliver(new(day, Deadline.From(day, new TimeOnly(14, 40), "UTC"), organisation("fjord"), null, "https://review.example/sessions/1/recording"), secretary(), at);
        written.Deliver(new(day, null, null, "Input no. 41", "https://review.example/inputs/41"), secretary(), at);
        return Task.CompletedTask;
    }

    private async Task PublishAgainAsync(DateTimeOffset at)
    {
        var (hearing, day) = (await StatementAsync(DemoTexts.Hearing), DateOnly.FromDateTime(at.UtcDateTime));
        db.Republications.Add(Republication.Of(hearing, new(organisation("sakura"), null, day.AddDays(-1), "ハーバー・レビュー第一次草案についての共同声明", "ja", "https://sakura-names.example/news/harbour"), secretary(), at));
        db.Republications.Add(Republication.Of(hearing, new(null, "Harbour Observer", day, "Those who run the network ask to be heard first", "en", "https://observer.example/2025/hearing"), secretary(), at));
    }

    private Task NoteAsync(DateTimeOffset at)
    {
        spoken.NoteOutcome("The second draft was published three weeks before its session. The comments are not matched to paragraphs yet.", DateOnly.FromDateTime(at.UtcDateTime).AddDays(28), secretary(), at);
        return Task.CompletedTask;
    }

    private async Task PlanPlaceAsync(DateTimeOffset at)
    {
        var place = await StatementAsync(DemoTexts.Place);
        var session = await db.Openings.SingleAsync(opening => opening.ReleasedTitle == DemoTimeline.Session);
        db.Deliverables.Add(Deliverable.Plan(place, new(DeliverableForm.Spoken, 2, "en", organisation("kauri"), session, null, "Third speaker, two minutes, 10:20 UTC", Voice.Undersigned), secretary(), at));
    }

    private async Task<Statement> StatementAsync(DemoText text) => await db.StatementAsync(text.Slug) ?? throw new InvalidOperationException($"{text.Slug} is told before.");
}
