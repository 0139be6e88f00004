using Tccm.Domain.Deliveries;

namespace Tccm.Domain.Tests.Deliveries;

public sealed class OnBehalfTests
{
    [Theory]
    [InlineData("I speak on behalf of the coalition.")]
    [InlineData("ON  BEHALF\nOF THE\u00A0COALITION")]
    [InlineData("On behalf of TCCM, thank you.")]
    [InlineData("on behalf of the Technical Community Coalition for Multistakeholderism")]
    [InlineData("Thank you, on behalf of its members.")]
    [InlineData("on behalf of all 31 members")]
    [InlineData("on behalf of the members of the coalition")]
    [InlineData("on behalf of *the coali\u00ADtion*")]
    [InlineData("On the coalition’s behalf, thank you.")]
    [InlineData("in the name of the whole coalition")]
    [InlineData("Speaking for the coalition, I begin.")]
    [InlineData("on behalf of the undersigned and the coalition")]
    [InlineData("Je parle au nom de la coalition.")]
    [InlineData("au nom de l’ensemble de ses membres")]
    [InlineData("AU NOM DE LA COALITION DE LA COMMUNAUTÉ TECHNIQUE")]
    [InlineData("pour le compte de TCCM")]
    [InlineData("en nombre de la coalición")]
    [InlineData("en nombre de todos sus miembros")]
    [InlineData("en representación de la Coalición de la Comunidad Técnica")]
    [InlineData("em nome da coalizão")]
    [InlineData("im Namen der Koalition")]
    [InlineData("от имени коалиции")]
    [InlineData("我代表本联盟发言")]
    [InlineData("On behalf of the whole technical community.")]
    [InlineData("au nom de la communauté technique")]
    public void ClaimToSpeakForTheCoalition_IsFound(string words)
    {
        Assert.NotNull(OnBehalf.ClaimIn(words));
    }

    [Theory]
    [InlineData("I speak on behalf of the undersigned.")]
    [InlineData("On behalf of the undersigned members of the Technical Community Coalition, thank you.")]
    [InlineData("On behalf of the signatories of TCCM")]
    [InlineData("On behalf of the undersigned, we thank the technical community.")]
    [InlineData("On behalf of Rowan Registry, a member of the coalition.")]
    [InlineData("The coalition does not speak for its members.")]
    [InlineData("We thank the members of the commission on behalf of our users.")]
    [InlineData("au nom des soussignés")]
    [InlineData("au nom des signataires de la coalition")]
    [InlineData("en nombre de los abajo firmantes")]
    [InlineData("")]
    public void WhatSpeaksForWhoIsNamed_IsNoClaim(string words)
    {
        Assert.Null(OnBehalf.ClaimIn(words));
    }
}
