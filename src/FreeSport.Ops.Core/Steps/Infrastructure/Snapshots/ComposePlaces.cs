using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Docker;
using FreeSport.Ops.Core.Steps.Infrastructure.Swarm;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>The compose files of a project, and the engines they are for, with Compose and as stacks of Swarm.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="seal">Seals values.</param>
internal sealed class ComposePlaces(OpsTools session, Project project, ValueSeal seal)
{
    public IEnumerable<SnapshotLook> Looks(SnapshotOptions options)
    {
        foreach (ComposeSet set in ComposeSets.Find(project))
        {
            FsInfrastructureKind kind = set.Target == FsComposeTarget.Swarm ? FsInfrastructureKind.Swarm : FsInfrastructureKind.Compose;
            if (options.Wants(kind) && (options.Environments.Count == 0 || options.Environments.Contains(set.Environment, StringComparer.OrdinalIgnoreCase)))
            {
                foreach ((string? context, bool isAsked) in Contexts(options, set, kind))
                {
                    yield return OfFiles(options, set, kind, context, isAsked);
                }
            }
        }

        foreach (string context in options.Environments.Count == 0 ? options.Contexts : [])
        {
            if (options.Wants(FsInfrastructureKind.Compose))
            {
                yield return new SnapshotLook(FsInfrastructureKind.Compose, "compose:@" + context, context)
                {
                    Context = context,
                    Running = (_, token) => ContainersAsync(Client(context, options), null, [], token),
                };
            }

            if (options.Wants(FsInfrastructureKind.Swarm))
            {
                yield return new SnapshotLook(FsInfrastructureKind.Swarm, "swarm:@" + context, context)
                {
                    Context = context,
                    IsOptional = options.Kinds.Count == 0,
                    Running = (_, token) => ServicesAsync(Client(context, options), null, isDeclared: false, token),
                };
            }
        }
    }

    // The engine that happens to be active may be anybody's: files of an environment are held against it only where
    // somebody says so, and files of none where Compose is what is asked for.
    private IEnumerable<(string? Context, bool IsAsked)> Contexts(SnapshotOptions options, ComposeSet set, FsInfrastructureKind kind)
    {
        string? configured = set.Environment is { } name ? project.Configuration.Environments.FirstOrDefault(e => e.Name == name)?.Compose?.Context : null;
        if (options.DeclaredOnly)
        {
            return [(null, false)];
        }

        if (options.Contexts.Count > 0)
        {
            return options.Environments.Count > 0 ? options.Contexts.Select(static c => ((string?)c, true)) : configured is not null && options.Contexts.Contains(configured) ? [(configured, true)] : [];
        }

        return [(configured, configured is not null || (set.Environment is null && options.Kinds.Contains(kind)))];
    }

    private SnapshotLook OfFiles(SnapshotOptions options, ComposeSet set, FsInfrastructureKind kind, string? context, bool isAsked)
    {
        string[] sources = [.. set.Files.Select(project.Relative)];
        string name = set.Environment ?? sources[0];
        ComposeDeclaration declaration = new(project.Root, set, seal, session.Redactor);
        string? stack = project.Configuration.Environments.FirstOrDefault(e => e.Name == set.Environment)?.Compose?.Stack;
        return new SnapshotLook(kind, (kind == FsInfrastructureKind.Swarm ? "swarm:" : "compose:") + name + (context is null ? string.Empty : "@" + context), name)
        {
            Environment = set.Environment,
            Context = context ?? (isAsked ? DockerContexts.Active() : null),
            Sources = sources,
            WhyNotRunning = isAsked || options.DeclaredOnly ? null : SnapshotTexts.ComposeNoContext,
            Declared = _ => Task.FromResult(declaration.Read(kind)),
            Running = !isAsked ? null
                : kind == FsInfrastructureKind.Swarm ? (_, token) => ServicesAsync(Client(context, options), stack ?? declaration.ProjectName, isDeclared: true, token)
                : (declared, token) => ContainersAsync(Client(context, options), declaration.ProjectName, declared, token),
            Compare = kind == FsInfrastructureKind.Swarm ? drift => ComposeDrift.OfStack(drift, stack ?? declaration.ProjectName) : ComposeDrift.OfContainers,
        };
    }

    // Its time begins when it is asked, not while it waits for others.
    private DockerQuestions Client(string? context, SnapshotOptions options) =>
        DockerClient.Find(session.Processes, session.Tools, project.Root, context) is { } client
            ? new DockerQuestions(client, new Deadline(options.Timeout))
            : throw new EngineNotReadException(FsInfrastructureReading.ToolMissing, SnapshotTexts.ToolMissing.With("docker") + session.Tools.ShimNote("docker"));

    private async Task<EngineReading> ContainersAsync(DockerQuestions docker, string? name, IReadOnlyList<FsInfrastructureResource> declared, CancellationToken cancellationToken)
    {
        string[] images = [.. declared.Select(static d => d.Image).OfType<string>().Where(static i => i.IndexOf('$') < 0)];
        Task<IReadOnlyList<FsInfrastructureResource>> containers = new ContainerReader(docker, seal).ReadAsync(name, images, cancellationToken);
        Task<EngineReading> owned = new OwnedResources(docker, FsInfrastructureKind.Compose, ContainerReader.ProjectLabel).ReadAsync(name, cancellationToken);
        await Task.WhenAll(containers, owned).ConfigureAwait(false);
        return With(await owned.ConfigureAwait(false), await containers.ConfigureAwait(false));
    }

    private async Task<EngineReading> ServicesAsync(DockerQuestions docker, string? stack, bool isDeclared, CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<FsInfrastructureResource>?> services = new SwarmReader(docker, seal).ReadAsync(stack, cancellationToken);
        Task<EngineReading> owned = new OwnedResources(docker, FsInfrastructureKind.Swarm, SwarmReader.StackLabel).ReadAsync(stack, cancellationToken);
        await Task.WhenAll(services, owned).ConfigureAwait(false);
        return await services.ConfigureAwait(false) is { } found ? With(await owned.ConfigureAwait(false), found)
            : isDeclared ? throw new EngineNotReadException(FsInfrastructureReading.Unreachable, SnapshotTexts.NoSwarmManager.With(docker.Name))
            : EngineReading.NotLooked with { LeftOut = [SnapshotTexts.NoSwarmManager.With(docker.Name)] };
    }

    private EngineReading With(EngineReading owned, IReadOnlyList<FsInfrastructureResource> found) =>
        owned with { Resources = [.. found, .. owned.Resources], Tools = [new FsTool { Name = "docker", Path = session.Tools.Find("docker") }] };
}
