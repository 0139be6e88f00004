using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tccm.Domain.Database;
using Tccm.Web.Background;
using Tccm.Web.Control;
using Tccm.Web.Documents;
using Tccm.Web.Documents.Exports;
using Tccm.Web.Emails;
using Tccm.Web.Evidence;
using Tccm.Web.Identity;
using Tccm.Web.Infrastructure;
using Tccm.Web.Lists;
using Tccm.Web.Pages.My.Discussion;
using Tccm.Web.Pages.My.Meetings;
using Tccm.Web.Pages.My.Translations;
using Tccm.Web.Pages.Secretariat.Applications;
using Tccm.Web.PersonalData;

namespace Tccm.Web.Setup;

/// <summary>How the portal is put together: its services, and the way a request takes.</summary>
public static class PortalHost
{
    /// <summary>The largest form: a statement of 100,000 characters, and what stands around it.</summary>
    private const int MaxBody = 1024 * 1024;

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        builder.AddLogs();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        return builder;
    }

    public static void AddPortal(this WebApplicationBuilder builder, PortalDatabase database)
    {
        var services = builder.Services;
        var portal = builder.Configuration.Portal();
        services.Configure<PortalOptions>(builder.Configuration.GetSection("Portal"));
        services.PostConfigure<PortalOptions>(options => (options.DataFolder, options.BaseAddress) = (portal.DataFolder, portal.BaseAddress));
        services.Configure<SmtpOptions>(builder.Configuration.GetSection("Smtp"));
        services.Configure<DomainOptions>(builder.Configuration.GetSection("Domains"));
        services.Configure<MeetingOptions>(builder.Configuration.GetSection("Meetings"));
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [portal.BaseAddress.Host, "localhost", "127.0.0.1", "[::1]"]);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Only the proxies that are named may say who the client is; none may say which host or scheme.
            // With an empty list the framework would believe anybody, so then nobody is asked.
            options.ForwardedHeaders = portal.Proxies.Count > 0 ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
            options.ForwardLimit = 1;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in portal.Proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        });
        services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(365);
            options.IncludeSubDomains = true;
        });
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddDbContext<TccmDbContext>(options => options.UseNpgsql(database.Portal, PortalDatabase.Tables(TccmDbContext.Schema)));
        services.AddDbContext<IdentityDb>(options => options.UseNpgsql(database.Portal, PortalDatabase.Tables(IdentityDb.Schema)));
        services.AddDataProtection().SetApplicationName("tccm").PersistKeysToFileSystem(Private(Path.Combine(portal.DataFolder, "keys")));
        services.AddHttpContextAccessor();
        services.AddLogins(portal);
        services.AddLimits(builder.Configuration);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = portal.CookieName("form");
            options.Cookie.SecurePolicy = portal.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = portal.CookieName("flash");
            options.Cookie.SecurePolicy = portal.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddRazorPages(pages =>
            {
                pages.Conventions.AuthorizeFolder("/Secretariat", Policies.Secretariat);
                foreach (var page in AnonymousPages) pages.Conventions.AllowAnonymousToPage(page);
                pages.Conventions.AllowAnonymousToFolder("/Join");
                pages.AddDevelopmentPages(builder.Environment);
            })
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<RefusalFilter>();
                mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((_, field) => $"Give {field} in another form: this one cannot be read.");
                mvc.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Give this in another form: it cannot be read.");
                mvc.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(_ => "Fill this in.");
                mvc.ModelBindingMessageProvider.SetValueIsInvalidAccessor(_ => "Give this in another form: it cannot be read.");
            });
        services.AddScoped<Post>();
        services.AddScoped<Admission>();
        services.AddSingleton<DiscussionNews>();
        services.AddScoped<Intentions>();
        services.AddScoped<ReadTranslations>();
        services.AddScoped<DeliveryPost>();
        services.AddScoped<MeetingPost>();
        services.AddPersonalData(builder.Configuration);
        services.AddMailingLists(builder.Configuration);
        services.AddScoped<CurrentApplication>();
        services.AddScoped<GuestLinks>();
        services.AddScoped<AnnouncementLinks>();
        services.AddBounces(builder.Configuration);
        services.AddSingleton(provider => EvidenceKeys.Load(provider.GetRequiredService<IOptions<PortalOptions>>().Value));
        services.AddSingleton<OutsideCheckpoint>();
        services.AddSingleton<EvidenceLog>();
        services.AddScoped<ReceiptEvidence>();
        services.AddScoped<VerifyEvidence>();
        services.AddScoped<CheckEdition>();
        services.AddScoped<IssueEdition>();
        services.AddScoped<MoveDeadlines>();
        services.AddScoped<AdaptationLinks>();
        services.AddSingleton<IEditionPress, EditionPress>();
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddSingleton<DeadlineKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<DeadlineKeeper>());
        services.AddSingleton<OutageKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<OutageKeeper>());
        services.AddSingleton<PublicationKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<PublicationKeeper>());
        services.AddSingleton<EvidenceKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<EvidenceKeeper>());
        services.AddSingleton<IResolver, UnboundResolver>();
        services.AddSingleton<ChallengeRecord>();
        services.AddSingleton<ChallengeFile>();
        services.AddSingleton<ControlCheck>();
        services.AddSingleton<ControlKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ControlKeeper>());
        services.AddSingleton<PurposeKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<PurposeKeeper>());
        services.AddSingleton<LeavingKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<LeavingKeeper>());
        services.AddSingleton<MandateKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<MandateKeeper>());
        services.AddSingleton<DigestKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<DigestKeeper>());
        services.AddSingleton<DiscussionKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<DiscussionKeeper>());
        services.AddSingleton<TranslationKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<TranslationKeeper>());
        services.AddSingleton<ChatKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ChatKeeper>());
        services.AddSingleton<RetentionKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionKeeper>());
        services.AddHealthChecks().AddDbContextCheck<TccmDbContext>("database", tags: ["ready"]);
    }

    public static void UsePortal(this WebApplication app)
    {
        var portal = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        app.UseForwardedHeaders();
        // A proxy that ends TLS speaks http to us; what the reader's browser speaks, the base address says.
        app.Use((context, next) =>
        {
            context.Request.Scheme = portal.IsHttps ? Uri.UriSchemeHttps : context.Request.Scheme;
            return next(context);
        });
        app.UseSecurityHeaders();
        app.UseRequestLog();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        if (portal.IsHttps) app.UseHsts();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=86400" });
        app.UseRouting();
        app.NoteRoute();
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            // The page that says what broke asks nothing of what may be broken.
            if (context.Features.Get<IExceptionHandlerFeature>() is null)
                await context.RequestServices.GetRequiredService<CurrentPerson>().LoadAsync(context.User, context.RequestAborted);
            await next(context);
        });
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapRazorPages();
        app.MapDownloads();
        app.MapBoardPacks();
        app.MapTranslations();
        app.MapExports();
        app.MapMaps();
        app.MapUse();
        app.MapDirections();
        app.MapLog();
        DeliveriesFile.Map(app);
        app.MapTimeline();
        BounceHook.Map(app);
        // An address that nothing stands at is not found; without this it would ask for a sign-in.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    /// <summary>Every page that anybody may open. What is not named here, or in Join, wants a sign-in.</summary>
    private static readonly string[] AnonymousPages =
    [
        "/Index", "/About", "/Privacy", "/Accessibility", "/Error", "/Supporters",
        "/Purpose/Index", "/Purpose/Version", "/Purpose/Handed", "/Purpose/DeclineHanded", "/Members/Index", "/Statements/Index", "/Statements/Show", "/Statements/Edition", "/Statements/Editions", "/Statements/Consensus", "/Statements/Translation",
        "/Timeline/Index", "/Timeline/Process", "/Timeline/Opening", "/Timeline/Changes",
        "/Verify/Index", "/Verify/Edition", "/Receipts/NotUs",
        "/Account/SignIn", "/Account/Forgot", "/Account/SetPassword", "/Account/Invitation", "/Account/DeclineInvitation",
        "/Guests/Invitation", "/Guests/Leave", "/Resources/Index", "/Resources/Show",
        "/Guests/Invitation", "/Guests/Leave", "/Announcements/Index", "/Announcements/Show", "/Unsubscribe",
        "/Guests/Invitation", "/Guests/Leave",
        "/Events/Index", "/Events/Show",
        "/Statements/Use", "/Statements/Adaptation", "/Adaptations/Register", "/Adaptations/Confirm", "/Adaptations/TakeBack",
        "/Account/NewAddress", "/PersonalData/Request", "/PersonalData/Link", "/PersonalData/Data", "/PersonalData/Erase", "/PersonalData/Processing",
    ];

    /// <summary>Outside Development these pages have no address at all; in it, only whoever is at this machine finds them.</summary>
    private static void AddDevelopmentPages(this RazorPagesOptions pages, IHostEnvironment environment)
    {
        pages.Conventions.AllowAnonymousToFolder("/Dev");
        if (environment.IsDevelopment()) pages.Conventions.AddFolderApplicationModelConvention("/Dev", page => page.Filters.Add(new LoopbackOnly()));
        else pages.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
    }

    public static PortalOptions Portal(this IConfiguration configuration)
    {
        var portal = configuration.GetSection("Portal").Get<PortalOptions>() ?? new PortalOptions();
        // Moved to another port for a first look, the links move with it.
        if (configuration["Portal:BaseAddress"] is null && configuration["urls"]?.Split(';')[0] is { } listens
            && Uri.TryCreate(listens, UriKind.Absolute, out var address) && address is { IsLoopback: true, Port: > 0 })
            portal.BaseAddress = address;
        if (configuration["TCCM_DATA"] is { Length: > 0 } data) portal.DataFolder = data;
        portal.DataFolder = Path.GetFullPath(portal.DataFolder);
        return portal;
    }

    /// <summary>Where the pages' files are: beside the program once published, in the project while it is built.</summary>
    private static string? ContentRoot() => new[] { AppContext.BaseDirectory, Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..")) }
        .FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "wwwroot")));

    private static DirectoryInfo Private(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
