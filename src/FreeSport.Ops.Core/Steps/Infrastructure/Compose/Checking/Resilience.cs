using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Services that nobody starts again, and whose health nobody asks for.</summary>
internal sealed class Resilience : IComposeRule
{
    public void Check(ComposeReading read, ComposeFindings findings)
    {
        HashSet<string> once = [.. read.Project.Services.Values.SelectMany(static s => Waits(s, "service_completed_successfully")).Select(static w => w.Key)];
        foreach (KeyValuePair<string, ComposeMapping> service in read.Project.Services)
        {
            findings.Service = service.Key;
            foreach (ComposeEntry wait in Waits(service.Value, "service_healthy"))
            {
                if (read.Project.Services.TryGetValue(wait.Key, out ComposeMapping? awaited) && !HasHealthCheck(awaited))
                {
                    findings.Warning(ComposeRules.HealthCheck, wait.KeyPlace, ComposeTexts.HealthAwaited.With(service.Key, wait.Key), ComposeTexts.HealthRemedy);
                }
            }

            if (read.Set.IsProduction && !once.Contains(service.Key) && !service.Value.Contains("provider"))
            {
                Production(service.Key, service.Value, findings);
            }
        }

        findings.Service = null;
    }

    private static void Production(string name, ComposeMapping service, ComposeFindings findings)
    {
        // "no" is a decision: what runs once is not to be started again, and has no health to ask for.
        bool runsOnce = service.Text("restart") == "no" || service.Mapping("deploy")?.Mapping("restart_policy")?.Text("condition") == "none";
        if (runsOnce)
        {
            return;
        }

        if (!service.Contains("restart") && service.Mapping("deploy")?.Mapping("restart_policy") is null)
        {
            findings.Warning(ComposeRules.Restart, service.Place, ComposeTexts.NoRestart.With(name), ComposeTexts.NoRestartRemedy);
        }

        if (!HasHealthCheck(service))
        {
            findings.Warning(ComposeRules.HealthCheck, service.Find("healthcheck")?.KeyPlace ?? service.Place, ComposeTexts.NoHealth.With(name), ComposeTexts.HealthRemedy);
        }
    }

    // One that the image brings counts where its Dockerfile can be read.
    private static bool HasHealthCheck(ComposeMapping service)
    {
        if (service.Mapping("healthcheck") is { } check)
        {
            return check["disable"] is not ComposeScalar { Value: true } && (check.Sequence("test")?.Items.FirstOrDefault() as ComposeScalar)?.Text != "NONE";
        }

        return service.Mapping("build") is { } build && build.Text("context") is { } context && build.Text("dockerfile") is { } dockerfile
            && PathName.IsPossible(context) && PathText.Resolve(context, dockerfile) is { } path
            && TextFileReader.ReadIfSmall(path) is { } text
            && text.Split('\n').Any(static l => l.TrimStart().StartsWith("HEALTHCHECK ", StringComparison.OrdinalIgnoreCase) && !l.TrimEnd().EndsWith(" NONE", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<ComposeEntry> Waits(ComposeMapping service, string condition) =>
        service.Mapping("depends_on")?.Entries.Where(e => (e.Value as ComposeMapping)?.Text("condition") == condition) ?? [];
}
