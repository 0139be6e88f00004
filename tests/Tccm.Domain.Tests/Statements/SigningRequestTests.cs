using Tccm.Domain.Organisations;
using Tccm.Domain.Statements;
using Tccm.Domain.Text;
using static Tccm.Domain.Tests.World;

namespace Tccm.Domain.Tests.Statements;

public sealed class SigningRequestTests
{
    private readonly Organisation rowan = Member("Rowan Registry");

    [Fact]
    public void WhatCannotBeSigned_IsNotAskedFor()
    {
        var (lil, sue) = (Contact(rowan, "Lil Lime", ContactRoles.Listener), Contact(Supporter("Sallow Society"), "Sue Sage", ContactRoles.Listener));
        var statement = Open();

        Refused(() => Asked(Draft(), lil), "Nobody was asked. Signing is not open.");
        Refused(() => Asked(statement, sue), "Sallow Society is not a member");
        Assert.Null(SigningRequest.WhyNot(statement, lil, Now));
        Assert.True(Asked(statement, lil).IsOpen(Now));
        statement.SignedBy(Signatory(rowan));
        Refused(() => Asked(statement, lil), "Rowan Registry has signed already");
        rowan.RemoveContact(lil, Actor.Portal, Now);
        Refused(() => Asked(Open(), lil), "Only contacts of Rowan Registry ask");
    }

    private static SigningRequest Asked(Statement statement, Contact by) =>
        SigningRequest.Of(statement, by, "Ann Arch", EmailAddress.Parse("ann@rowan.test"), null, null, [], Now);
}
