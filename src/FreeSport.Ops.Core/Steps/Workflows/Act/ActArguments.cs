namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>The arguments of one run. Nothing in them is secret.</summary>
internal static class ActArguments
{
    private const string Images = "catthehacker/ubuntu:act-";

    private static readonly string[] AlwaysMapped = ["ubuntu-latest", "ubuntu-24.04", "ubuntu-22.04"];

    public static IReadOnlyList<string> Of(ActSubject subject, ActOptions options, ActHome home, string folder) =>
    [
        subject.Event,
        "--json",
        .. options.Execute ? (string[])[] : ["-n"],
        "--no-cache-server",
        "-C", folder,
        "-W", subject.Workflow.Path,
        .. options.Job is null ? (string[])[] : ["-j", options.Job],
        .. Platforms(subject.Jobs),

        // Named even where they are empty: without them act reads .secrets, .env, .vars and .input of the repository.
        "--secret-file", home.SecretFile,
        "--env-file", home.EmptyFile,
        "--var-file", home.EmptyFile,
        "--input-file", home.EmptyFile,
        .. home.ActionCache is { } cache ? (string[])["--action-cache-path", cache] : [],
    ];

    // Without an image for any label act asks a question and dies of having nobody to ask. Labels of other systems get
    // none: a Linux image would make a Windows job look as if it had been tried.
    private static IEnumerable<string> Platforms(IReadOnlyList<FsWorkflowJob> jobs) => AlwaysMapped
        .Concat(jobs.SelectMany(static j => j.RunsOn).Where(static l => l.StartsWith("ubuntu-", StringComparison.OrdinalIgnoreCase)))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .SelectMany(static label => new[] { "-P", label + "=" + Images + ImageOf(label) });

    private static string ImageOf(string label) =>
        label.Contains("24.04", StringComparison.Ordinal) ? "24.04"
        : label.Contains("22.04", StringComparison.Ordinal) ? "22.04"
        : label.Contains("20.04", StringComparison.Ordinal) ? "20.04"
        : "latest";
}
