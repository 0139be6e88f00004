using Tccm.Domain.PersonalData;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.PersonalData;

public sealed class ErasureRequestTests
{
    private readonly Actor sam = Actor.Secretariat(Secretary());

    [Fact]
    public void OneSecretary_DoesNotPutAnotherOutByErasing()
    {
        var toni = Secretary("Toni Thorn");
        var request = ErasureRequest.Ask(toni, AskedBy.Secretariat, sam, Now);

        Refused(() => request.CarryOut(toni, madeSure: true, sam, Now), "from which two of its members remove somebody", request, toni);

        Assert.Equal((true, false, "Toni Thorn"), (toni.IsSecretariat, toni.IsErased, toni.Name));
    }

    [Theory]
    [InlineData(AskedBy.Secretariat)]
    [InlineData(AskedBy.MailedLink)]
    public void SecretariatThatDidNotMakeSureWhoAsks_ErasesNobody(AskedBy how)
    {
        var lil = Person("Lil Lime");
        var (known, nobody) = (ErasureRequest.Ask(lil, how, sam, Now), ErasureRequest.Ask(null, how, sam, Now));

        Assert.Equal("Sure", Refused(() => known.CarryOut(lil, madeSure: false, sam, Now), "Tick that you made sure", known, lil).Field);
        Refused(() => nobody.CarryOut(null, madeSure: false, sam, Now), "Tick that you made sure", nobody);

        Assert.False(lil.IsErased);
        known.CarryOut(lil, madeSure: true, sam, Now);
        Assert.True(lil.IsErased);
    }

    [Fact]
    public void Secretary_DoesNotEraseThemselvesAsTheSecretariat()
    {
        var toni = Secretary("Toni Thorn");
        var request = ErasureRequest.Ask(toni, AskedBy.Login, Actor.Concerned(toni), Now);

        Refused(() => request.CarryOut(toni, madeSure: true, Actor.Secretariat(toni), Now), "This is about yourself", request, toni);

        Assert.False(toni.IsErased);
    }

    [Fact]
    public void SecretaryWhoAskedThemselves_IsErasedByAnother()
    {
        var toni = Secretary("Toni Thorn");
        var request = ErasureRequest.Ask(toni, AskedBy.Login, Actor.Concerned(toni), Now);

        request.CarryOut(toni, madeSure: true, sam, Now);

        Assert.Equal((false, true, "a former member of the secretariat"), (toni.IsSecretariat, toni.IsErased, toni.Name));
    }
}
