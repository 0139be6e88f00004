using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Web.Identity;

namespace Tccm.Web.PersonalData.Holdings;

public sealed class LoginHeld(IdentityDb identity, IOptionsSnapshot<RetentionOptions> keep, TimeProvider clock) : Holding
{
    public override string Key => "login";
    public override string Title => "Your login";
    public override IReadOnlyList<string> Columns => ["asp_net_users.*", "asp_net_user_claims.*", "asp_net_user_logins.*", "asp_net_user_tokens.*", "one_use_links.*"];

    public override Processing Processing => new(
        "To let nobody but you act as you.",
        "Whoever signs in",
        "Address, a slow hash of the password from which it cannot be read, how often a sign-in failed, hashes of one-use links. The address of your network is held in memory for a minute, to count tries, and never written down",
        "Legitimate interest in safe access (GDPR, article 6.1 f)",
        "None",
        "The login itself as long as you are on the register.",
        "It goes as a whole, and every session with it.");

    public override IReadOnlyList<RetentionRule> Rules =>
    [
        new(nameof(RetentionOptions.NetworkData), "What is kept of failed sign-ins (no network's address)", keep.Value.NetworkData,
            (before, stop) => identity.Users.Where(user => user.LockoutEnd < before).Select(user => user.Id).ToListAsync(stop),
            async (ids, _, stop) => await identity.Users.Where(user => ids.Contains(user.Id)).ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null).SetProperty(user => user.AccessFailedCount, 0), stop)),
        new("OneUseLinks", "Links to set a password, once they have expired", keep.Value.Links,
            (before, stop) => identity.OneUseLinks.Where(link => link.ExpiresAt < before).Select(link => link.Id).ToListAsync(stop),
            async (ids, _, stop) => await identity.OneUseLinks.Where(link => ids.Contains(link.Id)).ExecuteDeleteAsync(stop)),
    ];

    public override async Task<IReadOnlyList<HeldItem>> OfAsync(DataSubject who, CancellationToken cancellationToken)
    {
        if (await FindAsync(who, cancellationToken) is not { } login) return [];
        var links = await identity.OneUseLinks.AsNoTracking().Where(link => link.UserId == login.Id).OrderBy(link => link.ExpiresAt).ToListAsync(cancellationToken);
        return
        [
            new HeldItem(
                new Fact("id", "Number", login.Id), new Fact("name", "Login name", login.UserName), new Fact("address", "Address", login.Email), new Fact("made", "Made", MadeAt(login.Id)),
                new Fact("password", "Password", login.PasswordHash is null ? "none set" : "kept as a slow hash"), new Fact("secondFactor", "Second factor", login.TwoFactorEnabled),
                new Fact("failedSignIns", "Failed sign-ins in a row", login.AccessFailedCount), new Fact("pausedUntil", "Paused until", login.LockoutEnd)),
            .. links.Select(link => new HeldItem(new Fact("link", "One-use link", link.Purpose), new Fact("expires", "Expires", link.ExpiresAt), new Fact("used", "Used", link.UsedAt))),
        ];
    }

    public override async Task EraseAsync(DataSubject who, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await FindAsync(who, cancellationToken) is not { } login) return;
        await identity.OneUseLinks.Where(link => link.UserId == login.Id).ExecuteDeleteAsync(cancellationToken);
        await identity.UserClaims.Where(one => one.UserId == login.Id).ExecuteDeleteAsync(cancellationToken);
        await identity.UserLogins.Where(one => one.UserId == login.Id).ExecuteDeleteAsync(cancellationToken);
        await identity.UserTokens.Where(one => one.UserId == login.Id).ExecuteDeleteAsync(cancellationToken);
        await identity.Users.Where(one => one.Id == login.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<PortalUser?> FindAsync(DataSubject who, CancellationToken cancellationToken)
    {
        var names = who.Traces.Addresses.Select(address => Logins.Normal(Tccm.Domain.Text.EmailAddress.Parse(address))).ToList();
        return who.Person is { LoginId: { } id }
            ? await identity.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken)
            : await identity.Users.AsNoTracking().FirstOrDefaultAsync(user => names.Contains(user.NormalizedUserName!), cancellationToken);
    }

    /// <summary>A login's number begins with the time at which it was made (RFC 9562, version 7).</summary>
    private DateTimeOffset? MadeAt(Guid id)
    {
        var made = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));
        return id.Version == 7 && made <= clock.GetUtcNow().AddDays(1) ? made : null;
    }
}
