using Tccm.Domain.Organisations;
using Tccm.Domain.PersonalData;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.PersonalData;

public sealed class MailedLinkTests
{
    private static readonly EmailAddress Another = EmailAddress.Parse("lil@another.test");
    private readonly Person lil = Person("Lil Lime");

    [Fact]
    public void NewAddress_IsAnotherThanNowNobodyElsesAndNotMailedTooOften()
    {
        var same = Refused(() => MailedLink.ToNewAddress(lil, lil.Email, isTaken: false, mailed: 0, [1], Now), "This is your address already");
        var taken = Refused(() => MailedLink.ToNewAddress(lil, Another, isTaken: true, mailed: 0, [1], Now), "This address cannot be used here");
        var often = Refused(() => MailedLink.ToNewAddress(lil, Another, isTaken: false, mailed: 3, [1], Now), "3 links were mailed");

        Assert.All([same, taken, often], refused => Assert.Equal("Email", refused.Field));
        Assert.Equal(lil.Id, MailedLink.ToNewAddress(lil, Another, isTaken: false, mailed: 2, [1], Now).PersonId);
    }
}
