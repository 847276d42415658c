using System.Text.Json;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>The files that a plan of Terraform is made from.</summary>
/// <remarks>
/// The configuration of the root module and of every module that init brought, variables, the lock file, what init keeps of
/// backend and modules, and what the configuration names by <c>path.module</c> or reads with <c>file()</c> and its kind. Where a
/// function is given a name that only Terraform can work out, every file of the module counts.
/// </remarks>
internal static class TerraformFiles
{
    private const int MostFiles = 20_000;

    private static readonly string[] Endings = [".tf", ".tf.json", ".tofu", ".tofu.json", ".tfvars", ".tfvars.json", ".tfquery.hcl", ".tftest.hcl"];
    private static readonly string[] OfInit = [".terraform.lock.hcl", ".terraform/terraform.tfstate", ".terraform/environment", ".terraform/modules/modules.json"];

    private static readonly Regex Reader = new(
        "\\b(file|filebase64|filemd5|filesha1|filesha256|filesha512|filebase64sha256|filebase64sha512|templatefile|fileset|fileexists)\\s*\\(\\s*(\"(?<path>(?:[^\"\\\\$]|\\$\\{\\s*path\\.(?:module|root|cwd)\\s*\\})*)\")?",
        RegexOptions.CultureInvariant);

    private static readonly Regex Named = new("\"(?<path>\\$\\{\\s*path\\.(?:module|root|cwd)\\s*\\}(?:[^\"\\\\$]|\\$\\{\\s*path\\.(?:module|root|cwd)\\s*\\})*)\"", RegexOptions.CultureInvariant);
    private static readonly Regex PathPart = new("\\$\\{\\s*path\\.(?<which>module|root|cwd)\\s*\\}", RegexOptions.CultureInvariant);

    /// <summary>The files, each once.</summary>
    /// <param name="folder">Absolute path of the root module.</param>
    /// <param name="varFiles">Absolute paths of files of variables.</param>
    public static IReadOnlyCollection<string> Find(string folder, IEnumerable<string> varFiles)
    {
        SortedSet<string> files = new(StringComparer.Ordinal);
        files.UnionWith(varFiles);
        files.UnionWith(OfInit.Select(name => Path.Combine(folder, name)).Where(File.Exists));
        foreach (string module in Modules(folder))
        {
            foreach (string file in InFolder(module).Where(static f => Endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase))))
            {
                files.Add(file);
                files.UnionWith(Read(file, module, folder));
            }
        }

        return files;
    }

    private static IEnumerable<string> Modules(string folder)
    {
        yield return folder;
        string list = Path.Combine(folder, ".terraform", "modules", "modules.json");
        if (!File.Exists(list))
        {
            yield break;
        }

        string[] found;
        try
        {
            using JsonDocument modules = JsonDocument.Parse(File.ReadAllText(list));
            found = [.. modules.RootElement.At("Modules").Items().Select(static m => m.TextAt("Dir")).Where(static d => d is not ("" or "."))];
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            // Terraform will say so; the list itself is an input in any case.
            found = [];
        }

        foreach (string module in found.Select(d => PathText.Resolve(folder, d)).OfType<string>().Where(Directory.Exists).Distinct(StringComparer.Ordinal))
        {
            yield return module;
        }
    }

    private static IEnumerable<string> Read(string file, string module, string root)
    {
        string text = File.ReadAllText(file);
        foreach (Match call in Reader.Matches(text))
        {
            if (!call.Groups["path"].Success)
            {
                // Only Terraform can work out what is read.
                foreach (string any in Below(module))
                {
                    yield return any;
                }
            }
            else
            {
                foreach (string one in At(call.Groups["path"].Value, module, root))
                {
                    yield return one;
                }
            }
        }

        foreach (string one in Named.Matches(text).Cast<Match>().SelectMany(m => At(m.Groups["path"].Value, module, root)))
        {
            yield return one;
        }
    }

    private static IEnumerable<string> At(string written, string module, string root)
    {
        string named = PathPart.Replace(written, m => m.Groups["which"].Value == "module" ? module : root);
        string? path = PathText.Resolve(root, named);
        return path is null ? [] : File.Exists(path) ? [path] : Directory.Exists(path) && path != root ? Below(path) : [];
    }

    private static IEnumerable<string> Below(string folder)
    {
        Queue<string> open = new([folder]);
        int count = 0;
        while (open.Count > 0 && count < MostFiles)
        {
            string at = open.Dequeue();
            foreach (string file in InFolder(at).Where(static f => !IsState(Path.GetFileName(f))))
            {
                count++;
                yield return file;
            }

            foreach (string below in FoldersIn(at).Where(static f => Path.GetFileName(f) is not (".terraform" or ".git" or "node_modules" or "terraform.tfstate.d")))
            {
                open.Enqueue(below);
            }
        }
    }

    // Terraform writes the state itself; it notices on its own when that is another.
    private static bool IsState(string name) =>
        name.EndsWith(".tfstate", StringComparison.Ordinal) || name.Contains(".tfstate.", StringComparison.Ordinal) || name.StartsWith("crash", StringComparison.Ordinal);

    private static string[] InFolder(string folder) => Seen(folder, Directory.GetFiles);

    private static string[] FoldersIn(string folder) => Seen(folder, Directory.GetDirectories);

    private static string[] Seen(string folder, Func<string, string[]> list)
    {
        try
        {
            return list(folder);
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
