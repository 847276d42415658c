using System.Globalization;
using System.Text;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>
/// Ansible where it can run: on this machine, in WSL, in a container, or on a server over ssh. Everywhere but here a shell reads
/// one script from its standard input, which brings the callback along: nothing has to be installed there.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="definition">The playbooks.</param>
/// <param name="processes">Runs programs.</param>
/// <param name="tools">Finds programs.</param>
internal sealed class AnsibleRunner(Project project, AnsibleDefinition definition, IProcessRunner processes, ToolLocator tools)
{
    private const string Plugin = "fsops_events";
    private const string End = "FSOPS_END_OF_PLUGIN";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(7);

    private readonly string _folder = Path.GetFullPath(Path.Combine(project.Root, definition.Folder));

    /// <summary>Gets the program that is started here.</summary>
    public string ProgramName => definition.Runner.Kind switch
    {
        "wsl" => "wsl",
        "container" => "docker",
        "ssh" => "ssh",
        _ => "ansible-playbook",
    };

    /// <summary>Gets its absolute path; null when it is not on PATH.</summary>
    public string? Program => tools.Find(ProgramName);

    /// <summary>Gets where it runs, for people.</summary>
    public string Place => definition.Runner switch
    {
        { Kind: "wsl" } wsl => "wsl" + (wsl.Distribution is { } distribution ? " " + distribution : string.Empty),
        { Kind: "container" } container => "container " + container.Image,
        { Kind: "ssh" } ssh => "ssh " + ssh.Server,
        _ => "local",
    };

    /// <summary>What the configuration does not say of the runner and must; null when all is said.</summary>
    public string? MissingKey => definition.Runner switch
    {
        { Kind: "container", Image: null } => "image",
        { Kind: "ssh", Server: null } => "server",
        { Kind: "ssh", Path: null } => "path",
        _ => null,
    };

    /// <summary>Runs the playbooks.</summary>
    /// <param name="privateFolder">Absolute path of a folder that only its owner may enter.</param>
    /// <param name="isCheck">Whether nothing may be changed.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="onLine">Is given each line of its output.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProcessResult> PlayAsync(string privateFolder, bool isCheck, TimeSpan timeout, Action<string> onLine, CancellationToken cancellationToken)
    {
        List<string> arguments = isCheck ? ["--check", "--diff"] : [];
        if (definition.Inventory is { } inventory)
        {
            arguments.AddRange(["-i", inventory]);
        }

        arguments.AddRange(definition.Playbooks);
        return RunAsync(privateFolder, "ansible-playbook", arguments, isCheck, timeout, onLine, cancellationToken);
    }

    /// <summary>Ansible with its version; without one when it does not say.</summary>
    public async Task<FsTool> VersionAsync(CancellationToken cancellationToken)
    {
        ProcessResult result = await RunAsync(privateFolder: null, "ansible-playbook", ["--version"], isCheck: false, Short, onLine: null, cancellationToken).ConfigureAwait(false);
        string first = result.StandardOutput.FirstLine();
        int at = first.IndexOf("[core ", StringComparison.Ordinal);
        return new FsTool
        {
            Name = "ansible",
            Version = result.ExitCode != 0 ? string.Empty : at < 0 ? first.Replace("ansible-playbook", string.Empty).Trim() : first.Substring(at + "[core ".Length).TrimEnd(']'),
            Path = definition.Runner.Kind == "local" ? Program : null,
        };
    }

    private Task<ProcessResult> RunAsync(
        string? privateFolder, string program, IReadOnlyList<string> arguments, bool isCheck, TimeSpan timeout, Action<string>? onLine, CancellationToken cancellationToken)
    {
        string? plugins = privateFolder is null ? null : Path.Combine(privateFolder, "plugins");
        bool isLocal = definition.Runner.Kind == "local";
        if (isLocal && plugins is not null && !Directory.Exists(plugins))
        {
            Platform.CreatePrivateDirectory(plugins);
            Platform.WritePrivateFile(Path.Combine(plugins, Plugin + ".py"), Encoding.UTF8.GetBytes(Source()));
        }

        return processes.RunAsync(
            new ProcessRequest(Program!, isLocal ? arguments : Outer())
            {
                WorkingDirectory = isLocal ? _folder : project.Root,
                Environment = isLocal ? Variables(plugins, isCheck) : new Dictionary<string, string?>(),
                StandardInput = isLocal ? null : Script(program, arguments, isCheck),
                Timeout = timeout,
                OnOutputLine = onLine,
                StopGrace = StopGrace,
            },
            cancellationToken);
    }

    // What is asked for is asked of nobody: a question would wait for ever.
    private static Dictionary<string, string?> Variables(string? plugins, bool isCheck) => new(StringComparer.Ordinal)
    {
        ["ANSIBLE_CALLBACK_PLUGINS"] = plugins,
        ["ANSIBLE_STDOUT_CALLBACK"] = plugins is null ? null : Plugin,
        ["ANSIBLE_NOCOLOR"] = "1",
        ["ANSIBLE_FORCE_COLOR"] = null,
        ["ANSIBLE_RETRY_FILES_ENABLED"] = "False",
        ["ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED"] = "True",
        ["ANSIBLE_ASK_PASS"] = "False",
        ["ANSIBLE_ASK_VAULT_PASS"] = "False",
        ["ANSIBLE_BECOME_ASK_PASS"] = "False",
        ["ANSIBLE_LOG_PATH"] = null,
        ["FSOPS_CHECK"] = isCheck ? "1" : "0",

        // With LC_ALL=C Ansible ends before it begins.
        ["LC_ALL"] = "C.UTF-8",
    };

    private string[] Outer() => definition.Runner switch
    {
        { Kind: "wsl" } wsl => [.. wsl.Distribution is { } distribution ? new[] { "--distribution", distribution } : [], "--exec", "sh", "-s"],
        { Kind: "container" } container => ["run", "--rm", "--init", "--interactive", "--volume", project.Root + ":/work", "--workdir", "/work", container.Image!, "sh", "-s"],
        { Server: { } server } => [.. Ssh(server), "sh", "-s"],
        _ => [],
    };

    private static string[] Ssh(string server)
    {
        int colon = server.LastIndexOf(':');
        bool hasPort = colon > 0 && server.IndexOf(':') == colon && int.TryParse(server.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return hasPort
            ? ["-o", "BatchMode=yes", "-p", server.Substring(colon + 1), "--", server.Substring(0, colon)]
            : ["-o", "BatchMode=yes", "--", server];
    }

    private string Script(string program, IReadOnlyList<string> arguments, bool isCheck)
    {
        StringBuilder script = new("set -eu\nplugins=$(mktemp -d)\ntrap 'rm -rf \"$plugins\"' EXIT\n");
        script.Append("cat > \"$plugins/").Append(Plugin).Append(".py\" <<'").Append(End).Append("'\n").Append(Source()).Append(End).Append('\n');
        script.Append("cd ").Append(Folder()).Append('\n');
        foreach (KeyValuePair<string, string?> variable in Variables("-", isCheck))
        {
            script.Append(variable.Value is null ? "unset " + variable.Key
                : variable.Key == "ANSIBLE_CALLBACK_PLUGINS" ? $"export {variable.Key}=\"$plugins\""
                : $"export {variable.Key}={Quoted(variable.Value)}").Append('\n');
        }

        return script.Append(program).Append(' ').Append(string.Join(" ", arguments.Select(Quoted))).Append(" < /dev/null\n").ToString();
    }

    private string Folder()
    {
        string relative = project.Relative(_folder);
        return definition.Runner.Kind switch
        {
            "wsl" => $"\"$(wslpath -u {Quoted(_folder)})\"",
            "container" => Quoted("/work/" + relative),
            _ => Quoted(definition.Runner.Path!.TrimEnd('/') + "/" + relative),
        };
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''") + "'";

    private static string Source()
    {
        using Stream resource = typeof(AnsibleRunner).Assembly.GetManifestResourceStream(Plugin + ".py")!;
        using StreamReader reader = new(resource, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
