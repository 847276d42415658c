using System.Diagnostics;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>Virtual environments with the distribution's pytest and flake8, made without a network.</summary>
internal static class DebianPython
{
    private const string Program = "/usr/bin/python3";

    public static void RequireOrSkip()
    {
        Assert.SkipUnless(File.Exists(Program), "There is no /usr/bin/python3 (Debian: python3).");
        Assert.SkipUnless(Run("-c", "import venv, ensurepip, pytest, flake8") == 0, "Debian's python3-venv, python3-pytest and python3-flake8 are not installed.");
    }

    public static void MakeVenv(string folder) => Assert.Equal(0, Run("-m", "venv", "--system-site-packages", folder));

    private static int Run(params string[] arguments)
    {
        using Process python = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true })!;
        python.StandardError.ReadToEnd();
        python.WaitForExit();
        return python.ExitCode;
    }
}
