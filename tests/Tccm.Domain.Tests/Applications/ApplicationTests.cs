using Tccm.Domain.Applications;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Applications;

public sealed class ApplicationTests
{
    private static readonly PurposeVersion InForce = PurposeOf();
    private static readonly Operation Exchange = new(OrganisationKind.ExchangePoint, "Its peering list is public.");

    private static readonly Dictionary<ApplicationStatus, string[]> Possible = new()
    {
        [ApplicationStatus.Draft] = ["describe", "operate", "name", "drop", "declare", "submit", "withdraw"],
        [ApplicationStatus.Submitted] = ["withdraw", "ask", "approve", "decline"],
        [ApplicationStatus.InformationAsked] = ["withdraw", "answer", "decline"],
        [ApplicationStatus.Approved] = [],
        [ApplicationStatus.Declined] = [],
        [ApplicationStatus.Withdrawn] = [],
    };

    private static readonly Dictionary<string, Action<Application>> Verbs = new(StringComparer.Ordinal)
    {
        ["describe"] = application => application.Describe(LarchFacts with { Economy = "DE" }),
        ["operate"] = application => application.Operate("More.", [Exchange]),
        ["name"] = application => application.NameContact(new NamedContact("Lou Lane", EmailAddress.Parse("lou@larch.test"), null, ContactRoles.Listener)),
        ["drop"] = application => application.DropContact("rita@larch.test"),
        ["declare"] = application => application.Declare(InForce, InForce.Sha256, "Ada Ash", "Director", AsOfficer, declared: true, Now.AddHours(1)),
        ["submit"] = application => application.Submit(InForce, Now),
        ["withdraw"] = application => application.Withdraw(Now),
        ["ask"] = application => application.AskForInformation("Which servers?", Clerk, Now),
        ["answer"] = application => application.Answer("These.", Now),
        ["approve"] = application => application.Approve(null, Clerk, Now),
        ["decline"] = application => application.Decline(DeclineReason.NotAnOperator, "You run nothing yet.", Clerk, Now),
    };

    private static Actor Clerk => Actor.Secretariat(Secretary());
    private static OrganisationFacts LarchFacts => Facts("Larch Exchange") with { Domains = [InternetDomain.Parse("larch.test")], Operations = [] };

    public static TheoryData<ApplicationStatus, string, bool> EveryVerbInEveryStatus()
    {
        var all = new TheoryData<ApplicationStatus, string, bool>();
        foreach (var status in Enum.GetValues<ApplicationStatus>())
        {
            foreach (var verb in Verbs.Keys) all.Add(status, verb, Possible[status].Contains(verb, StringComparer.Ordinal));
        }
        return all;
    }

    [Theory]
    [MemberData(nameof(EveryVerbInEveryStatus))]
    public void Verb_IsDoneOrRefusedAndNothingChanges(ApplicationStatus status, string verb, bool possible)
    {
        var application = In(status);
        var before = Told(application);
        application.TakeUnsavedActs();

        if (possible)
        {
            Verbs[verb](application);
            Assert.NotEqual(before, Told(application));
        }
        else
        {
            Assert.Throws<DomainException>(() => Verbs[verb](application));
            Assert.Equal(before, Told(application));
            Assert.Empty(application.TakeUnsavedActs());
        }
    }

    [Fact]
    public void JustBegun_MissesEverything()
    {
        Assert.Equal(
            ["Tell us about the organisation.", "Say what the organisation operates.", "Name a representative: somebody who manages the organisation's page.", "Sign the Statement of Purpose.",
             "Open the link that we mailed to you, to show that the address is yours."], Wanted(Begun(), InForce));
    }

    [Fact]
    public void Supporter_NeedsNoOperationsAndNoSignatory()
    {
        var application = Application.Start(MembershipCategory.Supporter, "Ada Ash", EmailAddress.Parse("ada@larch.test"), [1], Now);
        application.ConfirmEmail(Now);
        application.Describe(LarchFacts);
        application.NameContact(new NamedContact("Rita Reed", EmailAddress.Parse("rita@larch.test"), null, ContactRoles.Representative));
        application.Declare(InForce, InForce.Sha256, "Ada Ash", "Director", AsOfficer, declared: true, Now);

        application.Submit(InForce, Now);

        Assert.Equal(ApplicationStatus.Submitted, application.Status);
    }

    [Fact]
    public void WhatChangedSinceThePurposeWasSigned_IsMissing()
    {
        var newer = PurposeOf(2);
        var renamed = In(ApplicationStatus.Draft);
        renamed.Describe(LarchFacts with { DisplayName = "Larch Two" });

        Assert.Equal(["The Statement of Purpose has a new version since you signed it. Read it and sign again."], Wanted(In(ApplicationStatus.Draft), newer));
        Assert.Equal(["The organisation's name has changed since the Statement of Purpose was signed. Sign it again."], Wanted(renamed, InForce));
        Assert.Single(Wanted(In(ApplicationStatus.Draft), null));
        Refused(() => renamed.Submit(InForce, Now), "name has changed", renamed);
    }

    [Fact]
    public void MinorChangeOfThePurpose_AsksNobodyToSignAgain()
    {
        var application = In(ApplicationStatus.Draft);

        application.Submit(PurposeOf(1, 1), Now);

        Assert.Equal((ApplicationStatus.Submitted, InForce.Sha256), (application.Status, application.Declaration!.TextSha256));
    }

    [Fact]
    public void MemberWithoutASignatory_IsNotSent()
    {
        var application = In(ApplicationStatus.Draft);
        application.DropContact("sid@elsewhere.test");

        Refused(() => application.Submit(InForce, Now), "Name a signatory", application);

        Assert.Equal(ApplicationStatus.Draft, application.Status);
    }

    [Fact]
    public void OtherTextOrNoDeclaration_SignsNothing()
    {
        var application = Begun();
        Refused(() => application.Declare(InForce, InForce.Sha256, "Ada Ash", "Director", AsOfficer, declared: true, Now), "Tell us about the organisation first", application);
        application.Describe(LarchFacts);

        Refused(() => application.Declare(InForce, PurposeOf(1, 1).Sha256, "Ada Ash", "Director", AsOfficer, declared: true, Now), "has changed since you opened this page", application);
        Assert.Equal("Declared", Refused(() => application.Declare(InForce, InForce.Sha256, "Ada Ash", "Director", AsOfficer, declared: false, Now), "Tick the declaration", application).Field);

        Assert.Null(application.Declaration);
    }

    [Fact]
    public void Approval_EntersAdmitsAndSignsThePurposeInItsName()
    {
        var application = Submitted();

        var (organisation, signature) = application.Approve(null, Clerk, Now);

        Assert.Equal((true, "Larch Exchange", "2027-03-14"), (organisation.IsMember, organisation.DisplayName, organisation.CurrentMembership!.From.ToString()));
        Assert.Equal([OrganisationKind.ExchangePoint], organisation.Kinds);
        Assert.Equal((InForce.Id, InForce.Sha256, organisation.Id, application.Id, "Director"), (signature.PurposeVersionId, signature.TextSha256, signature.OrganisationId, signature.ApplicationId, signature.SignerTitle));
        Assert.Equal("I have read the Statement of Purpose, version 1.0, and sign it for Larch Exchange, which will be named in public as having signed it. I am entitled to do so, as an officer of the organisation.", signature.Declaration);
        Assert.Equal((organisation.Id, Now, "Sam Sloe"), (application.OrganisationId, application.DecidedAt, application.DecidedBy));
        Assert.DoesNotContain(application.TakeUnsavedActs(), entry => entry.Sentence.Contains("Ash", StringComparison.Ordinal) || entry.Sentence.Contains("Sloe", StringComparison.Ordinal));
    }

    [Fact]
    public void WhereAnotherCouldDecide_OneProposesAndAnotherApproves()
    {
        var (first, second) = (Secretary("Sam Sloe"), Secretary("Toni Thorn"));
        var both = new[] { first, second };
        var (sam, toni) = (Actor.Secretariat(first, both), Actor.Secretariat(second, both));
        var application = Submitted();
        Refused(() => application.Approve(null, sam, Now, both), "Two of the secretariat approve", application);

        application.ProposeApproval(null, [], sam, Now);
        Refused(() => application.Approve(null, sam, Now, both), "You proposed this yourself", application);
        Refused(() => application.Approve(Entered("Larch Exchange"), toni, Now, both), "as another organisation", application);
        application.Approve(null, toni, Now, both);

        var leaf = application.TakeUnsavedLeaves().Single(one => one.Type == "approve");
        Assert.Equal(($"{first.Id}", $"{second.Id}"), (Leaf.ValueOf(leaf.Text, "proposed-by"), Leaf.ValueOf(leaf.Text, "confirmed-by")));
    }

    [Fact]
    public void WhoProposedAndIsLeftAlone_ApprovesAsOne()
    {
        var (first, second) = (Secretary("Sam Sloe"), Secretary("Toni Thorn"));
        var application = Submitted();
        application.ProposeApproval(null, [], Actor.Secretariat(first, [first, second]), Now);

        application.Approve(null, Actor.Secretariat(first, [first]), Now, [first]);

        var leaf = application.TakeUnsavedLeaves().Single(one => one.Type == "approve");
        Assert.Equal(((string?)null, (string?)null), (Leaf.ValueOf(leaf.Text, "proposed-by"), Leaf.ValueOf(leaf.Text, "confirmed-by")));
    }

    [Fact]
    public void ApprovalOfOneThatIsKnown_MakesNoSecondOrganisation()
    {
        var known = Entered("Larch Exchange");

        var (organisation, _) = Submitted().Approve(known, Clerk, Now);

        Assert.Same(known, organisation);
        Assert.True(known.IsMember);
    }

    [Fact]
    public void ApprovalOfAMember_IsRefusedAndStaysUndecided()
    {
        var application = Submitted();

        Assert.Throws<DomainException>(() => application.Approve(Member("Larch Exchange"), Clerk, Now));

        Assert.Equal((ApplicationStatus.Submitted, null, null), (application.Status, application.DecidedAt, application.OrganisationId));
    }

    [Fact]
    public void SecondDecision_SaysWhatTheFirstWasAndWhose()
    {
        var application = In(ApplicationStatus.Declined);

        Refused(() => application.Approve(null, Clerk, Now), "(declined by Sam Sloe)", application);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void DecliningOrAskingWithoutWords_IsRefused(string words)
    {
        var application = Submitted();

        Refused(() => application.Decline(DeclineReason.Other, words, Clerk, Now), "Write to the applicant why", application);
        Refused(() => application.Decline(DeclineReason.Other, new string('x', Application.MaxWords + 1), Clerk, Now), "4000 at most", application);
        Refused(() => application.AskForInformation(words, Clerk, Now), "Write what you want to know", application);

        Assert.Equal((ApplicationStatus.Submitted, null), (application.Status, application.DecisionWords));
    }

    [Fact]
    public void QuestionAndAnswer_AreKeptAndBringTheApplicationBack()
    {
        var application = In(ApplicationStatus.InformationAsked);

        application.Answer("These.\r\n", Now.AddDays(1));

        Assert.Equal(ApplicationStatus.Submitted, application.Status);
        var request = Assert.Single(application.Requests);
        Assert.Equal(("Which servers?", "These.", Now.AddDays(1)), (request.Question, request.Answer, request.AnsweredAt));
        Refused(() => application.Answer("More.", Now), "no question", application);
    }

    [Fact]
    public void ContactsBeyondTheRules_AreRefused()
    {
        var application = In(ApplicationStatus.Draft);

        Refused(() => application.NameContact(new NamedContact("Rita Two", EmailAddress.Parse("RITA@LARCH.test"), null, ContactRoles.Listener)), "is on the list already", application);
        Refused(() => application.NameContact(new NamedContact("Lou Lane", EmailAddress.Parse("lou@larch.test"), null, ContactRoles.None)), "at least one role", application);
        for (var i = application.Contacts.Count; i < Application.MaxContacts; i++) application.NameContact(new NamedContact("Lou Lane", EmailAddress.Parse($"lou{i}@larch.test"), null, ContactRoles.Listener));
        Refused(() => application.NameContact(new NamedContact("Lou Lane", EmailAddress.Parse("lou@larch.test"), null, ContactRoles.Listener)), "20 people at most", application);
    }

    [Fact]
    public void OperationsWithoutEvidenceOrTwice_AreRefused()
    {
        var application = Begun();

        Refused(() => application.Operate(null, []), "Choose at least one kind", application);
        Refused(() => application.Operate(null, [Exchange with { Evidence = " " }]), "Say what shows", application);
        Refused(() => application.Operate(null, [Exchange, Exchange]), "once", application);

        Assert.False(application.HasOperations);
    }

    private static IEnumerable<string> Wanted(Application application, PurposeVersion? current) => application.Missing(current).Select(part => part.Words);

    internal static Application Submitted() => In(ApplicationStatus.Submitted);

    private static Application Begun() => Application.Start(MembershipCategory.Member, "Ada Ash", EmailAddress.Parse("ada@larch.test"), [1], Now);

    private static Application In(ApplicationStatus status)
    {
        var application = Begun();
        application.ConfirmEmail(Now);
        application.Describe(LarchFacts);
        application.Operate("A place where networks meet.", [Exchange]);
        application.NameContact(new NamedContact("Rita Reed", EmailAddress.Parse("rita@larch.test"), null, ContactRoles.Representative));
        application.NameContact(new NamedContact("Sid Sand", EmailAddress.Parse("sid@elsewhere.test"), null, ContactRoles.Signatory));
        application.Declare(InForce, InForce.Sha256, "Ada Ash", "Director", AsOfficer, declared: true, Now);
        if (status != ApplicationStatus.Draft) application.Submit(InForce, Now);
        if (status == ApplicationStatus.InformationAsked) application.AskForInformation("Which servers?", Clerk, Now);
        if (status == ApplicationStatus.Approved) application.Approve(null, Clerk, Now);
        if (status == ApplicationStatus.Declined) application.Decline(DeclineReason.NotAnOperator, "You run nothing yet.", Clerk, Now);
        if (status == ApplicationStatus.Withdrawn) application.Withdraw(Now);
        return application;
    }

    private static string Told(Application application) =>
        $"{application.Status} {application.Facts.Economy} {application.Facts.Operates} {application.Contacts.Count} {application.Declaration?.At} {application.Requests.Count} {application.OpenRequest} {application.DecidedAt} {application.DecisionWords}";
}
