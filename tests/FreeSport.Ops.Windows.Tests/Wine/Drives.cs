using System.Runtime.CompilerServices;

namespace FreeSport.Ops.Windows.Tests.Wine;

/// <summary>Wine's services find the drives while the first program already runs, and PowerShell looks for them once.</summary>
internal static class Drives
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [ModuleInitializer]
    public static void Await()
    {
        if (OperatingSystem.IsWindows())
        {
            string own = Path.GetPathRoot(AppContext.BaseDirectory)!;
            SpinWait.SpinUntil(() => DriveInfo.GetDrives().Any(d => d.Name.Equals(own, StringComparison.OrdinalIgnoreCase)), Patience);
        }
    }
}
