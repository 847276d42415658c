using System.Diagnostics;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Processes;

/// <summary>Programs and files of Windows, which are not those of other systems.</summary>
public sealed class WindowsProcessTests : IDisposable
{
    private static readonly string Shell = Path.Combine(Environment.SystemDirectory, "cmd.exe");

    private readonly TempFolder _folder;

    public WindowsProcessTests()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Only Windows has this; FreeSport.Ops.Windows.Tests runs it under Wine.");
        _folder = new TempFolder("процессы");
    }

    [Fact]
    public async Task A_time_out_ends_what_a_program_started_as_well()
    {
        string sleeper = _folder.At("sleeper.exe");
        File.Copy(Path.Combine(Environment.SystemDirectory, "ping.exe"), sleeper);
        ProcessRequest request = new(Shell, ["/d", "/c", $"{sleeper} -n 600 127.0.0.1"]) { WorkingDirectory = _folder.Path, Timeout = TimeSpan.FromSeconds(60) };
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Task<ProcessResult> run = Real.Processes.RunAsync(request, stop.Token);
        await Until.TrueAsync(() => Process.GetProcessesByName("sleeper").Length == 1, "the program of the program runs");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Until.TrueAsync(static () => Process.GetProcessesByName("sleeper").Length == 0, "it is gone");
    }

    [Fact]
    public void A_private_folder_is_private_wherever_the_temporary_folder_is()
    {
        DirectoryInfo folder = Platform.CreatePrivateDirectory(_folder.At("private"));

        Assert.False(WindowsAccess.IsOpenToOthers(Rights(folder.FullName), WindowsAccess.OwnSid()));
    }

    public void Dispose() => _folder?.Dispose();

    private static string Rights(string folder)
    {
#pragma warning disable CA1416 // The tests of this class are skipped elsewhere.
        return new DirectoryInfo(folder).GetAccessControl().GetSecurityDescriptorSddlForm(System.Security.AccessControl.AccessControlSections.Access);
#pragma warning restore CA1416
    }
}
