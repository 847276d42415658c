using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Planning;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>Holds the inputs of a dispatch against what the workflow declares, as GitHub does not always.</summary>
internal static class DispatchForm
{
    /// <summary>Holds inputs against what the workflow declares.</summary>
    /// <param name="project">The project.</param>
    /// <param name="workflow">The workflow's file.</param>
    /// <param name="given">The inputs.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Those that were given, with the names as they are declared.</returns>
    public static async Task<FsDeploymentInput[]> ReadAsync(
        Project project, string workflow, IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        string path = Path.Combine(project.WorkflowsPath, workflow);
        string text = File.Exists(path)
            ? await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false)
            : throw new OpsException(WorkflowFolder.NotFound(project, workflow));
        DispatchTrigger dispatch = WorkflowSyntaxReader.Read(text).Workflow?.Dispatch ?? throw StartFailures.NoDispatch(workflow);
        if (DispatchMark.For(YamlReader.Read(text).Root, dispatch.Inputs.Select(static i => i.Name.Value), given) is { } mark)
        {
            given = given.Append(new KeyValuePair<string, string>(mark.Name, mark.Value)).ToDictionary(static i => i.Key, static i => i.Value);
        }

        DispatchInputs inputs = DispatchInputs.Of(dispatch, given);
        string[] problems = [.. inputs.Inputs.Select(static i => i.Problem).Append(InputValues.TooMany(dispatch)?.ToString()).OfType<string>()];
        return problems.Length > 0
            ? throw StartFailures.Inputs(workflow, problems)
            : [.. inputs.Inputs.Where(static i => !i.IsDefault).Select(static i => new FsDeploymentInput { Name = i.Name, Value = i.Value ?? string.Empty })];
    }
}
