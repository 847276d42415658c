using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Collects the scripts that the project's own CI runs.</summary>
/// <param name="project">The project.</param>
internal sealed class CiScripts(Project project)
{
    /// <summary>Reads them; a workflow that cannot be read has none, which the step that looks at workflows tells.</summary>
    public async Task<IReadOnlyList<CiScript>> ReadAsync(CancellationToken cancellationToken)
    {
        List<CiScript> scripts = [];
        foreach (string file in WorkflowFolder.Files(project))
        {
            try
            {
                string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
                scripts.AddRange(Read(YamlReader.Read(text).Root, project.Relative(file)));
            }
            catch (OpsException unreadable) when (unreadable.Failure.ErrorId is ErrorIds.FileNotReadable or ErrorIds.FileTooLarge or ErrorIds.FileNotUtf8)
            {
                continue;
            }
        }

        return scripts;
    }

    private static IEnumerable<CiScript> Read(YamlNode? root, string file)
    {
        string? everywhere = Folder(root);
        foreach (YamlNode job in Values((root as YamlMapping)?.Find("jobs")))
        {
            string? ofJob = Folder(job) ?? everywhere;
            bool jobGoesOn = GoesOn(job);
            foreach (YamlMapping step in ((job as YamlMapping)?.Find("steps") as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
            {
                if (step.Find("uses") is YamlScalar uses)
                {
                    yield return new CiScript(string.Empty, string.Empty, FormattableString.Invariant($"{file}:{uses.Start.Line}"), jobGoesOn || GoesOn(step)) { Uses = uses.Value };
                }

                if (step.Find("run") is YamlScalar run)
                {
                    string folder = (step.Find("working-directory") as YamlScalar)?.Value ?? ofJob ?? string.Empty;
                    yield return new CiScript(run.Value, folder, FormattableString.Invariant($"{file}:{run.Start.Line}"), jobGoesOn || GoesOn(step));
                }
            }
        }
    }

    private static IEnumerable<YamlNode> Values(YamlNode? node) => (node as YamlMapping)?.Entries.Select(static e => e.Value) ?? [];

    private static bool GoesOn(YamlNode node) => ((node as YamlMapping)?.Find("continue-on-error") as YamlScalar)?.Value == "true";

    private static string? Folder(YamlNode? node) =>
        ((((node as YamlMapping)?.Find("defaults") as YamlMapping)?.Find("run") as YamlMapping)?.Find("working-directory") as YamlScalar)?.Value;
}
