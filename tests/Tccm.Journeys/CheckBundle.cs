using System.Diagnostics;

namespace Tccm.Journeys;

/// <summary>The bundle as a stranger checks it: by <c>tests/check-bundle</c>, which lets it have no network.</summary>
internal static class CheckBundle
{
    public static async Task AgreesAsync(byte[] bundle, string publicationKey, string logKey)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, bundle);
            using var check = Process.Start(new ProcessStartInfo(Path.Combine(Pictures.Repository(), "tests", "check-bundle"), [file, publicationKey, logKey])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (said, wrong) = (check.StandardOutput.ReadToEndAsync(), check.StandardError.ReadToEndAsync());
            await check.WaitForExitAsync();
            Assert.True(check.ExitCode == 0, $"{await said}\n{await wrong}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
