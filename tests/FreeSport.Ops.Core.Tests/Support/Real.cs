using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

using Microsoft.Extensions.Logging.Abstractions;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>The code under test, put together as in a session, on the programs of this machine.</summary>
internal static class Real
{
    public static ProcessRunner Processes { get; } = new(NullLogger<ProcessRunner>.Instance);

    public static ToolLocator Tools { get; } = new(Environment.GetEnvironmentVariable("PATH"), untrustedRoot: null);

    public static ToolLocator NoTools { get; } = new(searchPath: null, untrustedRoot: null);

    public static GitReader Git { get; } = new(Processes, Tools);

    public static ContentFingerprint Fingerprints => new(Git);

    public static Task<Project> LoadAsync(string folder, IOpsHost? host = null) =>
        new ProjectLoader(Git, host ?? new RecordingHost()).LoadAsync(folder, Cancel.Token);

    public static InputFingerprints Inputs(Project project) => new(project, Fingerprints);

    public static InputFreshness Freshness(Project project) => Rooms.Freshness(project, Fingerprints);

    public static async Task<OpsFailure> FailureAsync(Func<Task> act) => (await Assert.ThrowsAsync<OpsException>(act)).Failure;
}
