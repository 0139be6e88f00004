using System.Diagnostics;
using System.Text.Json;

namespace Tccm.Web.Tests.Timeline;

/// <summary>What a calendar program shows of one thing.</summary>
public sealed record Shown(string Uid, string Title, string From, string? Until, int Sequence, string Status, string Changed, bool Struck);

/// <summary>Two calendar programs of other hands, on Debian's python3-icalendar and libical, that fetched an address several times.</summary>
internal static class CalendarClients
{
    private const string Python = "/usr/bin/python3";

    /// <summary>What both show after each answer, which has to be the same.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<Shown>>> ShowAsync(params byte[][] answers)
    {
        var folder = Directory.CreateTempSubdirectory("tccm-calendar-");
        try
        {
            foreach (var (i, answer) in answers.Index()) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{i}.ics"), answer);
            var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Timeline", "calendar-clients.py"));
            foreach (var i in Enumerable.Range(0, answers.Length)) start.ArgumentList.Add(Path.Combine(folder.FullName, $"{i}.ics"));
            using var client = Process.Start(start)!;
            var (said, wrong) = (await client.StandardOutput.ReadToEndAsync(), await client.StandardError.ReadToEndAsync());
            await client.WaitForExitAsync();
            Assert.SkipWhen(wrong.Contains("ModuleNotFoundError", StringComparison.Ordinal) || wrong.Contains("libical.so", StringComparison.Ordinal), "python3-icalendar or libical3 is not installed: apt-get install python3-icalendar libical3");
            Assert.True(client.ExitCode == 0, wrong);
            var shown = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<List<Shown>>(line, JsonSerializerOptions.Web)!).ToList();
            Assert.Equal(2 * answers.Length, shown.Count);
            foreach (var i in Enumerable.Range(0, answers.Length)) Assert.Equal(shown[i], shown[answers.Length + i]);
            return [.. shown.Take(answers.Length)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
