using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Looks whether pip can work in a virtual environment, and makes one.</summary>
/// <param name="project">The project.</param>
/// <param name="processes">Runs Python.</param>
/// <param name="tools">Finds a Python to make one with.</param>
/// <param name="options">What bounds it.</param>
internal sealed class PipEnvironments(Project project, IProcessRunner processes, ToolLocator tools, DependencyOptions options)
{
    private static readonly Version Oldest = new(3, 8);

    /// <summary>What keeps pip from working in an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="pip">pip of it.</param>
    /// <param name="cancellationToken">Kills Python.</param>
    /// <returns>What is there; the trouble is null where pip can work.</returns>
    public static async Task<(PythonFacts? Facts, DependencyTrouble? Trouble)> LookAsync(VirtualEnvironment environment, PipProgram pip, CancellationToken cancellationToken)
    {
        string settings = Path.Combine(environment.Folder, "pyvenv.cfg");
        if (!environment.HasPython)
        {
            return (null, new DependencyTrouble(File.Exists(settings) ? FsDependencyState.EnvironmentBroken : FsDependencyState.NoEnvironment, string.Empty, null));
        }

        (PythonFacts? facts, string said) = await pip.ProbeAsync(cancellationToken).ConfigureAwait(false);
        if (facts is null || !facts.IsVirtual)
        {
            return (facts, new DependencyTrouble(FsDependencyState.EnvironmentBroken, facts is null ? said.FirstLine(300) : DependencyTexts.NotVirtual.With(environment.Folder, facts.Prefix), null));
        }

        if (MadeWith(settings) is { } made && VersionText.Parse(facts.Version) is { } now && (made.Major, made.Minor) != (now.Major, now.Minor))
        {
            return (facts, new DependencyTrouble(FsDependencyState.EnvironmentOfOtherPython, DependencyTexts.OtherPython.With(made, facts.Version), null));
        }

        return (facts, facts.Pip is null ? new DependencyTrouble(FsDependencyState.ToolMissing, DependencyTexts.NoPip, null) : null);
    }

    /// <summary>Makes an environment, or makes it anew.</summary>
    /// <param name="folder">Absolute path of its folder.</param>
    /// <param name="anew">Whether what is there goes.</param>
    /// <param name="cancellationToken">Kills Python; what it leaves half made is made anew the next time.</param>
    /// <returns>What kept it from being made; null when it is there.</returns>
    public async Task<DependencyTrouble?> MakeAsync(string folder, bool anew, CancellationToken cancellationToken)
    {
        (string? python, Version? version) = options.Python is { } named
            ? (Path.IsPathRooted(named) && File.Exists(named) ? named : tools.Find(named), Oldest)
            : await new PythonCandidates(processes, tools, project.Root).FindAsync(Oldest, options.Timeout, cancellationToken).ConfigureAwait(false);
        if (python is null || version < Oldest)
        {
            return new DependencyTrouble(FsDependencyState.ToolMissing, options.Python is { } missing ? DependencyTexts.NamedPythonMissing.With(missing) : DependencyTexts.NoPython, null);
        }

        if (anew)
        {
            Clear(folder);
        }

        string[] arguments = ["-I", "-X", "utf8", "-m", "venv", .. options.SystemSitePackages ? ["--system-site-packages"] : Array.Empty<string>(), folder];
        ProcessRequest request = new(python, arguments) { WorkingDirectory = project.Root, Timeout = options.Timeout, Environment = new Dictionary<string, string?> { ["PYTHONUTF8"] = "1" } };
        ProcessResult ended = await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        return ended.Succeeded ? null : PipAnswer.Trouble(ended, string.Empty) with { Sentence = DependencyTexts.NotMade.With(python, ended.TimedOut ? DependencyTexts.TooLong : ended.Message.Tail().FirstLine(300)) };
    }

    // Not venv's own --clear: it would take our lock away with the rest.
    private static void Clear(string folder)
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries(folder).Where(static e => Path.GetFileName(e) != InstallJournal.FolderName))
        {
            if (Directory.Exists(entry) && Platform.LinkTarget(entry) is null)
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }

    // "version = 3.11.2" of venv, "version_info = 3.11.2.final.0" of virtualenv and uv.
    private static Version? MadeWith(string settings) =>
        TextFileReader.ReadIfSmall(settings) is { } text && Regex.Match(text, @"^\s*version(?:_info)?\s*=\s*(\S+)", RegexOptions.Multiline | RegexOptions.CultureInvariant) is { Success: true } match
            ? VersionText.Parse(match.Groups[1].Value)
            : null;
}
