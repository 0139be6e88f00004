using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tccm.Domain;
using Tccm.Domain.Lists;
using Tccm.Domain.Organisations;
using Tccm.Domain.Text;
using Tccm.Testing;
using Tccm.Web.Background;
using Tccm.Web.Lists;

namespace Tccm.Web.Tests.Lists;

/// <summary>A portal that pushes to a real Mailman.</summary>
public sealed class MailmanPortal(PostgresFixture postgres) : Portal(postgres), IAsyncLifetime
{
    private int posted;

    public MailmanServer Mailman { get; } = new();

    /// <summary>After so many additions the server is killed, and the answer to the last of them is lost; null where it lives.</summary>
    public int? DiesAfter { get; set; }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        if (MailmanServer.WhyNot is null) await Mailman.StartAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Mailman.DisposeAsync();
    }

    public Task KeepAsync() => Services.GetRequiredService<ListKeeper>().KeepAsync(TestContext.Current.CancellationToken);

    /// <summary>A list at the portal; on the server too unless a test leaves that out.</summary>
    public async Task<string> ListAsync(string name, ListAudience audience = ListAudience.MembersAndSupporters, bool onServer = true)
    {
        var address = onServer ? await Mailman.ListAsync(name) : $"{name}@lists.example";
        await using var db = Database.Open();
        db.Add(MailingList.SetUp(EmailAddress.Parse(address), "The list " + name, "A letter a week.", audience, ListHome.Mailman, Actor.Portal, Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return address;
    }

    /// <summary>They choose it. A few can sign in; of many it is only noted that they have a login.</summary>
    public async Task ChooseAsync(string address, IReadOnlyList<Contact> contacts, bool on = true)
    {
        if (contacts.Count < 5)
            foreach (var contact in contacts) if (await AskAsync(db => db.People.AnyAsync(one => one.Id == contact.PersonId && one.LoginId == null))) await EnrolAsync(contact.Person.Email);
        var ids = contacts.Select(contact => contact.PersonId).ToList();
        await using var db = Database.Open();
        var list = await db.MailingLists.Whole().SingleAsync(one => one.Address == address);
        foreach (var person in await db.People.Where(one => ids.Contains(one.Id)).Include(one => one.Contacts).ThenInclude(contact => contact.Organisation.Memberships).AsSplitQuery().ToListAsync())
        {
            if (person.LoginId is null) person.TakeLogin(Guid.NewGuid(), Actor.Portal, Clock.GetUtcNow());
            list.Choose(person, on, Actor.Concerned(person), Clock.GetUtcNow());
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Changes people or organisations as another page does.</summary>
    public async Task ChangeAsync(Guid organisationId, Action<Organisation> change)
    {
        await using var db = Database.Open();
        change((await db.OrganisationAsync(organisationId))!);
        await db.SaveChangesAsync();
    }

    public Task<MailingList> ReadAsync(string address) => AskAsync(db => db.MailingLists.Whole().SingleAsync(list => list.Address == address));

    protected override void Configure(IWebHostBuilder host)
    {
        base.Configure(host);
        host.UseSetting("Mailman:Url", Mailman.Url);
        host.UseSetting("Mailman:User", MailmanServer.User);
        host.UseSetting("Mailman:Password", MailmanServer.Password);
        host.UseSetting("Mailman:PageSize", 7.ToString(CultureInfo.InvariantCulture));
        host.ConfigureServices(services => services.AddHttpClient<Web.Lists.Mailman>().AddHttpMessageHandler(() => new Killing(this)));
    }

    private sealed class Killing(MailmanPortal portal) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.Method != HttpMethod.Post || portal.DiesAfter is not { } after || Interlocked.Increment(ref portal.posted) < after) return answer;
            answer.Dispose();
            (portal.DiesAfter, portal.posted) = (null, 0);
            await portal.Mailman.KillAsync();
            throw new HttpRequestException("The server died before its answer arrived.");
        }
    }
}
