using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Workflows;

/// <summary>Reads the outline of one job.</summary>
internal static class WorkflowJobs
{
    public static FsWorkflowJob Read(YamlScalar key, YamlNode value)
    {
        FsWorkflowJob job = new() { Id = key.Value, Name = key.Value, Line = key.Start.Line };
        if (value is not YamlMapping body)
        {
            return job;
        }

        YamlScalar? environment = body.Find("environment") switch
        {
            YamlScalar { IsNull: false } name => name,
            YamlMapping map => map.Find("name") as YamlScalar,
            _ => null,
        };
        job.Name = (body.Find("name") as YamlScalar)?.Value ?? job.Id;
        job.Needs = [.. WorkflowTriggers.Texts(body.Find("needs"))];
        job.Environment = environment?.Value;
        job.EnvironmentLine = environment?.Start.Line;
        job.RunsOn = body.Find("runs-on") is YamlMapping group
            ? [.. WorkflowTriggers.Texts(group.Find("group")), .. WorkflowTriggers.Texts(group.Find("labels"))]
            : [.. WorkflowTriggers.Texts(body.Find("runs-on"))];
        job.Condition = (body.Find("if") as YamlScalar)?.Value.Trim();
        job.Uses = (body.Find("uses") as YamlScalar)?.Value;
        job.StepCount = (body.Find("steps") as YamlSequence)?.Items.Count ?? 0;
        return job;
    }
}
