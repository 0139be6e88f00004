using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Tccm.Web.Lists;

/// <summary>Mailman could not be asked, or gave no answer that can be used; the message says so to the secretariat.</summary>
public sealed class MailmanException(string message) : Exception(message);

/// <summary>GNU Mailman 3 core, over its REST API: the roster of a list, one member on it, one off it.</summary>
public sealed class Mailman(HttpClient http, IOptions<MailmanOptions> options)
{
    private const int MostPages = 1_000;

    public bool IsSetUp => options.Value.Url is not null;

    /// <summary>Every address on the list, in lower case.</summary>
    public async Task<IReadOnlySet<string>> RosterAsync(string list, CancellationToken cancellationToken)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; page <= MostPages; page++)
        {
            using var answer = await AskAsync(HttpMethod.Get, $"lists/{Escaped(list)}/roster/member?count={options.Value.PageSize}&page={page}&fields=email", null, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.NotFound) throw new MailmanException($"Mailman knows no list {list}. Make it there first.");
            await ExpectAsync(answer, cancellationToken, HttpStatusCode.OK);
            using var read = await ReadAsync(answer, cancellationToken);
            if (!read.RootElement.TryGetProperty("entries", out var entries)) return there;
            foreach (var entry in entries.EnumerateArray())
                if (entry.TryGetProperty("email", out var email) && email.GetString() is { } address) there.Add(address.ToLowerInvariant());
            if (entries.GetArrayLength() < options.Value.PageSize) return there;
        }
        throw new MailmanException($"The roster of {list} has no end. Nothing was changed.");
    }

    /// <summary>Whether one address is on the list: a roster that is read while people come and go may pass somebody over.</summary>
    public async Task<bool> HasAsync(string list, string address, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(HttpMethod.Get, MemberOf(list, address), null, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound) return false;
        await ExpectAsync(answer, cancellationToken, HttpStatusCode.OK);
        return true;
    }

    /// <summary>
    /// Puts an address on the list, with no letter to it and no question to anybody: the person chose it at the portal. Null
    /// where it is on it now, or was; else why the list does not take it.
    /// </summary>
    public async Task<string?> AddAsync(string list, string address, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("list_id", list.Replace('@', '.')), new("subscriber", address), new("pre_verified", "true"), new("pre_confirmed", "true"), new("pre_approved", "true"), new("send_welcome_message", "false"),
        ]);
        using var answer = await AskAsync(HttpMethod.Post, "members", form, cancellationToken);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.Conflict: return null;
            case HttpStatusCode.Accepted: return "the list holds it for its moderators";
            // Of an address that it cannot read Mailman says no more than the field's name.
            case HttpStatusCode.BadRequest: return await WhyAsync(answer, cancellationToken) is { Length: > 0 } why && !why.StartsWith("Invalid", StringComparison.Ordinal) ? why : "it does not take such an address";
            default:
                await ExpectAsync(answer, cancellationToken, HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.NoContent);
                return null;
        }
    }

    /// <summary>Takes an address off the list; one that is not on it is off it.</summary>
    public async Task RemoveAsync(string list, string address, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(HttpMethod.Delete, MemberOf(list, address) + "?pre_confirmed=true&pre_approved=true", null, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Accepted) throw new MailmanException($"{list} holds a removal for its moderators. Let it go there.");
        if (answer.StatusCode != HttpStatusCode.NotFound) await ExpectAsync(answer, cancellationToken, HttpStatusCode.NoContent, HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        var mailman = options.Value;
        if (mailman.Url is null) throw new MailmanException("No Mailman is set up: whoever runs the portal names it in its settings.");
        using var asked = new HttpRequestMessage(method, new Uri(mailman.Url.AbsoluteUri.TrimEnd('/') + "/" + path)) { Content = body };
        asked.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{mailman.User}:{mailman.Password}")));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(mailman.Patience);
        try
        {
            return await http.SendAsync(asked, HttpCompletionOption.ResponseContentRead, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailmanException($"Mailman did not answer within {mailman.Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new MailmanException("Mailman cannot be reached: it did not take the connection, or broke it off.");
        }
    }

    private static async Task ExpectAsync(HttpResponseMessage answer, CancellationToken cancellationToken, params HttpStatusCode[] expected)
    {
        if (expected.Contains(answer.StatusCode)) return;
        throw new MailmanException(answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "Mailman does not take the portal's user and password.",
            _ => $"Mailman answered {(int)answer.StatusCode}{(await WhyAsync(answer, cancellationToken) is { Length: > 0 } why ? $": {why}" : "")}.",
        });
    }

    private static async Task<string?> WhyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using var read = await ReadAsync(answer, cancellationToken);
            return read.RootElement.TryGetProperty("description", out var why) ? Tccm.Domain.Text.Words.Quoted(why.GetString(), 200).TrimEnd('.', ' ') : null;
        }
        catch (MailmanException)
        {
            return null;
        }
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        }
        catch (JsonException)
        {
            throw new MailmanException("Something answered that is no Mailman. Check the address in the settings.");
        }
    }

    private static string MemberOf(string list, string address) => $"lists/{Escaped(list)}/member/{Escaped(address)}";

    private static string Escaped(string part) => Uri.EscapeDataString(part);
}
