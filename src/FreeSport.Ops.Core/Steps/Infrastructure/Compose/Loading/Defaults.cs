using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Puts in what compose takes where a file says nothing.</summary>
internal static class Defaults
{
    private static readonly ComposePaths<ModelChange> Values = All();

    /// <summary>Puts them into a model in long form.</summary>
    public static void Write(ComposeMapping model, ComposeFindings findings) => new ModelWalk(Values, findings, goesInto: true).Through(model);

    private static ComposePaths<ModelChange> All()
    {
        ComposePaths<ModelChange> all = new();
        Add("build", static build => Offer(build, "context", "."));
        Add("secrets.*", static secret => Offer(secret, "target", "/run/secrets/" + secret["source"]));
        Add("ports.*", static port =>
        {
            Offer(port, "protocol", "tcp");
            Offer(port, "mode", "ingress");
        });
        Add("deploy.resources.reservations.devices.*", Count);
        Add("gpus.*", Count);
        Add("volumes.*.bind", static bind => Offer(bind, "create_host_path", true));
        return all;

        void Add(string path, Action<ComposeMapping> offer) => all.Add("services.*." + path, value =>
        {
            if (value is ComposeMapping mapping)
            {
                offer(mapping);
            }

            return value;
        });
    }

    private static void Count(ComposeMapping device)
    {
        if (!device.Contains("device_ids"))
        {
            Offer(device, "count", "all");
        }
    }

    private static void Offer(ComposeMapping mapping, string key, object value)
    {
        if (!mapping.Contains(key))
        {
            mapping.Set(key, new ComposeScalar(value, mapping.Place));
        }
    }
}
