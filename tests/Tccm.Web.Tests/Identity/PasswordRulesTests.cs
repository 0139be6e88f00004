using Tccm.Web.Identity;

namespace Tccm.Web.Tests.Identity;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("fourteen chars")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("password12345678")]
    [InlineData("Password-Password-1")]
    [InlineData("tccm-internet-registry")]
    [InlineData("ann@rowan.example")]
    [InlineData("rowanrowanrowan12")]
    [InlineData("1234567890123456")]
    public void WhatIsTriedFirst_IsRefused(string password) => Assert.NotNull(PasswordRules.Why(password, "ann@rowan.example"));

    [Theory]
    [InlineData("seven lanterns over the harbour")]
    [InlineData("สวนดอกไม้ริมแม่น้ำ")]
    [InlineData("k3!vQ.xw0-Zr8_tP")]
    public void LongAndOwn_IsTaken(string password) => Assert.Null(PasswordRules.Why(password, "ann@rowan.example"));

    [Fact]
    public void LongerThan128_IsRefused() => Assert.NotNull(PasswordRules.Why(string.Concat(Enumerable.Repeat("lanterns over ", 10)), null));
}
