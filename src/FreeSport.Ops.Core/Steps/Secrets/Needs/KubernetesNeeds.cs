using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The keys that Kubernetes manifests take from Secrets. Templates of Helm are no YAML yet; they are only told of.</summary>
/// <param name="project">The project.</param>
/// <param name="needs">Takes what is found.</param>
internal sealed class KubernetesNeeds(Project project, NeedCollector needs)
{
    private const int DeepestFolder = 8;
    private const int MostFiles = 1000;

    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "k8s", "kubernetes", "kube", "manifests", "deploy", "deployment", "infra", "infrastructure", "ops", "helm", "chart", "charts",
    };

    private static readonly Regex DocumentStart = new(@"^---(?=\s|$)", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private readonly FileEnvironment _environments = new(project);
    private readonly SortedDictionary<string, int> _templates = new(StringComparer.Ordinal);
    private readonly ManifestNeeds _manifests = new(needs);

    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        int read = 0;
        foreach (string folder in Directory.EnumerateDirectories(project.Root).Where(static d => Folders.Contains(Path.GetFileName(d))).OrderBy(static d => d, StringComparer.Ordinal))
        {
            foreach (string file in Files(folder, DeepestFolder))
            {
                if (++read > MostFiles)
                {
                    needs.Unreadable(FsSecretSource.Kubernetes, project.Relative(folder), TooMany(folder));
                    return;
                }

                await ReadAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }

        _manifests.Finish();
        foreach (KeyValuePair<string, int> folder in _templates)
        {
            needs.Note(SecretNeedsTexts.HelmTemplates.With(folder.Key, folder.Value));
        }
    }

    private static IEnumerable<string> Files(string folder, int depth) => depth == 0 ? [] :
        Directory.EnumerateFiles(folder).Where(static f => Path.GetExtension(f) is ".yml" or ".yaml").OrderBy(static f => f, StringComparer.Ordinal)
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(static d => Path.GetFileName(d) is var name && name[0] != '.' && name != "node_modules" && Platform.LinkTarget(d) is null)
                .OrderBy(static d => d, StringComparer.Ordinal)
                .SelectMany(d => Files(d, depth - 1)));

    private async Task ReadAsync(string file, CancellationToken cancellationToken)
    {
        string path = project.Relative(file);
        try
        {
            string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            if (!text.Contains("apiVersion", StringComparison.Ordinal))
            {
                return;
            }

            if (text.Contains("{{", StringComparison.Ordinal) && path.Contains("/templates/", StringComparison.Ordinal))
            {
                string folder = path.Substring(0, path.IndexOf("/templates/", StringComparison.Ordinal));
                _templates[folder] = (_templates.TryGetValue(folder, out int before) ? before : 0) + 1;
                return;
            }

            Documents(text, path);
        }
        catch (OpsException unreadable)
        {
            needs.Unreadable(FsSecretSource.Kubernetes, path, unreadable.Failure);
        }
    }

    // The reader takes one document; line breaks before it keep its places those of the file.
    private void Documents(string text, string path)
    {
        int[] starts = [0, .. DocumentStart.Matches(text).Cast<Match>().Select(static m => m.Index + m.Length)];
        LineIndex lines = new(text);
        for (int i = 0; i < starts.Length; i++)
        {
            int end = i + 1 < starts.Length ? starts[i + 1] - "---".Length : text.Length;
            string document = text.Substring(starts[i], end - starts[i]);
            if (document.Trim().Length == 0)
            {
                continue;
            }

            YamlReading yaml = YamlReader.Read(new string('\n', lines.At(starts[i]).Line - 1) + document);
            if (yaml.Root is YamlMapping root)
            {
                _manifests.Collect(root, path, _environments.Of(path));
            }
            else if (yaml.Problems.FirstOrDefault(static p => p.Kind != YamlProblemKind.Empty) is { } problem)
            {
                needs.Unreadable(FsSecretSource.Kubernetes, path, new OpsFailure(
                    ErrorIds.ManifestNotYaml,
                    FailureKind.InvalidData,
                    SecretNeedsTexts.NotYaml.With(path, problem.Position.Line, problem.Position.Column, problem.Message),
                    SecretNeedsTexts.NotYamlRemedy,
                    path));
            }
        }
    }

    private static OpsFailure TooMany(string folder) => new(
        ErrorIds.ManifestsTooMany, FailureKind.InvalidData, SecretNeedsTexts.TooManyManifests.With(folder, MostFiles), SecretNeedsTexts.TooManyManifestsRemedy, folder);
}
