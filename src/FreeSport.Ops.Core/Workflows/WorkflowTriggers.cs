using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Workflows;

/// <summary>Reads the <c>on</c> key in its three forms: one event, a list, a mapping.</summary>
internal static class WorkflowTriggers
{
    public static IEnumerable<FsWorkflowTrigger> Read(YamlNode? on) => on switch
    {
        YamlScalar { IsNull: false } one => [new FsWorkflowTrigger { Event = one.Value, Line = one.Start.Line }],
        YamlSequence list => list.Items.OfType<YamlScalar>().Select(static e => new FsWorkflowTrigger { Event = e.Value, Line = e.Start.Line }),
        YamlMapping map => map.Entries.Select(static e => ReadOne(e.Key, e.Value)),
        _ => [],
    };

    private static FsWorkflowTrigger ReadOne(YamlScalar key, YamlNode value)
    {
        FsWorkflowTrigger trigger = new() { Event = key.Value, Line = key.Start.Line };
        if (value is YamlMapping settings)
        {
            trigger.Branches = [.. Texts(settings.Find("branches")), .. Texts(settings.Find("branches-ignore")).Select(static b => "!" + b)];
            trigger.Paths = [.. Texts(settings.Find("paths")), .. Texts(settings.Find("paths-ignore")).Select(static p => "!" + p)];
            trigger.Types = [.. Texts(settings.Find("types"))];
            trigger.Inputs = settings.Find("inputs") is YamlMapping inputs ? [.. inputs.Entries.Select(static i => i.Key.Value)] : [];
        }
        else if (value is YamlSequence schedules)
        {
            trigger.Schedules = [.. schedules.Items.OfType<YamlMapping>().Select(static s => s.Find("cron")).OfType<YamlScalar>().Select(static c => c.Value)];
        }

        return trigger;
    }

    internal static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        YamlScalar { IsNull: false } one => [one.Value],
        YamlSequence list => list.Items.OfType<YamlScalar>().Select(static s => s.Value),
        _ => [],
    };
}
