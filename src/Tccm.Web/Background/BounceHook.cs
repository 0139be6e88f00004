using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tccm.Web.Infrastructure;

namespace Tccm.Web.Background;

/// <summary>Where a mail service posts what came back, each message as it is (message/rfc822), with the shared secret.</summary>
public static class BounceHook
{
    public const string Path = "/hooks/bounces";
    public const string SecretHeader = "X-Bounce-Secret";

    public static void AddBounces(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<BounceOptions>(configuration.GetSection("Mail"));
        services.AddScoped<TakeBounce>();
        services.AddSingleton<BounceKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<BounceKeeper>());
    }

    public static void Map(WebApplication app) => app.MapPost(Path, TakeAsync).AllowAnonymous();

    private static async Task<IResult> TakeAsync(HttpRequest request, IOptions<BounceOptions> options, TakeBounce bounce, CancellationToken cancellationToken)
    {
        if (options.Value.BounceSecret is not { Length: > 0 } secret) return Results.NotFound();
        // Hashes are of one length, so that the time says nothing of the secret's.
        if (!CryptographicOperations.FixedTimeEquals(Secret.HashOf(request.Headers[SecretHeader]), Secret.HashOf(secret))) return Results.Unauthorized();
        using var message = new MemoryStream();
        var piece = new byte[16 * 1024];
        for (int length; (length = await request.Body.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (message.Length + length > TakeBounce.MaxBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            message.Write(piece, 0, length);
        }
        message.Position = 0;
        // What was made of it is not told: it would tell which letters there are.
        await bounce.RunAsync(message, cancellationToken);
        return Results.NoContent();
    }
}
