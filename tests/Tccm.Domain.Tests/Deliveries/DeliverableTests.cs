using Tccm.Domain.Deliveries;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Deliveries;

public sealed class DeliverableTests
{
    private const string Body = "We run it, day and night, on every continent.\n\nHear us before you settle what we run.\n\nWe answer for it.";
    private static readonly Actor Clerk = Actor.Secretariat(Secretary());
    private static readonly DeliverablePlan ThreeMinutes = new(DeliverableForm.Spoken, 3, "en", null, null, "Third session, New York", "third speaker", Voice.Undersigned);
    private static readonly DeliveryFacts Now14 = new(Today, null, null, "No. 17", "https://un.example/7");

    [Fact]
    public void Plan_IsKeptWithItsLengthAndSaysSo()
    {
        var deliverable = Deliverable.Plan(Draft(body: Body), ThreeMinutes with { Deliverer = Member("Rowan Registry"), Introduction = "Thank you, Chair." }, Clerk, Now);

        Assert.Equal(("Spoken, 3 minutes", "Rowan Registry", "Third session, New York; third speaker", 24), (deliverable.FormInWords, deliverable.ByInWords, deliverable.WhereInWords, deliverable.Length!.Value.Words));
        Assert.Null(deliverable.OverInWords);
        var act = OnlyAct(deliverable);
        Assert.Equal(("deliverable.planned", deliverable.OrganisationId), (act.Act, act.OrganisationId));
    }

    [Fact]
    public void PlanOfTooMuch_WarnsAndIsKept()
    {
        var statement = Draft(body: string.Join(' ', Enumerable.Repeat("word", 400)));

        Assert.Equal("It takes about 3 minutes 5 seconds to say, which is more than its 3 minutes.", Deliverable.Plan(statement, ThreeMinutes, Clerk, Now).OverInWords);
        Assert.Equal("It has 400 words, which is 100 more than its limit.", Deliverable.Plan(statement, ThreeMinutes with { Form = DeliverableForm.Written, Limit = 300 }, Clerk, Now).OverInWords);
        Assert.Null(Deliverable.Plan(statement, ThreeMinutes with { Form = DeliverableForm.Written, Limit = null }, Clerk, Now).OverInWords);
    }

    [Fact]
    public void PlanThatSaysTooLittle_IsRefusedBesideItsField()
    {
        var statement = Draft();
        void Is(string field, DeliverablePlan plan, string words) => Assert.Equal(field, Refused(() => Deliverable.Plan(statement, plan, Clerk, Now), words).Field);

        Is("Limit", ThreeMinutes with { Limit = null }, "Give the minutes");
        Is("Limit", ThreeMinutes with { Limit = 0 }, "whole minutes");
        Is("Place", ThreeMinutes with { Place = " " }, "where it is to be heard");
        Is("Organisation", ThreeMinutes with { Deliverer = Supporter("Sallow Society") }, "is not a member");
        Is("Organisation", ThreeMinutes with { Voice = Voice.MembersOwn }, "need the member");
        Is("Language", ThreeMinutes with { Language = "English" }, "tag");
        Is("Lineage", ThreeMinutes with { Lineage = "Left out paragraph 2." }, "a text of its own");
        Assert.Contains("Only the secretariat", Refused(() => Deliverable.Plan(statement, ThreeMinutes, Actor.For(Signatory(Member("Rowan Registry"))), Now), "Only the secretariat").Message, StringComparison.Ordinal);
        Refused(() => Deliverable.Plan(Abandoned(), ThreeMinutes, Clerk, Now), "is abandoned");
    }

    [Theory]
    [InlineData("I speak on behalf of the coalition.", null)]
    [InlineData(null, "On behalf of\nTCCM, we run it.")]
    public void OnBehalfOfTheCoalition_NeedsABasis(string? introduction, string? own)
    {
        var plan = ThreeMinutes with { Introduction = introduction, OwnText = own };

        Assert.Equal("Basis", Refused(() => Deliverable.Plan(Draft(), plan, Clerk, Now), "the coalition does not speak for its members").Field);
        Assert.Equal("All members, in the call of 3 March.", Deliverable.Plan(Draft(), plan with { Basis = "All members, in the call of 3 March." }, Clerk, Now).Basis);
    }

    [Fact]
    public void SignedTextOnBehalfOfTheCoalition_NeedsABasisTooAlsoWhereItCameInAfterThePlan()
    {
        var statement = Draft();
        var deliverable = Deliverable.Plan(statement, ThreeMinutes, Clerk, Now);
        statement.Write(statement.Kind, statement.Process, "en", statement.DraftTitle, "We ask this on behalf of its members.", Actor.Portal, Now);
        Sign(statement, "Rowan Registry");

        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "on what that rests", deliverable);
        Refused(() => Deliverable.Plan(statement, ThreeMinutes, Clerk, Now), "on what that rests");
        Assert.Equal(DeliverableStatus.Planned, deliverable.Status);
    }

    [Fact]
    public void Delivered_IsKeptWithTheNameAsItStoodTheHashAndTheReceipt()
    {
        var (statement, rowan) = (Draft(body: Body), Member("Rowan Registry"));
        var deliverable = Deliverable.Plan(statement, ThreeMinutes with { Deliverer = rowan }, Clerk, Now);
        Sign(statement, "Alder Registry");
        deliverable.TakeUnsavedActs();

        var delivery = deliverable.Deliver(Now14 with { By = rowan }, Actor.For(Contact(rowan, "Ann Arch", ContactRoles.Participant)), Now);
        rowan.Rename(rowan.Facts with { LegalName = "Rowan Ltd", DisplayName = "Rowan Names" }, Today, Actor.Portal, Now);

        Assert.Equal((DeliverableStatus.Delivered, "Rowan Registry", statement.Text.Sha256, "No. 17", "https://un.example/7"), (deliverable.Status, delivery.DisplayName, delivery.TextSha256, delivery.Receipt, delivery.Link));
        Assert.Equal("Read out by Rowan Registry for the undersigned, who are named above.", deliverable.VoiceInWords(delivery));
        Assert.Equal("deliverable.delivered", OnlyAct(deliverable).Act);
        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "was recorded as spoken already", deliverable);
        Refused(() => deliverable.Change(ThreeMinutes, Clerk, Now), "Correct what was recorded instead", deliverable);
        Refused(() => deliverable.Drop("No.", Clerk, Now), "Correct what was recorded instead", deliverable);
    }

    [Fact]
    public void ForTheUndersigned_NeedsThatSigningIsClosedAndSomebodySigned()
    {
        var statement = Draft();
        var deliverable = Deliverable.Plan(statement, ThreeMinutes, Clerk, Now);

        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "Who the undersigned are is known once signing is closed", deliverable);
        statement.OpenForSignature(InAWeek, Actor.Portal, Now);
        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "Who the undersigned are is known once signing is closed", deliverable);
        statement.Close(Actor.Portal, Now);
        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "Nobody has signed", deliverable);
    }

    [Fact]
    public void ShortenedText_IsDeliveredForTheUndersignedOnlyWithItsLineage()
    {
        var statement = Draft(body: Body);
        Sign(statement, "Alder Registry");
        var plan = ThreeMinutes with { OwnText = "We run it, day and night, on every continent.\n\nHear us." };
        var deliverable = Deliverable.Plan(statement, plan, Clerk, Now);

        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "nothing says how it was shortened", deliverable);
        deliverable.Change(plan with { OwnText = Body + "\n\nAnd we ask for more.", Lineage = "A paragraph more." }, Clerk, Now);
        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "longer than the signed one", deliverable);
        deliverable.Change(plan with { Lineage = "Paragraph 1 as it is; 2 in two words; 3 left out." }, Clerk, Now);
        deliverable.Deliver(Now14, Clerk, Now);

        Assert.Equal((1, 2), deliverable.Kept);
        Assert.Equal((statement.Text.Id, StatementText.Sha256(StatementText.Normalise(plan.OwnText))), (deliverable.Delivered!.RevisionId!.Value, deliverable.Delivered.TextSha256));
    }

    [Fact]
    public void ShorteningOfATextThatWasChangedAfter_IsRefusedUntilItIsLookedAtAgain()
    {
        var statement = InDiscussion(Body);
        var plan = ThreeMinutes with { OwnText = "We run it.", Lineage = "The first words of paragraph 1." };
        var deliverable = Deliverable.Plan(statement, plan, Clerk, Now);
        statement.Rewritten("We ran it.\n\nHear us all.");
        Sign(statement, "Alder Registry");

        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "a text that was changed after", deliverable);
        deliverable.Change(plan, Clerk, Now);
        Assert.Null(deliverable.WhyNotDelivered);
    }

    [Fact]
    public void OtherVoices_SayThatNobodySigned()
    {
        var (statement, rowan) = (Draft(), Member("Rowan Registry"));
        var note = Deliverable.Plan(statement, ThreeMinutes with { Form = DeliverableForm.Written, Limit = null, Voice = Voice.SecretariatNote, OwnText = "A note." }, Clerk, Now);
        var own = Deliverable.Plan(statement, ThreeMinutes with { Voice = Voice.MembersOwn, Deliverer = rowan }, Clerk, Now);

        var (sent, spoken) = (note.Deliver(Now14, Clerk, Now), own.Deliver(Now14 with { By = rowan }, Clerk, Now));

        Assert.Equal("A note by the secretariat; no member signed it. Sent by the secretariat.", note.VoiceInWords(sent));
        Assert.Equal("Rowan Registry’s own words; no other member signed them. Read out by Rowan Registry.", own.VoiceInWords(spoken));
        Assert.Null(own.Length);
        Assert.Null(spoken.TextSha256);
    }

    [Fact]
    public void DayOrTimeToCome_StrangersAndAnotherDeliverer_AreRefused()
    {
        var (statement, rowan, birch) = (Draft(), Member("Rowan Registry"), Member("Birch Registrar"));
        var deliverable = Deliverable.Plan(statement, ThreeMinutes with { Deliverer = rowan }, Clerk, Now);
        Sign(statement, "Alder Registry");
        var ann = Actor.For(Contact(rowan, "Ann Arch", ContactRoles.Representative));

        Assert.Equal("On", Refused(() => deliverable.Deliver(Now14 with { On = Today.AddDays(2) }, Clerk, Now), "is still to come", deliverable).Field);
        Assert.Equal("Time", Refused(() => deliverable.Deliver(Now14 with { At = new Deadline(Now.AddMinutes(1), "UTC") }, Clerk, Now), "is still to come", deliverable).Field);
        Assert.Equal("Link", Refused(() => deliverable.Deliver(Now14 with { Link = "http://un.example" }, Clerk, Now), "https://", deliverable).Field);
        Refused(() => deliverable.Deliver(Now14 with { By = rowan }, Actor.For(Signatory(birch, "Ben Bay")), Now), "is delivered by Rowan Registry", deliverable);
        Refused(() => deliverable.Deliver(Now14 with { By = rowan }, Actor.For(Contact(rowan, "Lil Lime", ContactRoles.Listener)), Now), "is delivered by Rowan Registry", deliverable);
        Refused(() => deliverable.Deliver(Now14 with { By = birch }, ann, Now), "tell the secretariat", deliverable);
        Assert.Equal(DeliverableStatus.Planned, deliverable.Status);
    }

    [Fact]
    public void Mistake_IsCorrectedByAnotherWordAndStays()
    {
        var (statement, rowan) = (Draft(), Member("Rowan Registry"));
        Sign(statement, "Alder Registry");
        var deliverable = Deliverable.Plan(statement, ThreeMinutes, Clerk, Now);
        deliverable.Deliver(Now14, Clerk, Now);

        Assert.Equal("Reason", Refused(() => deliverable.Correct(Now14, " ", Clerk, Now), "Say what was wrong").Field);
        deliverable.Correct(Now14 with { By = rowan, On = Today.AddDays(-1) }, "Rowan read it out, the day before.", Clerk, Now.AddHours(1));

        Assert.Equal(("Rowan Registry", Today.AddDays(-1)), (deliverable.Delivered!.DisplayName, deliverable.Delivered.On));
        Assert.Equal([("the secretariat", false), ("Rowan Registry", true)], deliverable.Deliveries.OrderBy(one => one.Number).Select(one => (one.ByInWords, one.IsCorrection)));
    }

    [Fact]
    public void DeliveryThatNeverWas_IsPlannedAgainAndItsRecordStays()
    {
        var statement = Draft();
        Sign(statement, "Alder Registry");
        var deliverable = Deliverable.Plan(statement, ThreeMinutes, Clerk, Now);
        Refused(() => deliverable.Undo("No.", Clerk, Now), "There is nothing to correct");
        deliverable.Deliver(Now14, Clerk, Now);
        deliverable.NoteOutcome(null, Today.AddDays(3), Clerk, Now);

        deliverable.Undo("The session was cut short.", Clerk, Now);
        Assert.Equal((DeliverableStatus.Planned, null, 2, null), (deliverable.Status, deliverable.Delivered, deliverable.Deliveries.Count, deliverable.LookAgainOn));
        deliverable.Deliver(Now14, Clerk, Now);
        Assert.Equal((DeliverableStatus.Delivered, 3), (deliverable.Status, deliverable.Deliveries.Count));
    }

    [Fact]
    public void Outcome_IsNotedOnceDeliveredAndComesBackOnItsDay()
    {
        var statement = Draft();
        Sign(statement, "Alder Registry");
        var deliverable = Deliverable.Plan(statement, ThreeMinutes, Clerk, Now);
        Refused(() => deliverable.NoteOutcome("Heard.", null, Clerk, Now), "noted once it was delivered");
        deliverable.Deliver(Now14, Clerk, Now);

        Refused(() => deliverable.NoteOutcome(null, null, Clerk, Now), "or give a day");
        Assert.Equal("LookAgainOn", Refused(() => deliverable.NoteOutcome("Heard.", Today, Clerk, Now), "a day to come").Field);
        deliverable.NoteOutcome("The second draft takes it up.", Today.AddDays(5), Clerk, Now);

        Assert.False(deliverable.IsToBeLookedAt(Today.AddDays(4)));
        Assert.True(deliverable.IsToBeLookedAt(Today.AddDays(5)));
        deliverable.NoteOutcome(null, Today.AddDays(9), Clerk, Now);
        Assert.Equal(("The second draft takes it up.", 2), (deliverable.SaidOutcome!.Said, deliverable.Outcomes.Count));
        deliverable.NoteOutcome("Settled.", null, Clerk, Now);
        Assert.False(deliverable.IsToBeLookedAt(Today.AddDays(99)));
    }

    [Fact]
    public void Dropped_NeedsAReasonAndIsFinal()
    {
        var deliverable = Deliverable.Plan(Draft(), ThreeMinutes, Clerk, Now);

        Assert.Equal("Reason", Refused(() => deliverable.Drop(" ", Clerk, Now), "Say why", deliverable).Field);
        deliverable.Drop("The session is cancelled.", Clerk, Now);

        Assert.Equal((DeliverableStatus.Dropped, "deliverable.dropped"), (deliverable.Status, OnlyAct(deliverable).Act));
        Refused(() => deliverable.Deliver(Now14, Clerk, Now), "was dropped", deliverable);
        Refused(() => deliverable.Change(ThreeMinutes, Clerk, Now), "was dropped", deliverable);
    }

    private static void Sign(Statement statement, string member)
    {
        statement.OpenForSignature(InAWeek, Actor.Portal, Now);
        statement.SignedBy(Signatory(Member(member), "Alma Ash"));
        statement.Close(Actor.Portal, Now);
    }

    private static Statement Abandoned()
    {
        var statement = Draft();
        statement.Abandon("Events.", Actor.Portal, Now);
        return statement;
    }
}
