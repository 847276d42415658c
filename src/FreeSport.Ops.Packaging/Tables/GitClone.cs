using System.Diagnostics;
using System.Globalization;

namespace FreeSport.Ops.Packaging.Tables;

/// <summary>A clone of a repository, with a work tree or without, read through git.</summary>
/// <param name="folder">Where it lies.</param>
internal sealed class GitClone(string folder)
{
    private static readonly string[] Namespaces = ["refs/tags/", "refs/heads/", "refs/remotes/origin/"];

    /// <summary>The full name of every tag and branch by its short name; a tag wins over a branch, as on GitHub.</summary>
    public Dictionary<string, string> Refs()
    {
        Dictionary<string, string> refs = new(StringComparer.Ordinal);
        string[] all = Run("for-each-ref", "--format=%(refname)").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string space in Namespaces)
        {
            foreach (string name in all.Where(n => n.StartsWith(space, StringComparison.Ordinal)))
            {
                refs.TryAdd(name[space.Length..], name);
            }
        }

        return refs;
    }

    /// <summary>The text of the first of these files that exists at a ref; null if none does.</summary>
    public string? Read(string version, params string[] paths)
    {
        string[] there = Run(["ls-tree", "--name-only", version, "--", .. paths]).Split('\n');
        return paths.FirstOrDefault(there.Contains) is { } path ? Run("show", $"{version}:{path}") : null;
    }

    public string Commit(string version) => Run("rev-parse", version + "^{commit}").Trim();

    public DateTime Date(string version) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Run("log", "-1", "--format=%ct", version), CultureInfo.InvariantCulture)).UtcDateTime;

    private string Run(params string[] arguments) => Git(["-C", folder, .. arguments]);

    /// <summary>Runs git; never asks anyone for a password.</summary>
    public static string Git(params string[] arguments)
    {
        ProcessStartInfo start = new("git", arguments) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : throw new IOException($"git {string.Join(' ', arguments)}: {git.ExitCode}");
    }
}
