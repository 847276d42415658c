using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The names that templates of env files list: <c>.env.example</c>, <c>.env.production.template</c> and their like.</summary>
internal static class EnvTemplates
{
    private static readonly Regex Form = new(@"\A\.?env(\.[\w-]+)*\.(example|sample|template|dist)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Entry = new(@"\A\s*(?:export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?<value>.*)\z", RegexOptions.CultureInvariant);

    public static async Task CollectAsync(Project project, NeedCollector needs, CancellationToken cancellationToken)
    {
        FileEnvironment environments = new(project);
        foreach (string file in Find(project))
        {
            string path = project.Relative(file);
            try
            {
                Collect(await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false), path, environments.Of(Path.GetFileName(file)), needs);
            }
            catch (OpsException unreadable)
            {
                needs.Unreadable(FsSecretSource.EnvTemplate, path, unreadable.Failure);
            }
        }
    }

    // Where people start a part of the platform, and where its compose files lie.
    private static IEnumerable<string> Find(Project project) =>
        new[] { project.Root, project.BackendPath, project.FrontendPath }
            .Concat(project.ComposeFiles.Select(static f => Path.GetDirectoryName(f)!))
            .Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder).Where(static f => Form.IsMatch(Path.GetFileName(f))))
            .OrderBy(static f => f, StringComparer.Ordinal);

    private static void Collect(string text, string path, string? environment, NeedCollector needs)
    {
        string[] lines = text.Split('\n');
        char? open = null;
        for (int i = 0; i < lines.Length; i++)
        {
            if (open is { } quote)
            {
                // Within a value of several lines nothing is a name.
                open = lines[i].IndexOf(quote) >= 0 ? null : open;
                continue;
            }

            Match entry = Entry.Match(lines[i]);
            if (entry.Success)
            {
                open = OpenQuote(entry.Groups["value"].Value);
                needs.Add(entry.Groups["name"].Value, new FsSecretPlace
                {
                    Source = FsSecretSource.EnvTemplate,
                    Path = path,
                    Line = i + 1,
                    Column = entry.Groups["name"].Index + 1,
                    Environment = environment,
                    IsRequired = true,
                });
            }
        }
    }

    private static char? OpenQuote(string value) =>
        value.Length > 0 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) < 0 ? value[0] : null;
}
