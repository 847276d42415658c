namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A Docker engine of the tests' own, where this machine can run one.</summary>
public sealed class DockerEngine : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string? _absent;
    private readonly Dictionary<string, string?> _environment = [];

    public DockerEngine()
    {
        _absent = !OperatingSystem.IsLinux() ? "The engine of the tests runs on Linux."
            : CommandLine.Find("dockerd") is null && !File.Exists("/usr/sbin/dockerd") ? "There is no dockerd on PATH."
            : CommandLine.Find("docker") is null ? "There is no docker on PATH."
            : Environment.UserName != "root" ? "Only root may start an engine."
            : null;
        if (_absent is not null)
        {
            return;
        }

        try
        {
            string[] lines = Script("start").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            foreach (string[] setting in lines.Select(static l => l.Split('=', 2)))
            {
                _environment[setting[0]] = setting[1];
            }
        }
        catch (InvalidOperationException notStarted)
        {
            _absent = "The engine does not start here: " + notStarted.Message;
        }
    }

    /// <summary>The variables that lead a client to the engine; the test is skipped where there is none.</summary>
    internal IReadOnlyDictionary<string, string?> Variables()
    {
        Assert.SkipWhen(_absent is not null, _absent ?? string.Empty);
        return _environment;
    }

    /// <summary>The engine's address, with a small image of busybox on it; the test is skipped where there is no engine or no busybox.</summary>
    internal string WithImage(string image)
    {
        string host = Variables()["DOCKER_HOST"]!;
        Assert.SkipWhen(CommandLine.Find("busybox") is null, "There is no busybox for an image.");
        if (CommandLine.Run(CommandLine.Find("docker")!, ["--host", host, "images", "--quiet", image], _folder.Path).Trim().Length == 0)
        {
            using TempFolder content = new();
            Directory.CreateDirectory(content.At("bin"));
            File.Copy(CommandLine.Find("busybox")!, content.At("bin/busybox"));
            CommandLine.Run("/bin/bash", ["-c", "cd \"$1/bin\" && for name in sh sleep true; do ln -s busybox $name; done; tar -C \"$1\" -c . | docker --host \"$2\" import -c 'CMD [\"/bin/sh\"]' -c 'ENV PATH=/bin' - \"$3\"", "sh", content.Path, host, image], content.Path);
        }

        return host;
    }

    public void Dispose()
    {
        if (_environment.Count > 0)
        {
            Script("stop");
        }

        _folder.Dispose();
    }

    private string Script(string verb) =>
        CommandLine.Run("/bin/bash", [Path.Combine(Sources.Root, "tests", "components", "docker-engine.sh"), verb, _folder.Path], _folder.Path);
}
