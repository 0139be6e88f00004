using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tccm.Web.Tests.Control;

namespace Tccm.Web.Tests.Lists;

/// <summary>
/// A real GNU Mailman core (Debian's mailman3) on the loopback, with a database and queues of its own. Of its runners only the
/// one for REST is started: whatever letter it writes stays in a queue, where a test can count it.
/// </summary>
public sealed class MailmanServer : IAsyncDisposable
{
    private const string Master = "/usr/lib/mailman3/bin/master";
    private const string Domain = "lists.example";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tccm-mailman-");
    private readonly HttpClient client = new();
    private Process? master;

    public MailmanServer() =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));

    public static string User => "portal";
    public static string Password => "seven lanterns";
    public int Port { get; } = NameServer.FreePort();
    public string Url => $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/3.1";

    /// <summary>Why it cannot be started on this machine; null where it can.</summary>
    public static string? WhyNot => File.Exists(Master) ? null : "GNU Mailman is not installed: apt-get install --no-install-recommends mailman3";

    public static void Require() => Assert.SkipUnless(WhyNot is null, WhyNot ?? "");

    /// <summary>How many letters it wrote: a welcome, a farewell, a notice to an owner.</summary>
    public int Letters => Directory.EnumerateFiles(Path.Combine(folder.FullName, "var", "queue"), "*.pck", SearchOption.AllDirectories).Count();

    /// <summary>Starts it, with what its database held before; returns once it answers.</summary>
    public async Task StartAsync()
    {
        var file = Path.Combine(folder.FullName, "mailman.cfg");
        if (!File.Exists(file))
        {
            var idle = new[] { "archive", "bounces", "command", "in", "lmtp", "nntp", "out", "pipeline", "retry", "task", "virgin", "digest" };
            Directory.CreateDirectory(Path.Combine(folder.FullName, "var"));
            await File.WriteAllTextAsync(file,
                $"""
                [paths.here]
                var_dir: {folder.FullName}/var
                bin_dir: /usr/lib/mailman3/bin
                [mailman]
                layout: here
                site_owner: postmaster@{Domain}
                [webservice]
                hostname: 127.0.0.1
                port: {Port}
                admin_user: {User}
                admin_pass: {Password}
                workers: 1
                [mta]
                incoming: mailman.mta.null.NullMTA
                smtp_host: 127.0.0.1
                smtp_port: 9
                [database]
                class: mailman.database.sqlite.SQLiteDatabase
                url: sqlite:///{folder.FullName}/var/mailman.db

                """ + string.Concat(idle.Select(runner => $"[runner.{runner}]\nstart: no\n")));
            if (Environment.IsPrivilegedProcess) await RunAsync("chown", "-R", "list:list", folder.FullName);
        }
        var account = Environment.IsPrivilegedProcess ? "setpriv --reuid=list --regid=list --clear-groups " : "";
        // In a session of its own, so that it can be killed with all that it started and nothing else.
        master = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec setsid {account}{Master} -C \"$0\" --force >/dev/null 2>&1 </dev/null", file]) { UseShellExecute = false })!;
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(); await Task.Delay(50))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60) && !master.HasExited, "Mailman did not start.");
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        if (master is null) return;
        await RunAsync("kill", "-KILL", "--", $"-{master.Id.ToString(CultureInfo.InvariantCulture)}");
        await master.WaitForExitAsync();
        master.Dispose();
        master = null;
    }

    /// <summary>A list of its own; returns its address.</summary>
    public async Task<string> ListAsync(string name)
    {
        await PostAsync("domains", ("mail_host", Domain));
        (await PostAsync("lists", ("fqdn_listname", $"{name}@{Domain}"))).EnsureSuccessStatusCode();
        return $"{name}@{Domain}";
    }

    /// <summary>Somebody joins at the list itself.</summary>
    public async Task JoinAsync(string list, string address) => (await PostAsync("members",
        ("list_id", list.Replace('@', '.')), ("subscriber", address), ("pre_verified", "true"), ("pre_confirmed", "true"), ("pre_approved", "true"), ("send_welcome_message", "false"))).EnsureSuccessStatusCode();

    /// <summary>Somebody leaves at the list itself.</summary>
    public async Task LeaveAsync(string list, string address) => (await client.DeleteAsync(new Uri($"{Url}/lists/{list}/member/{Uri.EscapeDataString(address)}"))).EnsureSuccessStatusCode();

    public async Task<IReadOnlyList<string>> RosterAsync(string list)
    {
        using var read = JsonDocument.Parse(await client.GetStringAsync(new Uri($"{Url}/lists/{list}/roster/member")));
        return read.RootElement.TryGetProperty("entries", out var entries) ? [.. entries.EnumerateArray().Select(entry => entry.GetProperty("email").GetString()!).Order(StringComparer.Ordinal)] : [];
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        client.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri($"{Url}/{path}"), form);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await client.GetAsync(new Uri($"{Url}/system/versions"))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"{program}: {await run.StandardError.ReadToEndAsync()}");
    }
}
