using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Organisations;

public sealed class AuthorityTests
{
    private static Authority MandateUntil(DateOnly last) => new(AuthorityBasis.Mandate, last);

    [Fact]
    public void NothingChosen_IsRefusedBesideItsField()
    {
        var nothing = Assert.Throws<DomainException>(() => Authority.Of(null, null, Now));
        var noDay = Assert.Throws<DomainException>(() => Authority.Of(AuthorityBasis.Mandate, null, Now));
        var over = Assert.Throws<DomainException>(() => Authority.Of(AuthorityBasis.Mandate, Today.AddDays(-1), Now));
        var unknown = Assert.Throws<DomainException>(() => Authority.Of((AuthorityBasis)99, null, Now));

        Assert.Equal(("Basis", "Until", "Until", "Basis"), (nothing.Field, noDay.Field, over.Field, unknown.Field));
    }

    [Fact]
    public void DayOfAnythingButAMandate_IsNotKept()
    {
        Assert.Equal(new Authority(AuthorityBasis.Officer, null), Authority.Of(AuthorityBasis.Officer, Today, Now));
        Assert.Equal(MandateUntil(Today), Authority.Of(AuthorityBasis.Mandate, Today, Now));
    }

    [Fact]
    public void Signing_KeepsTheRightWithTheSignatureTheContactAndTheWords()
    {
        var ann = Signatory(Member("Rowan Registry"));
        var statement = Open();

        var signature = statement.Sign(Guid.CreateVersion7(), ann, statement.Text.Sha256, MandateUntil(Today.AddDays(3)), declared: true, Now);

        Assert.Equal(MandateUntil(Today.AddDays(3)), signature.Authority);
        Assert.Equal(MandateUntil(Today.AddDays(3)), ann.Authority);
        Assert.EndsWith("I am entitled to sign for it, by a mandate until 17 March 2027.", signature.Declaration, StringComparison.Ordinal);
        Assert.Contains(ann.TakeUnsavedActs(), act => act.Act == "contact.authority-recorded" && !act.Sentence.Contains("Ann", StringComparison.Ordinal));
    }

    [Fact]
    public void MandateThatIsOver_SignsAndWithdrawsNothingFromTheNextDayOn()
    {
        var rowan = Member("Rowan Registry");
        var (ann, ben) = (Signatory(rowan), Signatory(rowan, "Ben Bay"));
        rowan.Entrust(ann, MandateUntil(Today), Actor.Portal, Now);
        var (statement, signed) = (Open(), Open());
        signed.SignedBy(ben);
        var tomorrow = new DateTimeOffset(Today.AddDays(1), default, TimeSpan.Zero);

        Refused(() => statement.Sign(Guid.CreateVersion7(), ann, statement.Text.Sha256, AsOfficer, declared: true, tomorrow), "ended on 14 March 2027", statement, ann);
        Refused(() => signed.Withdraw(ann, tomorrow), "has ended", signed, ann);
        Assert.False(ann.MaySign(tomorrow));
        Assert.Empty(statement.Signatures);
        Assert.True(ann.MaySign(tomorrow.AddSeconds(-1)));
        Assert.NotNull(statement.Sign(Guid.CreateVersion7(), ann, statement.Text.Sha256, MandateUntil(Today), declared: true, tomorrow.AddSeconds(-1)));
    }

    [Fact]
    public void RecordedMandate_IsNotOutgrownByOnesOwnWord()
    {
        var rowan = Member("Rowan Registry");
        var ann = Signatory(rowan);
        rowan.Entrust(ann, MandateUntil(Today.AddDays(9)), Actor.Portal, Now);
        var statement = Open();

        foreach (var wider in new[] { AsOfficer, new Authority(AuthorityBasis.Delegated, null), MandateUntil(Today.AddDays(10)) })
            Refused(() => statement.Sign(Guid.CreateVersion7(), ann, statement.Text.Sha256, wider, declared: true, Now), "is kept as by a mandate until 23 March 2027", statement, ann);

        Assert.Empty(statement.Signatures);
        Assert.Equal(MandateUntil(Today.AddDays(9)), ann.Authority);
    }

    [Fact]
    public void Renewal_IsMadeBySomebodyElseAndLetsSignAgain()
    {
        var rowan = Member("Rowan Registry");
        var ann = Contact(rowan, "Ann Arch", ContactRoles.Signatory | ContactRoles.Representative);
        var (rita, lil) = (Contact(rowan, "Rita Reed", ContactRoles.Representative), Contact(rowan, "Lil Lime", ContactRoles.Listener));
        rowan.Entrust(ann, MandateUntil(Today), Actor.For(rita), Now);

        Refused(() => rowan.Entrust(ann, AsOfficer, Actor.For(ann), Now), "your own right to sign", ann);
        Refused(() => rowan.Entrust(lil, AsOfficer, Actor.For(rita), Now), "is not a signatory", lil);
        Refused(() => rowan.Entrust(ann, MandateUntil(Today.AddDays(-1)), Actor.For(rita), Now), "ended on", ann);
        Refused(() => Member("Birch").Entrust(ann, AsOfficer, Actor.For(rita), Now), "no longer a contact", ann);
        rowan.Entrust(ann, AsOfficer, Actor.For(rita), Now);

        Assert.Equal("contact.authority-recorded", OnlyAct(ann).Act);
        Assert.True(ann.MaySign(Now.AddYears(3)));
    }

    [Fact]
    public void SecretaryOfTheOrganisation_RecordsNothingForIt()
    {
        var rowan = Member("Rowan Registry");
        var (sam, ann) = (Secretary(), Signatory(rowan));
        Contact(rowan, sam, ContactRoles.Listener);

        Refused(() => rowan.Entrust(ann, AsOfficer, Actor.Secretariat(sam), Now), "You work for Rowan Registry", ann);
    }
}
