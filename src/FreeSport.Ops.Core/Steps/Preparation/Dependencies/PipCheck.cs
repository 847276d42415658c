using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Tells whether a virtual environment holds what the requirements ask for and, where an index may be asked, what is outdated or vulnerable. Changes nothing.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="options">What bounds it.</param>
/// <param name="asksIndex">Whether the index, and pip-audit where the environment has it, are asked.</param>
public sealed class PipCheck(OpsSession session, Project project, DependencyOptions options, bool asksIndex)
{
    private readonly PipPlace _place = new(session, project, options);

    /// <summary>Looks. What goes wrong is in the result, not thrown.</summary>
    /// <param name="cancellationToken">Kills pip.</param>
    /// <returns>The result, not yet recorded.</returns>
    public async Task<FsDependencyCheck> RunAsync(CancellationToken cancellationToken)
    {
        FsDependencyCheck check = new()
        {
            Step = FsStep.Preparation,
            Manager = FsDependencyManager.Pip,
            Subject = _place.Subject,
            Target = _place.Environment.Folder,
            StartedAt = DateTime.UtcNow,
        };
        using PrivateFolder scratch = new(session.Host.WriteDebug);
        if (await LookAsync(check, scratch, cancellationToken).ConfigureAwait(false) is { } trouble)
        {
            DependencyVerdict.Decide(check, trouble, project, options);
        }

        check.Duration = DateTime.UtcNow - check.StartedAt;
        return check;
    }

    private async Task<DependencyTrouble?> LookAsync(FsDependencyCheck check, PrivateFolder scratch, CancellationToken cancellationToken)
    {
        (PipFiles files, _, DependencyTrouble? unreadable) = _place.Requirements();
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (InstallJournal.Glance(_place.Environment.Folder) is { } began)
        {
            return PipPlace.Interrupted(began);
        }

        PipProgram pip = _place.Program(_place.Environment, scratch);
        (PythonFacts? facts, DependencyTrouble? broken) = await PipEnvironments.LookAsync(_place.Environment, pip, cancellationToken).ConfigureAwait(false);
        if (broken is not null)
        {
            return broken;
        }

        check.Tools = _place.Tools(facts);
        (string? inspect, ProcessResult looked) = await pip.InspectAsync("installed.json", cancellationToken).ConfigureAwait(false);
        if (inspect is null)
        {
            return PipAnswer.Trouble(looked, string.Empty);
        }

        PipJudgement judged = await pip.JudgeAsync(new PipQuestion(inspect, Report: null, files.Requirements, files.Constraints, Sync: false), cancellationToken).ConfigureAwait(false);
        if (judged.Error is { } error)
        {
            return new DependencyTrouble(FsDependencyState.RequirementsUnreadable, error, null);
        }

        List<FsDependencyFinding> findings = [.. judged.Unsatisfied.Select(Unsatisfied), .. judged.Before.Select(Conflict)];
        List<string> leftOut = [.. judged.Unreadable.Distinct().Select(static u => DependencyTexts.UnreadableMetadata.With(u))];
        DependencyTrouble? unreached = null;
        if (asksIndex)
        {
            unreached = await OutdatedAsync(pip, scratch, findings, leftOut, cancellationToken).ConfigureAwait(false);
            await VulnerableAsync(pip, findings, leftOut, cancellationToken).ConfigureAwait(false);
        }

        DependencyCheckVerdict.Decide(check, findings, leftOut, unreached, asksIndex, PipPackages.Installed(inspect).Count, project);
        return null;
    }

    private FsDependencyFinding Unsatisfied(PipRoot root) => new()
    {
        Kind = FsDependencyFindingKind.Unsatisfied,
        Severity = FsDependencySeverity.High,
        Name = root.Name ?? root.Text,
        Current = root.Found,
        Wanted = root.Text,
        Text = DependencyTexts.AskedFor.With(project.Relative(root.File!) + ":" + root.Line, root.Text, root.Found ?? DependencyTexts.NotInstalled),
    };

    private static FsDependencyFinding Conflict(FsDependencyConflict conflict) => new()
    {
        Kind = FsDependencyFindingKind.Conflict,
        Severity = FsDependencySeverity.Moderate,
        Name = conflict.Name,
        Current = conflict.Version,
        Wanted = conflict.Requires,
        Text = DependencyTexts.NeedsOther.With(conflict.Requires, conflict.Found ?? DependencyTexts.NotInstalled),
    };

    // "pip list --outdated" answers an empty list, with exit code 0, when the index did not answer: its log tells.
    private async Task<DependencyTrouble?> OutdatedAsync(PipProgram pip, PrivateFolder scratch, List<FsDependencyFinding> findings, List<string> leftOut, CancellationToken cancellationToken)
    {
        string log = scratch.At("outdated.log");
        ProcessResult ended = await pip.RunAsync(
            [
                "list", "--outdated", "--format", "json", "--log", log,
                .. options.NoIndex ? ["--no-index"] : Array.Empty<string>(), .. options.FindLinks.SelectMany(static folder => new[] { "--find-links", folder }),
            ],
            onLine: null,
            cancellationToken).ConfigureAwait(false);
        string said = PipProgram.ReadLog(log);
        if (!ended.Succeeded)
        {
            return PipAnswer.Trouble(ended, said) is { State: FsDependencyState.Failed or FsDependencyState.Unresolved } other ? other with { State = FsDependencyState.IndexUnreachable } : PipAnswer.Trouble(ended, said);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(ended.StandardOutput);
            findings.AddRange(document.RootElement.EnumerateArray().Select(static p => new FsDependencyFinding
            {
                Kind = FsDependencyFindingKind.Outdated,
                Name = p.GetProperty("name").GetString()!,
                Current = p.GetProperty("version").GetString(),
                Latest = p.GetProperty("latest_version").GetString(),
                Text = DependencyTexts.NewerIsOut.With(p.GetProperty("latest_version").GetString()),
            }));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new DependencyTrouble(FsDependencyState.IndexUnreachable, ended.Message.FirstLine(300), ended.ExitCode);
        }

        leftOut.AddRange(PipAnswer.AbsentIn(said).Where(name => findings.All(f => PipPackages.Normalize(f.Name) != name)).Select(static name => DependencyTexts.NotOnIndex.With(name)));
        return (PipAnswer.UnreachedIn(said) ?? (options.NoIndex ? PipAnswer.MissingFolderIn(said + ended.StandardError) : null)) is { } unreached ? new DependencyTrouble(FsDependencyState.IndexUnreachable, unreached, null) : null;
    }

    // pip itself knows no vulnerabilities; where the team has pip-audit in the environment, it is asked.
    private static async Task VulnerableAsync(PipProgram pip, List<FsDependencyFinding> findings, List<string> leftOut, CancellationToken cancellationToken)
    {
        ProcessResult ended = await pip.AuditAsync(cancellationToken).ConfigureAwait(false);
        if (ended.StandardError.Contains("No module named pip_audit", StringComparison.Ordinal))
        {
            leftOut.Add(DependencyTexts.NoPipAudit);
            return;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(ended.StandardOutput);
            foreach (JsonElement package in document.RootElement.GetProperty("dependencies").EnumerateArray())
            {
                string name = package.GetProperty("name").GetString()!;
                if (package.TryGetProperty("skip_reason", out JsonElement skipped))
                {
                    leftOut.Add(name + ": " + skipped.GetString());
                    continue;
                }

                findings.AddRange(package.GetProperty("vulns").EnumerateArray().Select(v => Vulnerable(name, package.GetProperty("version").GetString(), v)));
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            leftOut.Add(DependencyTexts.AuditFailed.With("pip-audit", Floor.Logging.UrlCredentials.Mask(ended.TimedOut ? DependencyTexts.TooLong : ended.Message.Tail().FirstLine(200))));
        }
    }

    private static FsDependencyFinding Vulnerable(string name, string? version, JsonElement vulnerability)
    {
        string id = vulnerability.GetProperty("id").GetString()!;
        string[] mended = [.. vulnerability.GetProperty("fix_versions").EnumerateArray().Select(static f => f.GetString()!)];
        return new FsDependencyFinding
        {
            Kind = FsDependencyFindingKind.Vulnerable,
            Severity = FsDependencySeverity.Unknown,
            Name = name,
            Current = version,
            Wanted = mended.Length > 0 ? mended[0] : null,
            Text = id + " " + (vulnerability.TryGetProperty("description", out JsonElement text) ? text.GetString().FirstLine(200) : string.Empty),
            Link = new Uri("https://osv.dev/vulnerability/" + Uri.EscapeDataString(id)),
        };
    }
}
