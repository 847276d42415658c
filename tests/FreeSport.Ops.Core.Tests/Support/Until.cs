using System.Diagnostics;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Waits for what another process does.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        for (Stopwatch waited = Stopwatch.StartNew(); !condition();)
        {
            Assert.True(waited.Elapsed < Patience, "It never came true: " + what);
            await Task.Delay(10, Cancel.Token);
        }
    }

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        for (Stopwatch waited = Stopwatch.StartNew(); !await condition();)
        {
            Assert.True(waited.Elapsed < Patience, "It never came true: " + what);
            await Task.Delay(50, Cancel.Token);
        }
    }

    public static Task GoneAsync(int process) => TrueAsync(() => IsGone(process), $"process {process} is gone");

    /// <summary>True when the process has ended, whether somebody reaped it or not.</summary>
    private static bool IsGone(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Process.GetProcesses().All(p => p.Id != process);
        }

        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is 'Z' or 'X';
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
