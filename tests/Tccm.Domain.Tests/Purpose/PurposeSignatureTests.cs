using System.Text;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Purpose;

public sealed class PurposeSignatureTests
{
    private static readonly Authority Officer = new(AuthorityBasis.Officer, null);
    private readonly PurposeVersion version = PurposeOf(2);
    private readonly Organisation rowan = Member("Rowan Registry");
    private readonly Contact ann;

    public PurposeSignatureTests()
    {
        ann = Signatory(rowan);
        version.TakeUnsavedActs();
    }

    [Fact]
    public void Signed_ForTheOrganisationWithTheBasis()
    {
        var id = Guid.CreateVersion7();

        var signature = Sign(ann, new Authority(AuthorityBasis.Mandate, Today), id);

        Assert.Equal((id, rowan.Id, "Rowan Registry", version.Sha256, ann.PersonId), (signature.Id, signature.OrganisationId, signature.OrganisationName, signature.TextSha256, signature.PersonId!.Value));
        Assert.Equal((AuthorityBasis.Mandate, Today), (signature.Basis, signature.MandateUntil));
        Assert.Null(signature.ApplicationId);
        Assert.Equal("I have read the Statement of Purpose, version 2.0, and sign it for Rowan Registry, which will be named in public as having signed it. I am entitled to do so, by a mandate until 14 March 2027.", signature.Declaration);
        var act = OnlyAct(version);
        Assert.Equal(("purpose.signed", (Guid?)rowan.Id), (act.Act, act.OrganisationId));
        Assert.DoesNotContain("Ann", act.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherMinorOfTheSameMajor_AsksForNothingMore()
    {
        var first = Sign(ann, Officer);
        var minor = PurposeOf(2, 1);

        Refused(() => minor.Sign(Guid.CreateVersion7(), rowan, PurposeSigner.Of(ann), Officer, [first], minor.Sha256, declared: true, Now), "has signed the Statement of Purpose 2.0 already", minor);

        var major = PurposeOf(3);
        Assert.Equal("3.0", major.Sign(Guid.CreateVersion7(), rowan, PurposeSigner.Of(ann), Officer, [first], major.Sha256, declared: true, Now).PurposeVersion.Number);
    }

    [Fact]
    public void WhatIsNotWhole_IsRefused()
    {
        var listener = Contact(rowan, "Lil Lime", ContactRoles.Listener);
        var other = Signatory(Member("Elm Registry"), "Eva Elm");
        var gone = Signatory(Entered("Oak Registry"), "Olu Oak");

        Refused(() => Sign(listener, Officer), "You may not sign for Rowan Registry", version);
        Refused(() => Sign(other, Officer), "You may not sign for Rowan Registry", version);
        Refused(() => version.Sign(Guid.CreateVersion7(), gone.Organisation, PurposeSigner.Of(gone), Officer, [], version.Sha256, true, Now), "neither a member nor a supporter", version);
        Refused(() => Sign(ann, Officer, Guid.Empty), "not the whole form", version);
        Refused(() => version.Sign(Guid.CreateVersion7(), rowan, PurposeSigner.Of(ann), Officer, [], "stale", true, Now), "has changed since you opened this page", version);
        Assert.Equal("Declared", Refused(() => version.Sign(Guid.CreateVersion7(), rowan, PurposeSigner.Of(ann), Officer, [], version.Sha256, false, Now), "Tick the declaration", version).Field);
        Assert.Equal("Until", Refused(() => Sign(ann, new Authority(AuthorityBasis.Mandate, Today.AddDays(-1))), "The mandate ended", version).Field);
    }

    [Fact]
    public void MandateThatIsOver_SignsNothingWhateverIsClaimed()
    {
        rowan.Entrust(ann, new Authority(AuthorityBasis.Mandate, Today), Actor.Portal, Now);
        var tomorrow = Now.AddDays(1);

        foreach (var claim in new[] { Officer, new Authority(AuthorityBasis.Mandate, Today), new Authority(AuthorityBasis.Mandate, Today.AddDays(9)) })
            Refused(() => version.Sign(Guid.CreateVersion7(), rowan, PurposeSigner.Of(ann), claim, [], version.Sha256, declared: true, tomorrow), "Your mandate to sign for Rowan Registry has ended", version);

        Assert.NotNull(Sign(ann, new Authority(AuthorityBasis.Mandate, Today)));
    }

    [Fact]
    public void Supporter_SignsToo()
    {
        var signatory = Signatory(Supporter("Sallow Society"), "Sue Sage");

        var signature = version.Sign(Guid.CreateVersion7(), signatory.Organisation, PurposeSigner.Of(signatory), Officer, [], version.Sha256, declared: true, Now);

        Assert.Equal("Sallow Society", signature.OrganisationName);
    }

    [Fact]
    public void SomebodyOutside_SignsAndIsNamedInTheEnvelopeAlone()
    {
        var dana = new NamedSigner("Dana Dune", EmailAddress.Parse("dana@rowan.test"), "Chair", null);
        var handover = PurposeHandover.Of(ann, dana, version, [], [], [1], Now);

        var (_, signature) = handover.Sign(version, (version.Sha256, handover.ShownSha256(version)), "Dana Dune", "Chair", Officer, declared: true, [], Now);
        var leaf = Acts.PurposeSigning(signature!, PurposeSigner.Of(handover), Now);

        Assert.Null(signature!.PersonId);
        Assert.Equal("Chair", signature.SignerTitle);
        Assert.Equal($"handover: {handover.Id}\nname: Dana Dune\nemail: dana@rowan.test\ntitle: Chair\nrequested-by: Ann Arch\nrequester-email: ann.arch@people.test\n", Encoding.UTF8.GetString(leaf.Envelope!.Bytes));
        Assert.DoesNotContain("Dana", Encoding.UTF8.GetString(leaf.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("Dana", OnlyAct(version).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Suspended_OrOnTheDayOfLeaving_NothingIsSigned()
    {
        rowan.Suspend("Nobody answers.", false, Actor.Portal, Now);
        Refused(() => Sign(ann, Officer), "Nothing is signed for it until the suspension is lifted", version);
        rowan.Lift("They answered.", Actor.Portal, Now);

        rowan.Leave(Today.AddDays(1), null, Actor.Portal, Now);

        Refused(() => version.Sign(Guid.CreateVersion7(), rowan, PurposeSigner.Of(ann), Officer, [], version.Sha256, declared: true, Now.AddDays(1)), "neither a member nor a supporter", version);
        Assert.NotNull(Sign(ann, Officer));
    }

    [Fact]
    public void Leaf_SaysWhichTextForWhomAndOnWhatBasis()
    {
        var signature = Sign(ann, Officer);

        var leaf = Acts.PurposeSigning(signature, PurposeSigner.Of(ann), Now);
        var lines = Encoding.UTF8.GetString(leaf.Bytes).Split('\n');

        Assert.Equal(["coalition/evidence/v1", "type: sign", $"id: {signature.Id}", $"purpose: sha256:{version.Sha256}", "version: 2.0", $"org: {rowan.Id}", "name: Rowan Registry", "capacity: signatory", "basis: as an officer of the organisation"], lines[..9]);
        Assert.Equal($"person: {ann.PersonId}\nname: Ann Arch\nemail: {ann.Person.Email.Value}\ntitle: {ann.Title}\n", Encoding.UTF8.GetString(leaf.Envelope!.Bytes));
    }

    [Fact]
    public void LeafOfAnAdoption_NamesTheTwoByTheirIds()
    {
        Person[] secretariat = [Secretary(), Secretary("Toni Thorn")];
        var (sam, toni) = (Actor.Secretariat(secretariat[0]), Actor.Secretariat(secretariat[1]));
        var draft = PurposeDraft.Begin("Statement of Purpose", "We answer.", "en", 0, sam, Now);
        draft.Propose(true, Today.AddDays(60), version, 1, sam, Now);

        var adopted = draft.Adopt(draft.Proposal!.Id, version, secretariat, toni, Now);

        Assert.Equal(
            $"""
             coalition/evidence/v1
             type: adopt
             id: {adopted.Id}
             purpose: sha256:{adopted.Sha256}
             version: 3.0
             language: en
             sign-again-until: 2027-05-13
             proposed-by: {sam.PersonId}
             adopted-by: {toni.PersonId}
             capacity: secretariat
             time: 2027-03-14T12:00:00Z

             """, Encoding.UTF8.GetString(Acts.Adoption(adopted, toni, Now).Bytes));
    }

    private PurposeSignature Sign(Contact by, Authority authority, Guid? id = null) =>
        version.Sign(id ?? Guid.CreateVersion7(), rowan, PurposeSigner.Of(by), authority, [], version.Sha256, declared: true, Now);
}
