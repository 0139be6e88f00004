using System.Text;
using Microsoft.Extensions.Options;
using Tccm.Web.Infrastructure;
using Tccm.Web.Setup.Demo;

namespace Tccm.Web.Setup;

/// <summary>What a person who started the portal in Development reads: where it is, and as whom to look at it.</summary>
internal static class Banner
{
    public static string Text(PortalOptions portal, IReadOnlyList<DemoEntrance> entrances)
    {
        var text = new StringBuilder("\n").Append("  TCCM portal     ").AppendLine(portal.BaseAddress.AbsoluteUri);
        if (entrances.Count > 0)
        {
            text.AppendLine().AppendLine("  A demo story is on it: every organisation and person is invented.")
                .AppendLine("  Be one of them; each link works once, and the next start prints new ones.");
            foreach (var (persona, link) in entrances)
                text.AppendLine().Append("  ").Append(persona.Name.PadRight(16)).Append(persona.Who).AppendLine(".").Append(' ', 18).AppendLine(persona.Try).Append(' ', 18).AppendLine(link);
            text.AppendLine();
            if (Password(portal) is { } password) text.Append("  Password        ").Append(password).AppendLine("  (of each of them, where it is asked for again)");
        }
        return text.Append("  Mail            ").Append(portal.Link("/dev/mailbox")).AppendLine("  (what was sent; nothing leaves this machine)")
            .AppendLine("  Stop            Ctrl-C").ToString();
    }

    public static void Print(WebApplication app, IReadOnlyList<DemoEntrance> entrances)
    {
        if (app.Environment.IsDevelopment())
            Console.Out.WriteLine(Text(app.Services.GetRequiredService<IOptions<PortalOptions>>().Value, entrances));
    }

    private static string? Password(PortalOptions portal)
    {
        var file = DemoPersonas.PasswordFile(portal);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
