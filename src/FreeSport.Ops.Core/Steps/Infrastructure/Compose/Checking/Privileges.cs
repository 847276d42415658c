using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Services of production that own their host.</summary>
internal sealed class Privileges : IComposeRule
{
    public void Check(ComposeReading read, ComposeFindings findings)
    {
        foreach (KeyValuePair<string, ComposeMapping> service in read.Set.IsProduction ? read.Project.Services : new Dictionary<string, ComposeMapping>())
        {
            findings.Service = service.Key;
            if (service.Value["privileged"] is ComposeScalar { Value: true } privileged)
            {
                findings.Warning(ComposeRules.Privileged, privileged.Place, ComposeTexts.IsPrivileged.With(service.Key), ComposeTexts.IsPrivilegedRemedy);
            }

            foreach (ComposeMapping volume in service.Value.Sequence("volumes")?.Items.OfType<ComposeMapping>() ?? [])
            {
                if (volume.Text("source") is "/var/run/docker.sock" or "/run/docker.sock")
                {
                    findings.Note(ComposeRules.Privileged, volume.Place, ComposeTexts.HasSocket.With(service.Key), ComposeTexts.HasSocketRemedy);
                }
            }
        }

        findings.Service = null;
    }
}
