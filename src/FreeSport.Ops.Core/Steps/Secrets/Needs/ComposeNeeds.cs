using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The names that Docker Compose files take from the environment of the host or its env file.</summary>
/// <param name="project">The project.</param>
/// <param name="needs">Takes what is found.</param>
internal sealed class ComposeNeeds(Project project, NeedCollector needs)
{
    private readonly FileEnvironment _environments = new(project);
    private readonly HashSet<(string File, string? Environment)> _seen = [];

    /// <summary>Collects the names of a file and of those that it includes or extends, which are of its environment unless their names tell another.</summary>
    public async Task CollectAsync(string file, CancellationToken cancellationToken)
    {
        string? environment = _environments.Of(Path.GetFileName(file));
        Queue<string> open = new([file]);
        while (open.Count > 0)
        {
            string next = open.Dequeue();
            string? own = _environments.Of(Path.GetFileName(next)) ?? environment;
            if (_seen.Add((next, own)))
            {
                foreach (string named in (await ReadAsync(next, own, cancellationToken).ConfigureAwait(false)).Where(File.Exists))
                {
                    open.Enqueue(named);
                }
            }
        }
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string file, string? environment, CancellationToken cancellationToken)
    {
        string path = project.Relative(file);
        List<string> named = [];
        try
        {
            string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<YamlReading> documents = YamlReader.ReadAll(text);
            foreach (YamlMapping root in documents.Select(static d => d.Root).OfType<YamlMapping>())
            {
                new ComposeFileNeeds(file, path, environment, text, needs).Collect(root);
                named.AddRange(ComposeReferences.Of(file, root));
            }

            if (documents.SelectMany(static d => d.Problems).FirstOrDefault() is { } problem)
            {
                needs.Unreadable(FsSecretSource.Compose, path, Shape(path, problem));
            }
        }
        catch (OpsException unreadable)
        {
            needs.Unreadable(FsSecretSource.Compose, path, unreadable.Failure);
        }

        return named;
    }

    private static OpsFailure Shape(string path, YamlProblem problem) => new(
        ErrorIds.ComposeFileNotYaml,
        FailureKind.InvalidData,
        SecretNeedsTexts.NotYaml.With(path, problem.Position.Line, problem.Position.Column, problem.Message),
        SecretNeedsTexts.NotYamlRemedy,
        path);
}
