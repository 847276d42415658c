using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A <c>docker</c> that says what real ones were heard to say.</summary>
internal sealed class FakeDocker : IDisposable
{
    public const string Compose = "2.27.0";

    private readonly TempFolder _folder;

    public FakeDocker()
    {
        Posix.Require();
        _folder = new TempFolder();
        Says("context", "default\n");
        Says("compose", Compose + "\n");
        Program = Posix.Script(_folder, "docker", """
            here=$(dirname "$0")
            cat "$here/$1.out"
            cat "$here/$1.err" >&2
            [ ! -e "$here/$1.hang" ] || sleep 600
            exit "$(cat "$here/$1.code")"
            """);
    }

    public string Program { get; }

    public FakeDocker Says(string command, string output, string error = "", int code = 0, bool hangs = false)
    {
        _folder.Write(command + ".out", output);
        _folder.Write(command + ".err", error);
        _folder.Write(command + ".code", code.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (hangs)
        {
            _folder.Write(command + ".hang", string.Empty);
        }

        return this;
    }

    /// <summary>What an engine that works answers to <c>docker info --format '{{json .}}'</c>, shortened.</summary>
    public static string Info(string engine = "27.3.1", string serverErrors = "") =>
        $$$"""{"ID":"HRIL:4OCQ","Containers":5,"ContainersRunning":3,"ServerVersion":"{{{engine}}}","OperatingSystem":"Docker Desktop"{{{serverErrors}}},"ClientInfo":{"Debug":false,"Version":"28.2.2","Context":"default","Plugins":[],"Warnings":null}}""" + "\n";

    public async Task<FsDockerStatus> TestAsync(string? context = null, TimeSpan? timeout = null)
    {
        DockerProbe probe = new(Real.Processes, new ToolLocator(_folder.Path, untrustedRoot: null), _folder.Path);
        DockerProbeOptions options = new(timeout ?? TimeSpan.FromSeconds(60), DockerProbeOptions.DefaultEngine, DockerProbeOptions.DefaultCompose, context);
        return await probe.TestAsync(options, Cancel.Token);
    }

    public void Dispose() => _folder.Dispose();
}
