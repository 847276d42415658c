using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>A project with an environment that is deployed to a real engine, and images of a tiny web service.</summary>
internal sealed class TargetWorld : IDisposable
{
    private const string Serve = "echo up; exec httpd -f -p 8080 -h /www";

    private readonly DockerEngine _engine;
    private readonly TempFolder _folder = new();

    public TargetWorld(DockerEngine engine, string target = "compose")
    {
        _engine = engine;
        Target = target;
        Assert.SkipUnless(engine.Variables().ContainsKey("DOCKER_CONFIG") || target == "swarm", "There is no docker-compose on PATH.");
        Assert.SkipWhen(CommandLine.Find("busybox") is null, "There is no static busybox.");
        Configure();
        Write("prod.env", "SECRET='kanarienvogel-$1'\n");
    }

    public string Name { get; } = "dep" + Guid.NewGuid().ToString("N")[..8];

    public string Target { get; }

    public RecordingHost Host { get; } = new();

    public long Token { get; set; } = 1;

    /// <summary>Gets the engine's address.</summary>
    public string Engine => _engine.Variables()["DOCKER_HOST"]!;

    public string At(string relative) => _folder.At(relative);

    public TargetWorld Write(string relative, string text)
    {
        _folder.Write(relative, text);
        return this;
    }

    /// <summary>Says how the environment is deployed.</summary>
    public void Configure(string deployment = "", string deadline = "20s", string stable = "1s") => Write(
        "freesport.ops.yml",
        $"environments:\n  staging:\n    compose: {{ files: [compose.yml], envFiles: [prod.env], {(Target == "swarm" ? "target: swarm, stack" : "projectName")}: {Name} }}\n    deployment: {{ target: {Target}, health: {{ deadline: {deadline}, stable: {stable} }}{deployment} }}\n");

    /// <summary>Makes an image of the web service, without any registry.</summary>
    /// <param name="tag">Its name and tag.</param>
    /// <param name="health">What is behind its health check; null for one that answers 404.</param>
    /// <param name="start">What it does.</param>
    /// <returns>The engine's id of it.</returns>
    public string Image(string tag, string? health = "ok", string start = Serve)
    {
        using TempFolder content = new();
        content.Folder("bin");
        content.Folder("www");
        File.Copy(CommandLine.Find("busybox")!, content.At("bin/busybox"));
        content.Write("version", tag);
        if (health is not null)
        {
            content.Write("www/health", health);
        }

        Posix.Script(content, "start", start);
        return CommandLine.Run(
            "/bin/bash",
            ["-c", "cd \"$1/bin\" && for name in sh sleep true false cat rm wget httpd echo; do ln -s busybox $name; done; tar -C \"$1\" -c . | \"$2\" --host \"$3\" import -c 'CMD [\"/start\"]' -c 'ENV PATH=/bin' - \"$4\"", "sh", content.Path, CommandLine.Find("docker")!, Engine, tag],
            content.Path).Trim();
    }

    public string Docker(params string[] arguments) => CommandLine.Run(CommandLine.Find("docker")!, ["--host", Engine, .. arguments], _folder.Path);

    /// <summary>The ids of the images that containers of a service were made from.</summary>
    public string[] Running(string service) =>
    [
        .. Docker("ps", "--all", "--no-trunc", "--quiet", "--filter", "label=com.docker.compose.project=" + Name, "--filter", "label=com.docker.compose.service=" + service)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => Docker("inspect", "--format", "{{.Image}}", id).Trim()),
    ];

    public async Task<IDeploymentTarget> OpenAsync(IReadOnlyDictionary<string, string>? variables = null, IProcessRunner? runner = null, ToolLocator? tools = null)
    {
        OpsSession session = new(Host, _folder.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return DeploymentTargets.Open(
            runner ?? new InheritingRunner(Real.Processes, _engine.Variables()), tools ?? Real.Tools, session.Redactor, project, project.Configuration.Environments[0], new Release("staging", string.Empty, null, variables ?? new Dictionary<string, string>()), static set => ComposeEnvironment.Of(set, new ComposeFindings()).Values);
    }

    public StageContext Context(params FsDeployedService[] services) => new(new FsDeployment { Services = services }, new HeldLockDouble(Token), Host);

    /// <summary>Looks, fetches and changes, as a deployment does.</summary>
    /// <returns>What was found out, and why it ended early; null where it did not.</returns>
    public async Task<(StageContext Context, OpsFailure? Failure)> DeployAsync(IDeploymentTarget target)
    {
        StageContext context = Context([.. await target.LookAsync(Cancel.Token)]);
        foreach (FsDeployedService service in context.Deployment.Services)
        {
            service.Before = service.Now;
        }

        OpsFailure? failure = await DoAsync(target.Fetch(context.Deployment.Services), context) ?? await DoAsync(target.Change(context.Deployment.Services), context);
        return (context, failure);
    }

    /// <summary>Deploys what must go well.</summary>
    public async Task<StageContext> DeployWellAsync(IReadOnlyDictionary<string, string> variables)
    {
        (StageContext context, OpsFailure? failure) = await DeployAsync(await OpenAsync(variables));
        Assert.Null(failure);
        return context;
    }

    public static Dictionary<string, string> Tag(string tag) => new() { ["TAG"] = tag };

    /// <summary>Does the parts one after another, up to the first that fails.</summary>
    public async Task<OpsFailure?> DoAsync(IEnumerable<StageWork> parts, StageContext context)
    {
        foreach (StageWork part in parts)
        {
            try
            {
                Done.Add($"{part.Kind} {part.Name}: {await part.RunAsync(context, Cancel.Token)}");
            }
            catch (OpsException failed)
            {
                Done.Add($"{part.Kind} {part.Name}: {failed.Failure.ErrorId}");
                return failed.Failure;
            }
        }

        return null;
    }

    /// <summary>Gets what was done, part by part.</summary>
    public List<string> Done { get; } = [];

    public void Dispose()
    {
        string[] left = Docker("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + Name).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (left.Length > 0)
        {
            Docker(["rm", "--force", .. left]);
        }

        _folder.Dispose();
    }
}
