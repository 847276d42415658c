[assembly: AssemblyFixture(typeof(VirtualEnvironments))]

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Real virtual environments, made once for all tests when the first asks for one.</summary>
public sealed class VirtualEnvironments : IDisposable
{
    /// <summary>Debian's interpreter: the one that sees the packages python3-pytest and python3-flake8.</summary>
    public const string Interpreter = "/usr/bin/python3";

    private readonly TempFolder _folder = new("окружения");
    private readonly Lazy<(string Folder, string? Absent)> _ready;
    private readonly Lazy<(string Folder, string? Absent)> _bare;

    public VirtualEnvironments()
    {
        _ready = new(() => Make("ready", "--system-site-packages"));
        _bare = new(() => Make("bare", "--without-pip"));
    }

    /// <summary>One with pip, pytest and flake8; the test is skipped where there is none to be had.</summary>
    internal string Ready => Folder(_ready);

    /// <summary>One with nothing in it.</summary>
    internal string Bare => Folder(_bare);

    /// <summary>Makes one in a place of the test's own, for tests that break it.</summary>
    internal static void MakeBare(string folder)
    {
        Assert.SkipUnless(File.Exists(Interpreter), $"There is no {Interpreter}.");
        CommandLine.Run(Interpreter, ["-m", "venv", "--without-pip", folder], Path.GetTempPath());
    }

    public void Dispose() => _folder.Dispose();

    private static string Folder(Lazy<(string Folder, string? Absent)> made)
    {
        (string folder, string? absent) = made.Value;
        Assert.SkipWhen(absent is not null, absent ?? string.Empty);
        return folder;
    }

    private (string Folder, string? Absent) Make(string name, string option)
    {
        string folder = _folder.At(name);
        if (!File.Exists(Interpreter))
        {
            return (folder, $"There is no {Interpreter}.");
        }

        try
        {
            CommandLine.Run(Interpreter, ["-m", "venv", option, folder], _folder.Path);
            if (name == "ready")
            {
                CommandLine.Run(Path.Combine(folder, "bin", "python"), ["-c", "import pip, pytest, flake8"], folder);
            }

            return (folder, null);
        }
        catch (InvalidOperationException absent)
        {
            return (folder, "python3-venv, python3-pytest or python3-flake8 is not installed: " + absent.Message);
        }
    }
}
