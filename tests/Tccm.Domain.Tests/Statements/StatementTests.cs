using Tccm.Domain.Discussion;
using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

public sealed class StatementTests
{
    private static readonly Contact FirstSigner = Signatory(Member("Rowan Registry"));

    /// <summary>What may be done in each status; everything else is refused.</summary>
    private static readonly Dictionary<StatementStatus, string[]> Possible = new()
    {
        [StatementStatus.Draft] = ["write", "circulate", "open", "abandon"],
        [StatementStatus.InDiscussion] = ["write", "circulate", "take positions", "open", "abandon"],
        [StatementStatus.Open] = ["write", "open anew", "extend", "sign", "withdraw", "close", "abandon"],
        [StatementStatus.Closed] = ["withdraw", "reopen", "propose to publish", "abandon"],
        [StatementStatus.Published] = ["withdraw"],
        [StatementStatus.Abandoned] = [],
    };

    private static readonly Dictionary<string, (Action<Statement> Do, string Act)> Verbs = new(StringComparer.Ordinal)
    {
        ["write"] = (statement => statement.Write(statement.Kind, statement.Process, "en", "Another title", "Other words.", Actor.Portal, Now), "statement.written"),
        ["circulate"] = (statement => statement.Circulated(), "statement.circulated"),
        ["take positions"] = (statement => statement.OpenPositions(InAWeek, PositionsSeen.AfterWindow, Actor.Portal, Now), "positions.opened"),
        ["open anew"] = (statement => statement.OpenAnew(statement.DraftNumber, "A word.", InAWeek, Actor.Portal, Now), "statement.opened-anew"),
        ["open"] = (statement => statement.OpenForSignature(InAWeek, Actor.Portal, Now), "statement.opened"),
        ["extend"] = (statement => statement.Extend(new Deadline(Now.AddDays(9), "UTC"), Actor.Portal, Now), "statement.extended"),
        ["sign"] = (statement => statement.SignedBy(Signatory(Member("Birch Registrar"))), "statement.signed"),
        ["withdraw"] = (statement => statement.Withdraw(FirstSigner, Now), "statement.signature-withdrawn"),
        ["close"] = (statement => statement.Close(Actor.Portal, Now), "statement.closed"),
        ["propose to publish"] = (statement => statement.ProposePublication(null, null, SignatoryList.Next(statement, 0).Sha256, Actor.Secretariat(Secretary()), Now), "publication.proposed"),
        ["reopen"] = (statement => statement.Reopen(InAWeek, "Three asked for it.", Actor.Portal, Now), "statement.reopened"),
        ["abandon"] = (statement => statement.Abandon("Events overtook it.", Actor.Portal, Now), "statement.abandoned"),
    };

    public static TheoryData<StatementStatus, string, bool> EveryVerbInEveryStatus()
    {
        var all = new TheoryData<StatementStatus, string, bool>();
        foreach (var status in Enum.GetValues<StatementStatus>())
        {
            foreach (var verb in Verbs.Keys) all.Add(status, verb, Possible[status].Contains(verb, StringComparer.Ordinal));
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(EveryVerbInEveryStatus))]
    public void Verb_IsDoneAndRecordedOrRefusedAndNothingChanges(StatementStatus status, string verb, bool possible)
    {
        var statement = In(status);
        var before = Told(statement);
        statement.TakeUnsavedActs();

        if (possible)
        {
            Verbs[verb].Do(statement);

            Assert.Equal(Verbs[verb].Act, OnlyAct(statement).Act);
            Assert.NotEqual(before, Told(statement));
        }
        else
        {
            Refused(() => Verbs[verb].Do(statement), $"“{statement.Title}” is {statement.StatusInWords()}", statement);
            Assert.Equal(before, Told(statement));
        }
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void AroundTheDeadline_OnlyWhatIsBeforeItCounts(int seconds, bool inTime)
    {
        var at = InAWeek.Instant.AddSeconds(seconds);
        var signer = Signatory(Member("Birch Registrar"));
        var acts = new Action<Statement>[]
        {
            statement => statement.Sign(Guid.CreateVersion7(), signer, statement.Text.Sha256, AsOfficer, declared: true, at),
            statement => statement.Extend(new Deadline(at.AddDays(1), "UTC"), Actor.Portal, at),
        };

        foreach (var act in acts)
        {
            var statement = In(StatementStatus.Open);
            Assert.Equal(inTime, statement.IsSignable(at));
            if (inTime) act(statement);
            else Refused(() => act(statement), "The deadline has passed: 21 March 2027, 00:00 AoE (12:00 UTC)", statement);
        }
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void DeadlineThatHasPassed_OpensNothing(int secondsAgo, bool stillToCome)
    {
        var statement = Draft();
        var deadline = new Deadline(Now.AddSeconds(-secondsAgo), "UTC");

        if (stillToCome)
        {
            statement.OpenForSignature(deadline, Actor.Portal, Now);
            Assert.Equal(StatementStatus.Open, statement.Status);
        }
        else
        {
            Refused(() => statement.OpenForSignature(deadline, Actor.Portal, Now), "has passed already", statement);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void Deadline_NeverMovesToAnEarlierOrTheSameInstant(int seconds)
    {
        var statement = Open();

        Refused(() => statement.Extend(new Deadline(InAWeek.Instant.AddSeconds(seconds), "UTC"), Actor.Portal, Now), "later time only", statement);

        Assert.Equal(InAWeek, statement.Deadline);
    }

    [Fact]
    public void Extension_RecordsBothDeadlines()
    {
        var statement = Open();
        statement.TakeUnsavedActs();

        statement.Extend(new Deadline(InAWeek.Instant.AddSeconds(1), "UTC"), Actor.Portal, Now);

        Assert.Equal("The deadline of “Keep it open” moved from 21 March 2027, 00:00 AoE (12:00 UTC) to 21 March 2027, 12:00:01 UTC.", OnlyAct(statement).Sentence);
    }

    [Fact]
    public void Signature_KeepsWhatStoodWhenItWasMade()
    {
        var rowan = Member("Rowan Registry");
        var ann = rowan.AddContact(Person("Ann Arch"), ContactRoles.Signatory, "Director", Actor.Portal, Now);
        var statement = Open();
        var id = Guid.CreateVersion7();

        var signature = statement.Sign(id, ann, statement.Text.Sha256, AsOfficer, declared: true, Now);
        rowan.Rename(Facts("Rowan Network"), Today, Actor.Portal, Now);

        Assert.Equal(id, signature.Id);
        Assert.Equal("Rowan Registry", signature.OrganisationName);
        Assert.Equal((statement.Id, statement.Text.Id, statement.Text.Sha256), (signature.StatementId, signature.RevisionId, signature.TextSha256));
        Assert.Equal((ann.PersonId, "Director", rowan.Id), (signature.PersonId, signature.PersonTitle, signature.OrganisationId));
        Assert.Equal("I have read “Keep it open” and sign it for Rowan Registry, which will be named in public as a signatory. I am entitled to sign for it, as an officer of the organisation.", signature.Declaration);
        Assert.Equal((SignatureOrigin.Online, "NZ", Now), (signature.Origin, signature.Economy, signature.SignedAt));
        Assert.Equal([OrganisationKind.CctldRegistry], signature.Kinds);
    }

    [Fact]
    public void Signing_IsRecordedForTheOrganisationWithoutThePersonsName()
    {
        var ann = Signatory(Member("Rowan Registry"), "Ann Arch");
        var statement = Open();
        statement.TakeUnsavedActs();

        statement.SignedBy(ann);

        var entry = OnlyAct(statement);
        Assert.Equal((ann.PersonId, "signatory", ann.OrganisationId, Now), (entry.PersonId, entry.Capacity, entry.OrganisationId, entry.At));
        Assert.Equal($"“Keep it open” was signed for Rowan Registry, sha256 {statement.Text.Sha256}.", entry.Sentence);
    }

    [Fact]
    public void OrganisationThatHasSigned_SignsNoSecondTime()
    {
        var rowan = Member("Rowan Registry");
        var statement = Open();
        statement.SignedBy(Signatory(rowan, "Ann Arch"));

        Refused(() => statement.SignedBy(Signatory(rowan, "Ben Birch")), "Rowan Registry has signed already, on 14 March 2027", statement);

        Assert.Single(statement.Signatures);
    }

    [Fact]
    public void SignatureTakenBack_LeavesRoomForAnother()
    {
        var ann = Signatory(Member("Rowan Registry"));
        var statement = Open();
        var first = statement.SignedBy(ann);

        var ended = statement.Withdraw(ann, Now.AddSeconds(1));
        var second = statement.SignedBy(ann);

        Assert.Same(first, ended);
        Assert.Equal(Now.AddSeconds(1), first.WithdrawnAt);
        Assert.Equal([second], statement.LiveSignatures);
    }

    [Fact]
    public void WhoMayNotSign_IsRefused()
    {
        var rowan = Member("Rowan Registry");
        var gone = Signatory(rowan, "Gus Gone");
        Signatory(rowan, "Sid Sand");
        rowan.RemoveContact(gone, Actor.Portal, Now);
        var statement = Open();

        Refused(() => statement.SignedBy(Contact(rowan, "Rita Reed", ContactRoles.Representative | ContactRoles.Participant | ContactRoles.Listener)), "You may not sign for Rowan Registry", statement);
        Refused(() => statement.SignedBy(gone), "You may not sign for Rowan Registry", statement);
        Refused(() => statement.SignedBy(Signatory(Supporter("Sallow Society"))), "Sallow Society is not a member", statement);
        Refused(() => statement.SignedBy(Signatory(Entered("Oak Office"))), "Oak Office is not a member", statement);
        Assert.Empty(statement.Signatures);
    }

    [Fact]
    public void OtherTextOrNoDeclaration_SignsNothing()
    {
        var ann = Signatory(Member("Rowan Registry"));
        var statement = Open();
        var other = StatementText.Sha256("Another text.");

        Refused(() => statement.Sign(Guid.CreateVersion7(), ann, other, AsOfficer, declared: true, Now), "not the one that you were shown", statement);
        Refused(() => statement.Sign(Guid.CreateVersion7(), ann, statement.Text.Sha256.ToUpperInvariant(), AsOfficer, declared: true, Now), "not the one that you were shown", statement);
        var undeclared = Refused(() => statement.Sign(Guid.CreateVersion7(), ann, statement.Text.Sha256, AsOfficer, declared: false, Now), "Tick the declaration", statement);

        Assert.Equal("Input.Declared", undeclared.Field);
        Assert.Empty(statement.Signatures);
    }

    [Fact]
    public void WhoDidNotSignOrMayNot_WithdrawsNothing()
    {
        var rowan = Member("Rowan Registry");
        var ann = Signatory(rowan);
        var statement = Open();

        Refused(() => statement.Withdraw(ann, Now), "Rowan Registry has not signed", statement);
        statement.SignedBy(ann);
        Refused(() => statement.Withdraw(Contact(rowan, "Rita Reed", ContactRoles.Representative), Now), "You may not withdraw", statement);
        Refused(() => statement.Withdraw(Signatory(Member("Birch Registrar"), "Ben Birch"), Now), "Birch Registrar has not signed", statement);

        Assert.Single(statement.LiveSignatures);
    }

    [Fact]
    public void StatementThatNobodySigned_IsNotPublished()
    {
        var statement = Open();
        var ann = Signatory(Member("Rowan Registry"));
        statement.SignedBy(ann);
        statement.Withdraw(ann, Now);
        statement.Close(Actor.Portal, Now);

        Refused(() => statement.Published(), "Nobody has signed", statement);

        Assert.Empty(statement.Editions);
    }

    [Fact]
    public void Edition_HoldsEachFileOnceWithItsHashAndTheMembersOfTheDay()
    {
        var statement = In(StatementStatus.Closed);
        var files = Files();

        var edition = statement.Published(files);

        Assert.Equal((1, 31, statement.Text.Id, statement.Id), (edition.Number, edition.MemberCount, edition.RevisionId, edition.StatementId));
        Assert.Equal(files, edition.Files);
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", files[0].Sha256);
        Assert.Same(edition, statement.CurrentEdition);
    }

    [Fact]
    public void EditionWithoutOneOfItsFiles_IsNotMade()
    {
        var statement = In(StatementStatus.Closed);

        Assert.Throws<InvalidOperationException>(() => statement.Published(Files()[1..]));

        Assert.Empty(statement.Editions);
        Assert.Equal(StatementStatus.Closed, statement.Status);
    }

    [Fact]
    public void StatementOfThePast_HoldsRecordedSignaturesThatNobodyMadeHere()
    {
        var rowan = Member("Rowan Registry");

        var statement = Statement.FromRecord("gdc-2024", StatementKind.Submission, "GDC", "en", "On the compact", "Words.", PartialDate.Parse("2024-04"), [rowan], "the site of 2024", Actor.Importer("a folder"), Now);

        var signature = Assert.Single(statement.Signatures);
        Assert.Equal((SignatureOrigin.Recorded, "the site of 2024", null, null, null), (signature.Origin, signature.Source, signature.PersonId, signature.Declaration, signature.SignedAt));
        Assert.True(statement.SignersKnown);
        Assert.Equal("2024-04", statement.ShownOn.ToString());
    }

    [Fact]
    public void StatementWhoseSignersNobodyKnows_IsPublishedAsThat()
    {
        var statement = Statement.FromRecord("gdc-2024", StatementKind.Submission, null, "en", "On the compact", "Words.", PartialDate.Parse("2024"), [], "a letter", Actor.Portal, Now);

        statement.PublishFromRecord(Files(), 31, Actor.Portal, Now);

        Assert.False(statement.SignersKnown);
        Assert.Equal(StatementStatus.Published, statement.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Open-Internet")]
    [InlineData("open--internet")]
    [InlineData("-open")]
    [InlineData("open-")]
    [InlineData("open internet")]
    [InlineData("öffnen")]
    [InlineData("open\n")]
    [InlineData("../open")]
    [InlineData("123456789-123456789-123456789-123456789-123456789-123456789-123456789-123456789-1")]
    public void AddressInAnotherForm_IsRefused(string slug)
    {
        var refusal = Refused(() => Statement.Begin(slug, StatementKind.Blog, null, "en", "A title", "Words.", Actor.Portal, Now), "lower-case letters, digits and single hyphens");

        Assert.Equal("Input.Slug", refusal.Field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("english")]
    [InlineData("en_GB")]
    public void LanguageThatIsNoTag_IsRefusedBeforeAnythingChanges(string language)
    {
        var statement = Draft();

        Refused(() => statement.Write(StatementKind.Blog, "Another process", language, "Another title", "Other words.", Actor.Portal, Now), "language as a tag", statement);

        Assert.Equal((StatementKind.JointStatement, "WSIS+20", "Keep it open"), (statement.Kind, statement.Process, statement.Title));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void AbandonedForNoReason_IsRefused(string reason)
    {
        var statement = Draft();

        Refused(() => statement.Abandon(reason, Actor.Portal, Now), "Say why", statement);

        Assert.Equal(StatementStatus.Draft, statement.Status);
    }

    private static Statement In(StatementStatus status)
    {
        var statement = Draft();
        if (status == StatementStatus.InDiscussion) statement.Circulated();
        if (status == StatementStatus.InDiscussion) Rewrite(statement);
        if (status == StatementStatus.Abandoned) statement.Abandon("Events overtook it.", Actor.Portal, Now);
        if (status is StatementStatus.Draft or StatementStatus.InDiscussion or StatementStatus.Abandoned) return statement;
        statement.OpenForSignature(InAWeek, Actor.Portal, Now);
        statement.SignedBy(FirstSigner);
        Rewrite(statement);
        if (status != StatementStatus.Open) statement.Close(Actor.Portal, Now);
        if (status == StatementStatus.Published) statement.Published();
        return statement;
    }

    /// <summary>The pen has words that nobody else has seen.</summary>
    private static void Rewrite(Statement statement) => statement.Write(statement.Kind, statement.Process, "en", statement.Title, "Changed words.", Actor.Portal, Now);

    private static string Told(Statement statement) =>
        $"{statement.Status} {statement.LastRevision?.Id} {statement.DraftNumber} {statement.Rounds.Count} {statement.Deadline} {statement.Kind} {statement.Signatures.Count} {statement.LiveSignatures.Count()} {statement.Editions.Count} {statement.ClosedAt} {statement.PublishedAt} {statement.OpenPublication?.Id}";
}
