using System.Diagnostics;
using Microsoft.AspNetCore.Routing.Patterns;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Tccm.Web.Infrastructure;

/// <summary>Serilog by its core and its logging bridge: words on the console in Development, JSON lines elsewhere.</summary>
public static class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // It warns that keys are not encrypted at rest; they stand in a folder that only the portal can read.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // A race that a constraint refused is an answer to somebody, not an error; what is one reaches the exception handler.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Update", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            .ReadFrom.Configuration(builder.Configuration)
            // A port that is taken is said in one sentence on stderr; the stack of it helps nobody.
            .Filter.ByExcluding(line => line is { Exception: IOException, MessageTemplate.Text: "Hosting failed to start" })
            .Enrich.With<WithoutAddress>();
        logger = builder.Environment.IsDevelopment()
            ? logger.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            : logger.WriteTo.Console(new JsonFormatter(renderMessage: true));
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger.CreateLogger(), dispose: true);
    }

    /// <summary>The framework adds the request's address to every line; it may hold the secret of a mailed link.</summary>
    private sealed class WithoutAddress : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }

    /// <summary>
    /// One line a request: method, the route's pattern (never the address itself, which may hold a secret or a name), status, time, trace id.
    /// </summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Tccm.Requests");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                var route = context.Items[typeof(RoutePattern)] is RoutePattern { RawText: { } pattern } ? "/" + pattern.TrimStart('/') : "(file or none)";
                log.LogInformation("{Method} {Route} {Status} {Milliseconds:0} ms {TraceId}", context.Request.Method, route,
                    context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
            }
        });
    }

    /// <summary>Keeps the route for the log, since an error page takes its place.</summary>
    public static void NoteRoute(this WebApplication app) => app.Use((context, next) =>
    {
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern is { } route) context.Items.TryAdd(typeof(RoutePattern), route);
        return next(context);
    });
}
