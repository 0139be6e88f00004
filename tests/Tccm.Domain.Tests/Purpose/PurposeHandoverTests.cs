using System.Security.Cryptography;
using Tccm.Domain.Applications;
using Tccm.Domain.Evidence;
using Tccm.Domain.Organisations;
using Tccm.Domain.Purpose;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Purpose;

public sealed class PurposeHandoverTests
{
    private static readonly PurposeVersion InForce = PurposeOf();
    private static readonly NamedSigner Reza = new("Reza Ruiz", EmailAddress.Parse("reza@larch.test"), "Director", "The board said yes.");
    private static readonly Authority ByMandate = new(AuthorityBasis.Mandate, Today.AddDays(9));

    [Fact]
    public void WhatCannotBeHandedOver_IsRefused()
    {
        var unconfirmed = Begun(confirmed: false);
        unconfirmed.Describe(Facts("Larch Exchange"));
        var unnamed = Begun();
        var signed = Described();
        signed.Declare(InForce, InForce.Sha256, "Ada Ash", "Chair", AsOfficer, declared: true, Now);
        var closed = Described();
        closed.Withdraw(Now);

        Refused(() => HandedOver(unconfirmed), "Open the link that we mailed to you first", unconfirmed);
        Refused(() => HandedOver(unnamed), "Tell us about the organisation first", unnamed);
        Refused(() => HandedOver(signed), "signed already", signed);
        Refused(() => HandedOver(closed), "sent already", closed);
        var own = Refused(() => HandedOver(Described(), Reza with { Email = EmailAddress.Parse("ADA@larch.test") }), "your own address");
        Assert.Equal("Email", own.Field);
    }

    [Fact]
    public void Signed_KeepsBothNamesWithTheApplicationAndNeitherInTheAudit()
    {
        var application = Described();
        var handover = HandedOver(application);

        var (_, signature) = Sign(handover, "Reza M. Ruiz", "Managing director", ByMandate);

        var declared = application.Declaration!;
        Assert.Null(signature);
        Assert.Equal(("Reza M. Ruiz", "Managing director", "Ada Ash", Reza.Email, handover.Id), (declared.SignerName, declared.SignerTitle, declared.RequestedBy, declared.SignerEmail, declared.HandoverId));
        Assert.Equal((ByMandate, Now.AddHours(1)), (declared.Authority, declared.At));
        Assert.EndsWith("I am entitled to do so, by a mandate until 23 March 2027.", declared.Declaration, StringComparison.Ordinal);
        Assert.Null(application.WhyNotSigned(InForce));
        var acts = application.TakeUnsavedActs().Concat(handover.TakeUnsavedActs()).ToList();
        Assert.Contains(acts, act => act is { Act: "handover.signed", Capacity: "asked to sign", PersonId: null });
        Assert.DoesNotContain(acts, act => act.Sentence.Contains("Reza", StringComparison.Ordinal) || act.Sentence.Contains("Ada", StringComparison.Ordinal));
    }

    [Fact]
    public void LinkThatIsOver_DoesNothingAndSaysWhy()
    {
        var signed = HandedOver(Described());
        Sign(signed);
        var declined = HandedOver(Described());
        declined.Decline("I am not a director any more.", Now);
        var takenBack = HandedOver(Described());
        takenBack.TakeBack(Actor.Portal, Now);
        var withdrawn = Described();
        var ofWithdrawn = HandedOver(withdrawn);
        withdrawn.Withdraw(Now);
        var old = HandedOver(Described());

        foreach (var (handover, why, at) in new[] { (signed, "was signed with it", Now), (declined, "was declined", Now), (takenBack, "took it back", Now), (ofWithdrawn, "not being filled in any more", Now), (old, "It ended on", Now + PurposeHandover.Life) })
        {
            Refused(() => Sign(handover, at: at), why, handover);
            Refused(() => handover.Decline("No.", at), why, handover);
        }
        Assert.Null(withdrawn.Declaration);
        Assert.True(old.IsOpen(Now + PurposeHandover.Life - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void NewLink_EndsTheEarlierOne()
    {
        var application = Described();
        var first = HandedOver(application);

        var second = PurposeHandover.Of(application, Reza, InForce, [first], [2], Now.AddDays(1));

        Assert.Equal((false, true), (first.IsPending, second.IsOpen(Now.AddDays(1))));
        Refused(() => Sign(first), "took it back", first);
    }

    [Fact]
    public void WhatChangedSinceItWasSeen_IsNotSigned()
    {
        var application = Described();
        var handover = HandedOver(application);
        var seen = (InForce.Sha256, handover.ShownSha256(InForce));
        var newer = PurposeOf(2);

        Refused(() => handover.Sign(newer, seen, "Reza", "Director", AsOfficer, declared: true, before: [], Now), "has changed since you opened this page", handover);
        application.Describe(Facts("Larch Exchange") with { Domains = [InternetDomain.Parse("other.test")] });
        Refused(() => handover.Sign(InForce, seen, "Reza", "Director", AsOfficer, declared: true, before: [], Now), "What is said of the organisation has changed", handover);
        var undeclared = Refused(() => handover.Sign(InForce, (InForce.Sha256, handover.ShownSha256(InForce)), "Reza", "Director", AsOfficer, declared: false, before: [], Now), "Tick the declaration", handover);
        var baseless = Refused(() => handover.Sign(InForce, (InForce.Sha256, handover.ShownSha256(InForce)), "Reza", "Director", null, declared: true, before: [], Now), "Choose on what", handover);

        Assert.Equal(("Declared", "Basis"), (undeclared.Field, baseless.Field));
        Assert.Null(application.Declaration);
        Assert.True(handover.IsPending);
    }

    [Fact]
    public void ForAnOrganisation_MakesASignatureWithoutNamesAndAnEntryThatCommitsToThem()
    {
        var rowan = Member("Rowan Registry");
        var (rita, lil) = (Contact(rowan, "Rita Reed", ContactRoles.Representative), Contact(rowan, "Lil Lime", ContactRoles.Listener));
        Refused(() => PurposeHandover.Of(lil, Reza, InForce, [], [], [1], Now), "Only a representative or a signatory");
        var before = InForce.Sign(Guid.CreateVersion7(), rowan, PurposeSigner.Of(Signatory(rowan)), AsOfficer, [], InForce.Sha256, declared: true, Now);
        Refused(() => PurposeHandover.Of(rita, Reza, InForce, [before], [], [1], Now), "has signed version 1.0 already");
        var handover = PurposeHandover.Of(rita, Reza, InForce, [], [], [1], Now);

        Refused(() => Sign(handover, before: [before]), "has signed the Statement of Purpose 1.0 already", handover);
        var (right, signature) = Sign(handover);
        var leaf = Acts.PurposeSigning(signature!, PurposeSigner.Of(handover), Now);

        Assert.Equal(AsOfficer, right);
        Assert.Equal((rowan.Id, handover.Id, InForce.Sha256, (AuthorityBasis?)AuthorityBasis.Officer, (Guid?)null, (Guid?)null),
            (signature!.OrganisationId, signature.HandoverId!.Value, signature.TextSha256, signature.Basis, signature.PersonId, signature.ApplicationId));
        var entry = System.Text.Encoding.UTF8.GetString(leaf.Bytes);
        var envelope = leaf.Envelope!;
        Assert.Equal(
            $"coalition/evidence/v1\ntype: sign\nid: {signature.Id}\npurpose: sha256:{InForce.Sha256}\norg: {rowan.Id}\nname: Rowan Registry\ncapacity: asked to sign\n" +
            $"declaration: sha256:{Tccm.Domain.Statements.StatementText.Sha256(signature.Declaration)}\ntime: {Now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n" +
            $"person: sha256:{Convert.ToHexStringLower(SHA256.HashData([.. envelope.Salt, .. envelope.Bytes]))}\n", entry);
        Assert.Equal($"handover: {handover.Id}\nname: Reza\nemail: reza@larch.test\ntitle: Director\nrequested-by: Rita Reed\nrequester-email: {rita.Person.Email.Value}\n", System.Text.Encoding.UTF8.GetString(envelope.Bytes));
    }

    [Fact]
    public void RequesterWhoLeft_LeavesADeadLink()
    {
        var rowan = Member("Rowan Registry");
        var (rita, _) = (Contact(rowan, "Rita Reed", ContactRoles.Representative), Contact(rowan, "Rob Rush", ContactRoles.Representative));
        var handover = PurposeHandover.Of(rita, Reza, InForce, [], [], [1], Now);
        rowan.RemoveContact(rita, Actor.Portal, Now);

        Refused(() => Sign(handover), "no longer a contact", handover);
    }

    [Fact]
    public void RequesterWhoMayNoMore_AndSuspendedOrLeavingOrganisation_LeaveADeadLink()
    {
        var rowan = Member("Rowan Registry");
        var (rita, _) = (Contact(rowan, "Rita Reed", ContactRoles.Representative), Contact(rowan, "Rob Rush", ContactRoles.Representative));
        var handover = PurposeHandover.Of(rita, Reza, InForce, [], [], [1], Now);

        rowan.Suspend("Nobody answers.", false, Actor.Portal, Now);
        Refused(() => Sign(handover), "is suspended", handover);
        rowan.Lift("They answered.", Actor.Portal, Now);
        rowan.Leave(Today.AddDays(1), null, Actor.Portal, Now);
        Refused(() => Sign(handover, at: Now.AddDays(1)), "neither a member nor a supporter", handover);
        Assert.True(handover.IsOpen(Now));
        rowan.ChangeRoles(rita, ContactRoles.Listener, null, Actor.Portal, Now);

        Refused(() => Sign(handover), "may not hand it over", handover);
    }

    [Fact]
    public void EndedMandate_IsNotGoneRoundByALink()
    {
        var rowan = Member("Rowan Registry");
        var (rita, ann) = (Contact(rowan, "Rita Reed", ContactRoles.Representative), Signatory(rowan));
        var toAnn = Reza with { Email = ann.Person.Email };
        rowan.Entrust(ann, new(AuthorityBasis.Mandate, Today), Actor.Portal, Now);
        var before = PurposeHandover.Of(rita, toAnn, InForce, [], [], [1], Now);

        Refused(() => Sign(before, at: Now.AddDays(1)), "Your mandate to sign for Rowan Registry has ended", before);
        Refused(() => PurposeHandover.Of(ann, Reza, InForce, [], [], [2], Now.AddDays(1)), "no signatory whose mandate has ended");
        Assert.Equal("Email", Refused(() => PurposeHandover.Of(rita, toAnn, InForce, [], [], [2], Now.AddDays(1)), "has ended").Field);

        Assert.NotNull(Sign(before).Signature);
    }

    private static (Authority Right, PurposeSignature? Signature) Sign(PurposeHandover handover, string name = "Reza", string title = "Director", Authority? right = null, PurposeSignature[]? before = null, DateTimeOffset? at = null) =>
        handover.Sign(InForce, (InForce.Sha256, handover.ShownSha256(InForce)), name, title, right ?? AsOfficer, declared: true, before ?? [], at ?? Now.AddHours(1));

    private static PurposeHandover HandedOver(Application application, NamedSigner? signer = null) => PurposeHandover.Of(application, signer ?? Reza, InForce, [], [1], Now);

    private static Application Begun(bool confirmed = true)
    {
        var application = Application.Start(MembershipCategory.Member, "Ada Ash", EmailAddress.Parse("ada@larch.test"), [1], Now);
        if (confirmed) application.ConfirmEmail(Now);
        return application;
    }

    private static Application Described()
    {
        var application = Begun();
        application.Describe(Facts("Larch Exchange"));
        return application;
    }
}
