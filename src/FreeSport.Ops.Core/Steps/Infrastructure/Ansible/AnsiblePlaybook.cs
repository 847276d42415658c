using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>Reads the plays of a playbook: for whom they are, with which roles and modules.</summary>
/// <param name="seal">Seals what a play holds.</param>
internal sealed class AnsiblePlaybook(ValueSeal seal)
{
    private static readonly string[] Lists = ["handlers", "post_tasks", "tasks", "pre_tasks"];
    private static readonly string[] Blocks = ["block", "rescue", "always"];

    // What stands beside a module in a task.
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "name", "when", "loop", "loop_control", "register", "notify", "tags", "become", "become_user", "become_method", "vars", "environment", "ignore_errors", "ignore_unreachable",
        "changed_when", "failed_when", "until", "retries", "delay", "delegate_to", "delegate_facts", "run_once", "no_log", "check_mode", "diff", "async", "poll", "args", "listen",
        "any_errors_fatal", "throttle", "timeout", "connection", "remote_user", "collections", "module_defaults", "block", "rescue", "always", "debugger", "port",
    };

    /// <summary>The plays, in order.</summary>
    /// <param name="file">The path to tell, which is in the addresses, too.</param>
    /// <param name="text">The playbook.</param>
    /// <returns>The plays.</returns>
    /// <exception cref="EngineNotReadException">It is no list of plays.</exception>
    public IReadOnlyList<FsInfrastructureResource> Read(string file, string text)
    {
        YamlReading reading = YamlReader.Read(text);
        if (reading.Problems.Count > 0 || reading.Root is not YamlSequence plays)
        {
            string place = reading.Problems.Count > 0 ? $"{file}:{reading.Problems[0].Position.Line}: {reading.Problems[0].Message}" : file;
            throw new EngineNotReadException(FsInfrastructureReading.Unreadable, SnapshotTexts.AnsiblePlaybookUnreadable.With(place));
        }

        List<FsInfrastructureResource> found = [];
        HashSet<string> addresses = new(StringComparer.Ordinal);
        foreach (YamlNode play in plays.Items)
        {
            string name = play.At("name").Text() ?? Import(play) ?? string.Join(", ", play.At("hosts").Texts());
            string address = $"play/{file}/{name}";
            for (int again = 2; !addresses.Add(address); again++)
            {
                address = $"play/{file}/{name} ({again})";
            }

            found.Add(Play(play, file, name, address));
        }

        return found;
    }

    private static string? Import(YamlNode play) => play.At("import_playbook").Text() ?? play.At("ansible.builtin.import_playbook").Text();

    private FsInfrastructureResource Play(YamlNode play, string file, string name, string address) => new()
    {
        Kind = FsInfrastructureKind.Ansible,
        Side = FsInfrastructureSide.Declared,
        Type = "play",
        Name = name,
        Address = address,
        State = FsInfrastructureState.Declared,
        Path = file,
        Line = play.Start.Line,
        Variables = [.. play.At("vars").Entries().Select(static v => v.Key).OrderBy(static v => v, StringComparer.Ordinal)],
        Facts = new ResourceFacts()
            .Add("hosts", play.At("hosts").Texts())
            .Add("imports", Import(play))
            .Add("roles", play.At("roles").Items().Select(static r => r.Text() ?? r.At("role").Text() ?? r.At("name").Text()).OfType<string>())
            .Add("become", play.At("become").Text())
            .Add("modules", Tasks(play).SelectMany(static t => t.Entries()).Select(static e => e.Key).Where(static k => !Keywords.Contains(k) && !k.StartsWith("with_", StringComparison.Ordinal)))
            .Hide(seal.Fact(address, "content", play.Canonical()))
            .ToArray(),
    };

    private static IEnumerable<YamlNode> Tasks(YamlNode play)
    {
        Stack<YamlNode> open = new(Lists.SelectMany(key => play.At(key).Items()));
        HashSet<YamlNode> seen = [];
        while (open.Count > 0)
        {
            YamlNode task = open.Pop();
            if (!seen.Add(task))
            {
                continue;
            }

            yield return task;
            foreach (YamlNode inner in Blocks.SelectMany(key => task.At(key).Items()))
            {
                open.Push(inner);
            }
        }
    }
}
