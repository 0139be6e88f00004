using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Applications;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Setup.Demo;

/// <summary>Somebody whom a visitor may be: who that is, and what to try.</summary>
public sealed record DemoPersona(string Name, string Email, string Who, string Try);

/// <summary>A way into the story: a link that works once.</summary>
public sealed record DemoEntrance(DemoPersona Persona, string Link);

/// <summary>The people of the story whom a visitor may be.</summary>
public static class DemoPersonas
{
    public static readonly DemoPersona Secretary = new("Rosalind Amadi", "rosalind@secretariat.example", "a secretary", "Decide on two applications, of which one resembles a member, on a version of the Purpose and on a disputed signature; confirm an edition.");
    public static readonly DemoPersona SecondSecretary = new("Jonas Vik", "jonas@fjordnavn.example", "a second secretary, who works for a member too", "Write a statement; see that your own organisation is not yours to decide on.");
    public static readonly DemoPersona Applicant = new("Mere Tuilagi", "mere@lagoon.example", "an applicant, half-way through", "Name the people, sign the Purpose, send it.");

    public static IReadOnlyList<DemoPersona> All { get; } =
    [
        Secretary,
        SecondSecretary,
        new("Sofia Marín", "sofia@quetzal.example", "a signatory of two organisations", "Sign the open statement and the new Purpose for one of them, or for both."),
        new("Aroha Ngata", "aroha@kauri.example", "a representative", "Look after your organisation's page and its people; say what it thinks of a text in discussion."),
        new("Tane Wilson", "tane@kauri.example", "a participant who holds the pen of a text", "Write on, circulate the next revision, see where there is consensus and where not."),
        new("Lek Suwan", "lek@chaophraya-ix.example", "a listener", "See what somebody sees who only receives."),
    ];

    public static string PasswordFile(PortalOptions portal) => Path.Combine(portal.DataFolder, "demo-password");

    /// <summary>Links for everybody whom the register has from the story; none where it was not told here.</summary>
    public static async Task<IReadOnlyList<DemoEntrance>> EnterAsync(IServiceProvider services, PortalOptions portal, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var identity = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var entrances = new List<DemoEntrance>();
        foreach (var persona in All)
        {
            if (await users.FindAsync(EmailAddress.Parse(persona.Email)) is not { } user) continue;
            var secret = Secret.New();
            identity.OneUseLinks.Add(new OneUseLink { UserId = user.Id, Purpose = OneUseLink.DemoSignIn, SecretHash = secret.Hash, ExpiresAt = now.AddHours(12) });
            entrances.Add(new DemoEntrance(persona, portal.Link($"/dev/sign-in/{secret.Value}")));
        }
        await identity.SaveChangesAsync(cancellationToken);
        if (entrances.Count > 0 && await ResumeAsync(scope.ServiceProvider.GetRequiredService<TccmDbContext>(), cancellationToken) is { } resume)
            entrances.Add(new DemoEntrance(Applicant, portal.Link($"/join/resume/{resume.Value}")));
        return entrances;
    }

    /// <summary>The password of all personas, made when the story is told; its file is the owner's alone.</summary>
    internal static string NewPassword(PortalOptions portal)
    {
        const string consonants = "bdfghklmnprstvz", vowels = "aeiou";
        var parts = Enumerable.Range(0, 5).Select(_ => string.Concat(RandomNumberGenerator.GetItems<char>(consonants, 2).Zip(RandomNumberGenerator.GetItems<char>(vowels, 2)).Select(pair => $"{pair.First}{pair.Second}")));
        var password = string.Join('-', parts);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(PasswordFile(portal), options);
        file.WriteLine(password);
        return password;
    }

    private static async Task<Secret?> ResumeAsync(TccmDbContext db, CancellationToken cancellationToken)
    {
        var address = EmailAddress.Parse(Applicant.Email);
        var application = await db.Applications.Where(one => one.ApplicantEmail == address && ApplicationStatuses.Open.Contains(one.Status)).FirstOrDefaultAsync(cancellationToken);
        if (application is null) return null;
        var secret = Secret.New();
        application.Reissue(secret.Hash);
        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }
}
