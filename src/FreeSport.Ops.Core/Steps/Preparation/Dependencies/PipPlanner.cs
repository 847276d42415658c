using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Works out what pip would do, and whether that breaks a package which pip itself does not look at.</summary>
/// <param name="project">The project.</param>
/// <param name="pip">pip of the environment.</param>
/// <param name="files">The requirements files.</param>
/// <param name="options">What bounds it.</param>
/// <param name="scratch">The run's own folder.</param>
/// <param name="host">Is shown the progress.</param>
internal sealed class PipPlanner(Project project, PipProgram pip, PipFiles files, DependencyOptions options, PrivateFolder scratch, IOpsHost host)
{
    private const int MostReasons = 3;

    /// <summary>Gets pip's arguments that say what to install and where from.</summary>
    public IReadOnlyList<string> Arguments { get; } =
    [
        .. files.Requirements.SelectMany(static file => new[] { "-r", file }),
        .. files.Constraints.SelectMany(static file => new[] { "-c", file }),
        .. options.Upgrade ? ["--upgrade"] : Array.Empty<string>(),
        .. options.OnlyBinary ? ["--only-binary", ":all:"] : Array.Empty<string>(),
        .. options.NoIndex ? ["--no-index"] : Array.Empty<string>(),
        .. options.FindLinks.SelectMany(static folder => new[] { "--find-links", folder }),
    ];

    /// <summary>Works it out. Nothing in the environment is changed; what must be built to be known is built aside.</summary>
    /// <param name="activity">The title of the activity that is shown.</param>
    /// <param name="cancellationToken">Kills pip.</param>
    /// <returns>The plan, or what kept it from being worked out.</returns>
    public async Task<(PipPlan? Plan, DependencyTrouble? Trouble)> PlanAsync(string activity, CancellationToken cancellationToken)
    {
        (string? inspect, ProcessResult looked) = await pip.InspectAsync("installed.json", cancellationToken).ConfigureAwait(false);
        if (inspect is null)
        {
            return (null, PipAnswer.Trouble(looked, string.Empty));
        }

        string report = scratch.At("report.json");
        string log = scratch.At("plan.log");
        ProcessResult ended = await pip.RunAsync(
            ["install", "--dry-run", "--progress-bar", "off", "--log", log, "--report", report, .. Arguments],
            line => host.WriteProgress(new OpsProgress(activity, line.Trim())),
            cancellationToken).ConfigureAwait(false);
        if (!ended.Succeeded || !File.Exists(report))
        {
            return (null, PipAnswer.Trouble(ended, PipProgram.ReadLog(log)));
        }

        // What is newest cannot be told of an index that was not reached.
        string? unreached = PipAnswer.UnreachedIn(PipProgram.ReadLog(log));
        if (options.Upgrade && unreached is not null)
        {
            return (null, new DependencyTrouble(FsDependencyState.IndexUnreachable, unreached, ended.ExitCode));
        }

        PipJudgement judged = await pip.JudgeAsync(new PipQuestion(inspect, report, files.Requirements, files.Constraints, options.Sync), cancellationToken).ConfigureAwait(false);
        return judged.Error is { } error
            ? (null, new DependencyTrouble(FsDependencyState.RequirementsUnreadable, error, null))
            : (Plan(inspect, report, judged, unreached), null);
    }

    private PipPlan Plan(string inspect, string report, PipJudgement judged, string? unreached)
    {
        IReadOnlyDictionary<string, (string Version, string? Url, bool IsEditable)> installed = PipPackages.Installed(inspect);
        Dictionary<string, string> expected = installed.ToDictionary(static p => p.Key, static p => p.Value.Version);
        List<FsDependencyChange> changes = [];
        HashSet<string> direct = new(installed.Where(static p => p.Value.Url is not null).Select(static p => p.Key), StringComparer.Ordinal);
        foreach ((FsDependencyChange change, bool isDirect) in PipPackages.Reported(report))
        {
            string name = PipPackages.Normalize(change.Name);
            expected[name] = change.To!;
            _ = isDirect ? direct.Add(name) : direct.Remove(name);
            if (installed.TryGetValue(name, out (string Version, string? Url, bool IsEditable) before))
            {
                change.From = before.Version;
                if (change.Source == FsDependencySource.Editable && before.IsEditable && before.Version == change.To && before.Url?.TrimEnd('/') == change.Url?.TrimEnd('/'))
                {
                    // What is imported from its own folder is as new as the folder.
                    continue;
                }
            }

            change.Action = Action(change, judged, name);
            Explain(change, judged.RequiredBy.TryGetValue(name, out IReadOnlyList<PipRoot>? askers) ? askers : []);
            changes.Add(change);
        }

        foreach (string name in judged.Unneeded)
        {
            string key = PipPackages.Normalize(name);
            changes.Add(new FsDependencyChange { Name = name, Action = FsDependencyAction.Removed, From = expected[key], Reason = DependencyTexts.NobodyAsks });
            expected.Remove(key);
        }

        string[] pins = [.. expected.Where(e => !direct.Contains(e.Key)).Select(static e => e.Key + "==" + e.Value)];
        return new PipPlan(changes, judged.After, judged.All, expected, pins, Notes(changes, judged, unreached));
    }

    private static FsDependencyAction Action(FsDependencyChange change, PipJudgement judged, string name) =>
        change.From is null ? FsDependencyAction.Added
        : change.From == change.To || !judged.Compared.TryGetValue(name, out int compared) || compared == 0 ? FsDependencyAction.Reinstalled
        : compared < 0 ? FsDependencyAction.Downgraded
        : FsDependencyAction.Upgraded;

    private void Explain(FsDependencyChange change, IReadOnlyList<PipRoot> askers)
    {
        PipRoot[] wanted = [.. askers.Distinct()];
        change.RequiredBy = [.. wanted.Select(r => r.By ?? Place(r))];
        change.IsHashRequired = wanted.Any(static r => r.IsHashed);
        string[] reasons = [.. wanted.Select(r => r.By is { } by ? DependencyTexts.Needs.With(by, r.Text) : Place(r) + " " + r.Text)];
        change.Reason = string.Join("; ", reasons.Take(MostReasons)) + (reasons.Length > MostReasons ? " +" + (reasons.Length - MostReasons) : string.Empty);
    }

    private string Place(PipRoot root) => project.Relative(root.File!) + ":" + root.Line;

    private static List<string> Notes(List<FsDependencyChange> changes, PipJudgement judged, string? unreached)
    {
        List<string> notes = [];
        if (changes.Where(static c => c.RunsCode).Select(static c => c.ToString()).ToArray() is { Length: > 0 } built)
        {
            notes.Add(DependencyTexts.RanCode.With(string.Join(", ", built)));
        }

        if (judged.Unreadable.Count > 0)
        {
            notes.Add(DependencyTexts.UnreadableMetadata.With(string.Join("; ", judged.Unreadable.Distinct().Take(MostReasons))));
        }

        if (unreached is not null)
        {
            notes.Add(DependencyTexts.Unreached.With(unreached));
        }

        return notes;
    }
}
