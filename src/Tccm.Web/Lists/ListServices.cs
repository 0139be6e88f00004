using Tccm.Web.Background;

namespace Tccm.Web.Lists;

public static class ListServices
{
    public static void AddMailingLists(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailmanOptions>().Bind(configuration.GetSection("Mailman"))
            .Validate(mailman => mailman.PageSize > 0 && mailman.Patience > TimeSpan.Zero, "Mailman:PageSize and Mailman:Patience are more than nothing.").ValidateOnStart();
        // The addresses of what is asked hold those of people: they stand in no log.
        services.AddHttpClient<Mailman>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
            .RemoveAllLoggers();
        services.AddScoped<PushList>();
        services.AddSingleton<ListKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ListKeeper>());
    }
}
