using Microsoft.EntityFrameworkCore;
using Tccm.Domain.Database;
using Tccm.Domain.Organisations;
using Tccm.Web.Emails;

namespace Tccm.Web.Background;

/// <summary>Two weeks before a mandate ends, tells who signs by it and the representatives. The database keeps each letter from going out twice.</summary>
public sealed class MandateKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MandateKeeper> log) : Keeper(TimeSpan.FromHours(1), clock, log)
{
    private const int DaysBefore = 14;

    protected override string Failing => "Nobody could be told of ending mandates";

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, post) = (scope.ServiceProvider.GetRequiredService<TccmDbContext>(), scope.ServiceProvider.GetRequiredService<Post>());
        await using var act = await db.Database.BeginTransactionAsync(cancellationToken);
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var ending = await db.Contacts.Include(contact => contact.Person).Include(contact => contact.Organisation)
            .Where(contact => contact.Until == null && contact.MandateUntil >= today && contact.MandateUntil <= today.AddDays(DaysBefore)).ToListAsync(cancellationToken);
        foreach (var contact in ending.Where(contact => contact.May(ContactRoles.Signatory)))
        {
            var told = await db.Outbox.Where(email => email.OnceKey != null && email.OnceKey.StartsWith(MandateEnds.KeyOf(contact))).Select(email => email.OnceKey).ToListAsync(cancellationToken);
            var readers = (await db.ColleaguesAsync(contact.OrganisationId, cancellationToken)).Where(one => one.Id != contact.Id && one.May(ContactRoles.Representative)).Prepend(contact);
            foreach (var reader in readers)
            {
                var letter = new MandateEnds(contact, reader);
                if (!told.Contains(Post.KeyOf(letter, reader.Person.Email))) post.To(reader.Person.Email, letter);
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        await act.CommitAsync(cancellationToken);
    }
}
