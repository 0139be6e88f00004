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

        Refused(() => request.CarryOut(toni, sam, Now), "from which two of its members remove somebody", request, toni);

        Assert.Equal((true, false, "Toni Thorn"), (toni.IsSecretariat, toni.IsErased, toni.Name));
    }

    [Fact]
    public void SecretaryWhoAskedThemselves_IsErasedByAnother()
    {
        var toni = Secretary("Toni Thorn");
        var request = ErasureRequest.Ask(toni, AskedBy.Login, Actor.Concerned(toni), Now);

        request.CarryOut(toni, sam, Now);

        Assert.Equal((false, true, "a former member of the secretariat"), (toni.IsSecretariat, toni.IsErased, toni.Name));
    }
}
