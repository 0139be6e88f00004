using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tccm.Domain;
using Tccm.Domain.Database;
using Tccm.Domain.Text;
using Tccm.Web.Background;
using Tccm.Web.Identity;
using Xunit;

namespace Tccm.Testing;

/// <summary>
/// The whole portal on a real PostgreSQL, reached over HTTP in memory: nothing is mocked but the clock and the far end of
/// the mail. One for a test class, with a database of its own; letters leave only when <see cref="Mailbox"/> is asked.
/// </summary>
public class Portal(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>The password of every login that a test makes.</summary>
    public const string Password = "seven lanterns over the harbour";

    public static readonly Uri Address = new("https://portal.test");

    /// <summary>Where this portal is reached. With an address of this machine it is served there, for a real browser.</summary>
    public virtual Uri BaseAddress => Address;

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tccm-portal-");
    private readonly SemaphoreSlim enrolling = new(1);
    private Factory? factory;
    private Factory? second;

    public TestDatabase Database { get; } = new(postgres);
    public FakeClock Clock { get; } = new();
    public Given Given { get; private set; } = null!;
    public Mailbox Mailbox { get; private set; } = null!;
    public string DataFolder => data.FullName;
    public IServiceProvider Services => factory!.Services;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await PrepareAsync();
        factory = new Factory(this);
        if (BaseAddress.IsLoopback) factory.UseKestrel(BaseAddress.Port);
        factory.StartServer();
        Given = new Given(Database, Clock);
        Mailbox = new Mailbox(this);
    }

    /// <summary>A browser of its own: cookies, no script.</summary>
    public Browser Browser() => At(factory!);

    /// <summary>A browser at a second instance of the portal, which shares the first one's database, keys and clock and nothing else.</summary>
    public Browser BrowserElsewhere()
    {
        if (second is null)
        {
            second = new Factory(this);
            second.StartServer();
        }
        return At(second);
    }

    /// <summary>What the register holds now.</summary>
    public Task<T> AskAsync<T>(Func<TccmDbContext, Task<T>> question) => Database.AskAsync(question);

    /// <summary>Makes a login for the person, with <see cref="Password"/>, unless there is one.</summary>
    public async Task EnrolAsync(EmailAddress email)
    {
        await enrolling.WaitAsync();
        try
        {
            await using var scope = Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
            if (await users.FindAsync(email) is not null) return;
            var user = Logins.For(email);
            var made = await users.CreateAsync(user, Password);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
            await using var db = Database.Open();
            var person = await db.People.SingleAsync(one => one.EmailKey == email.Canonical);
            person.TakeLogin(user.Id, Actor.Portal, Clock.GetUtcNow());
            await db.SaveChangesAsync();
        }
        finally
        {
            enrolling.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (second is not null) await second.DisposeAsync();
        if (factory is not null) await factory.DisposeAsync();
        await Database.DisposeAsync();
        enrolling.Dispose();
        data.Delete(recursive: true);
    }

    private Browser At(Factory instance) => new(this, instance.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = Address, AllowAutoRedirect = false }));

    /// <summary>For a portal that is set up in another way than the usual one.</summary>
    protected virtual void Configure(IWebHostBuilder host) => host.UseEnvironment(Environments.Production);

    /// <summary>For what has to be in the database before the portal reaches it.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    private sealed class Factory(Portal portal) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:Portal", portal.Database.Portal);
            builder.UseSetting("ConnectionStrings:Owner", portal.Database.Owner);
            builder.UseSetting("TCCM_DATA", portal.DataFolder);
            builder.UseSetting("Portal:BaseAddress", portal.BaseAddress.AbsoluteUri);
            builder.UseSetting("Limits:PostsPerMinute", "1000000");
            builder.UseSetting("Limits:TriesPerAccountAndMinute", "1000000");
            builder.UseSetting("Serilog:MinimumLevel", "Error");
            portal.Configure(builder);
            builder.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(portal.Clock));
                // Making a password slow to guess takes longer than most of what is tested; how slow it is has a test of its own.
                services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
                foreach (var own in services.Where(RunsByItself).ToList()) services.Remove(own);
            });
        }

        /// <summary>What the portal does on its own in the background a test does itself, when it wants to.</summary>
        private static bool RunsByItself(ServiceDescriptor service) =>
            service.ServiceType == typeof(IHostedService)
            && (service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments[1])?.Assembly == typeof(OutboxDispatcher).Assembly;
    }
}
