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

    public async Task CollectAsync(string file, CancellationToken cancellationToken)
    {
        string path = project.Relative(file);
        try
        {
            string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            YamlReading yaml = YamlReader.Read(text);
            if (yaml.Root is YamlMapping root)
            {
                new ComposeFileNeeds(file, path, _environments.Of(Path.GetFileName(file)), text, needs).Collect(root);
            }

            if (yaml.Problems.Count > 0)
            {
                needs.Unreadable(FsSecretSource.Compose, path, Shape(path, yaml.Problems[0]));
            }
        }
        catch (OpsException unreadable)
        {
            needs.Unreadable(FsSecretSource.Compose, path, unreadable.Failure);
        }
    }

    private static OpsFailure Shape(string path, YamlProblem problem) => new(
        ErrorIds.ComposeFileNotYaml,
        FailureKind.InvalidData,
        SecretNeedsTexts.NotYaml.With(path, problem.Position.Line, problem.Position.Column, problem.Message),
        SecretNeedsTexts.NotYamlRemedy,
        path);
}
