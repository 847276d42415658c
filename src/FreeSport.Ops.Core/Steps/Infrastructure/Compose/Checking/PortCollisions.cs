using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Host ports that two want, within a service, between services, or because an overlay adds where it was meant to replace.</summary>
internal sealed class PortCollisions : IComposeRule
{
    private const int Widest = 1024;

    public void Check(ComposeReading read, ComposeFindings findings)
    {
        Dictionary<(int Port, string Protocol), List<Published>> taken = [];
        foreach (KeyValuePair<string, ComposeMapping> service in read.Project.Services)
        {
            List<Published> own = [.. (service.Value.Sequence("ports")?.Items.OfType<ComposeMapping>() ?? []).Select(p => Read(service.Key, p)).OfType<Published>()];
            findings.Service = service.Key;
            Appended(own, findings);
            Scaled(service.Value, own, read.Set.Target, findings);
            foreach (Published port in own.Where(static p => p.Last - p.First < Widest))
            {
                Take(port, taken, findings);
            }
        }

        findings.Service = null;
    }

    private static void Take(Published port, Dictionary<(int Port, string Protocol), List<Published>> taken, ComposeFindings findings)
    {
        // Of a range that one port of the container is bound to, any that is free is taken.
        if (port.IsChoice)
        {
            return;
        }

        for (int number = port.First; number <= port.Last; number++)
        {
            if (!taken.TryGetValue((number, port.Protocol), out List<Published>? others))
            {
                taken[(number, port.Protocol)] = others = [];
            }

            if (others.FirstOrDefault(o => o.MeetsAddress(port)) is { } other)
            {
                findings.Service = port.Service;
                findings.Error(
                    ComposeRules.PortCollision,
                    port.Place,
                    ComposeTexts.PortTaken.With(number, port.Service, other.Service, System.IO.Path.GetFileName(other.Place.File), other.Place.Line),
                    other.Service == port.Service && other.Place.File != port.Place.File ? ComposeTexts.PortTakenOverlay : ComposeTexts.PortTakenRemedy);
                return;
            }

            others.Add(port);
        }
    }

    // Lists of overlays are appended: the base's port stays open beside the new one.
    private static void Appended(List<Published> own, ComposeFindings findings)
    {
        foreach (IGrouping<(string Target, string Protocol), Published> target in own.GroupBy(static p => (p.Target, p.Protocol)))
        {
            Published first = target.First();
            foreach (Published added in target.Skip(1).Where(p => p.Place.File != first.Place.File && p.First != first.First))
            {
                findings.Warning(
                    ComposeRules.PortCollision,
                    added.Place,
                    ComposeTexts.PortAppended.With(added.Service, added.Target, System.IO.Path.GetFileName(first.Place.File), first.Place.Line),
                    ComposeTexts.PortAppendedRemedy);
            }
        }
    }

    private static void Scaled(ComposeMapping service, List<Published> own, FsComposeTarget target, ComposeFindings findings)
    {
        bool isScaled = (service["scale"] as ComposeScalar ?? service.Mapping("deploy")?["replicas"] as ComposeScalar)?.Value is > 1L;
        if (isScaled && target == FsComposeTarget.Compose && own.FirstOrDefault(static p => !p.IsChoice) is { } port)
        {
            findings.Warning(ComposeRules.PortCollision, port.Place, ComposeTexts.PortScaled.With(port.Service, port.First), ComposeTexts.PortScaledRemedy);
        }
    }

    private static Published? Read(string service, ComposeMapping port)
    {
        if (port["published"] is not ComposeScalar { IsNull: false } published || published.ToString().Length == 0)
        {
            return null;
        }

        try
        {
            (int first, int last) = PortText.Range(published.ToString());
            string host = port.Text("host_ip") is { Length: > 0 } address and not ("0.0.0.0" or "::") ? address : string.Empty;
            return first == 0 ? null : new Published(service, first, last, port["target"]?.ToString() ?? string.Empty, port.Text("protocol") ?? "tcp", host, port.Place);
        }
        catch (ValueException)
        {
            // Told where the value is read.
            return null;
        }
    }

    private sealed record Published(string Service, int First, int Last, string Target, string Protocol, string Address, ComposePlace Place)
    {
        public bool IsChoice => Last > First;

        public bool MeetsAddress(Published other) => Address.Length == 0 || other.Address.Length == 0 || Address == other.Address;
    }
}
