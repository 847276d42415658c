namespace FreeSport.Ops.Testing;

/// <summary>What a workflow's runs consist of: its jobs, which run one after the other.</summary>
/// <param name="File">The workflow's file name.</param>
/// <param name="Jobs">The jobs.</param>
public sealed record Chain(string File, IReadOnlyList<ChainJob> Jobs)
{
    /// <summary>Gets the branch whose push starts it; null for none.</summary>
    public string? PushBranch { get; init; }

    /// <summary>Gets what the runs of a dispatch are called, by its inputs; null for the workflow's name.</summary>
    public Func<IReadOnlyDictionary<string, string>, string>? Title { get; init; }

    /// <summary>The platform's own release: both the build and the deployment name the environment, so each is asked for.</summary>
    public static Chain Release { get; } = new(
        "deploy.yml",
        [
            new ChainJob("setup", null, ["Set up job", "set-env", "Complete job"]),
            new ChainJob("build", "production", ["Set up job", "Build and push Backend image", "Build and push Frontend image", "Complete job"]),
            new ChainJob("deploy-production", "production", ["Set up job", "Create backup before deploy", "Deploy to production server", "Health check production", "Complete job"]),
        ])
    {
        PushBranch = "main",
    };
}
