using Tccm.Web.Infrastructure;

namespace Tccm.Web.Emails;

public sealed class YourDataLink(Secret secret) : Letter
{
    public override string Subject => "See what the TCCM portal holds about you";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        "You get this because somebody, most likely you, asked to see what the TCCM portal holds about this address.",
        "The link works once, within 24 hours. It shows what is held, lets you download it, and lets you ask to have it erased; opening it does nothing yet.",
        "If you did not ask, do nothing: nobody else was shown anything.",
    ];

    protected override (string, string)? Link => ("See what is held", $"/privacy/link/{secret.Value}");
}

public sealed class ConfirmNewAddress(Secret secret) : Letter
{
    public override string Subject => "Confirm your new address for the TCCM portal";
    public override bool Secret => true;

    protected override IEnumerable<string> Body =>
    [
        "You get this because somebody who signs in to the TCCM portal wants to use this address from now on.",
        "The link works once, within 24 hours. Nothing changes before you confirm. If it was not you, do nothing.",
    ];

    protected override (string, string)? Link => ("Confirm the address", $"/account/new-address/{secret.Value}");
}

/// <summary>To the old address. It does not say which the new one is.</summary>
public sealed class AddressChanged : Letter
{
    public override string Subject => "Your address in the TCCM portal was changed";

    protected override IEnumerable<string> Body =>
    [
        "You get this because this was your address in the TCCM portal until now.",
        "You asked to use another one, and it was confirmed. You sign in with the new one; sessions and links of this one have ended.",
        "If this was not you, answer this letter at once: it reaches the secretariat.",
    ];
}
