using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>Which jobs change an environment, from a workflow's text.</summary>
internal static class DeclaredIn
{
    public static async Task<EnvironmentJobs> WorkflowAsync(string text, string? environment, params (string Path, string Text)[] called)
    {
        IReadOnlyList<DeclaredJob> jobs = await new DeclaredJobs(path => Task.FromResult(Array.Find(called, c => c.Path == path).Text is { } found ? YamlReader.Read(found).Root : null)).ReadAsync(YamlReader.Read(text).Root!);
        return new EnvironmentJobs(jobs, environment);
    }
}
