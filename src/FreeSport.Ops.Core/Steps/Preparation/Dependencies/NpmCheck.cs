using System.Text.Json;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Tells whether node_modules holds what the lock file says and, where the registry may be asked, what is outdated or vulnerable. Changes nothing.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="options">What bounds it.</param>
/// <param name="asksRegistry">Whether the registry is asked.</param>
public sealed class NpmCheck(OpsSession session, Project project, DependencyOptions options, bool asksRegistry)
{
    private readonly NpmFolder _folder = new(DependencyFiles.NpmFolder(project));

    /// <summary>Looks. What goes wrong is in the result, not thrown.</summary>
    /// <param name="cancellationToken">Kills npm.</param>
    /// <returns>The result, not yet recorded.</returns>
    public async Task<FsDependencyCheck> RunAsync(CancellationToken cancellationToken)
    {
        FsDependencyCheck check = new()
        {
            Step = FsStep.Preparation,
            Manager = FsDependencyManager.Npm,
            Subject = DependencyVerdict.SubjectOf(FsDependencyManager.Npm, project, _folder.Path),
            Target = _folder.Path,
            StartedAt = DateTime.UtcNow,
        };
        if (await LookAsync(check, cancellationToken).ConfigureAwait(false) is { } trouble)
        {
            DependencyVerdict.Decide(check, trouble, project, options);
        }

        check.Duration = DateTime.UtcNow - check.StartedAt;
        return check;
    }

    private async Task<DependencyTrouble?> LookAsync(FsDependencyCheck check, CancellationToken cancellationToken)
    {
        (NpmTree? wanted, DependencyTrouble? trouble) = _folder.Read();
        if (wanted is null)
        {
            return trouble;
        }

        if (InstallJournal.Glance(_folder.Path) is { } began)
        {
            return new DependencyTrouble(FsDependencyState.Interrupted, DependencyTexts.Began.With(began.ToLocalTime()), null);
        }

        List<FsDependencyFinding> findings = [.. _folder.Changes(wanted).Select(Unsatisfied)];
        List<string> leftOut = [];
        DependencyTrouble? unreached = null;
        if (asksRegistry)
        {
            if (NpmProgram.Find(session.Tools) is not { } npm)
            {
                return new DependencyTrouble(FsDependencyState.ToolMissing, DependencyTexts.NpmMissing + session.Tools.ShimNote("npm"), null);
            }

            check.Tools = [new FsTool { Name = "npm", Path = npm.Script }, new FsTool { Name = "node", Path = npm.Node }];
            unreached = await OutdatedAsync(npm, findings, cancellationToken).ConfigureAwait(false);
            DependencyTrouble? unaudited = await VulnerableAsync(npm, findings, cancellationToken).ConfigureAwait(false);
            if (unaudited is not null)
            {
                leftOut.Add(DependencyTexts.AuditFailed.With("npm audit", unaudited.Sentence));
                unreached ??= unaudited;
            }
        }

        DependencyCheckVerdict.Decide(check, findings, leftOut, unreached, asksRegistry, wanted.Packages.Count - 1, project);
        return null;
    }

    private static FsDependencyFinding Unsatisfied(FsDependencyChange change) => new()
    {
        Kind = FsDependencyFindingKind.Unsatisfied,
        Severity = FsDependencySeverity.High,
        Name = change.Name,
        Current = change.From,
        Wanted = change.To,
        Text = change.To is null ? DependencyTexts.NotInLockFile : DependencyTexts.LockFileSays.With(change.To, change.From ?? DependencyTexts.NotInstalled),
    };

    private async Task<DependencyTrouble?> OutdatedAsync(NpmProgram npm, List<FsDependencyFinding> findings, CancellationToken cancellationToken)
    {
        (JsonDocument? answer, DependencyTrouble? trouble) = NpmAnswer.Read(
            await session.Processes.RunAsync(npm.Request(_folder.Path, options.Timeout, "outdated", "--json"), cancellationToken).ConfigureAwait(false),
            static root => root.EnumerateObject().All(static p => p.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !(p.Name == "error" && p.Value.TryGetProperty("summary", out _))));
        using (answer)
        {
            foreach (JsonProperty package in answer?.RootElement.EnumerateObject().ToArray() ?? [])
            {
                // A package that lies in several places has a list.
                foreach (JsonElement place in package.Value.ValueKind == JsonValueKind.Array ? package.Value.EnumerateArray().ToArray() : [package.Value])
                {
                    string? current = Text(place, "current"), latest = Text(place, "latest");
                    if (current is not null && latest is not null && current != latest)
                    {
                        findings.Add(new FsDependencyFinding
                        {
                            Kind = FsDependencyFindingKind.Outdated,
                            Name = package.Name,
                            Current = current,
                            Wanted = Text(place, "wanted"),
                            Latest = latest,
                            Text = DependencyTexts.NewerIsOut.With(latest),
                        });
                    }
                }
            }
        }

        return trouble;
    }

    private async Task<DependencyTrouble?> VulnerableAsync(NpmProgram npm, List<FsDependencyFinding> findings, CancellationToken cancellationToken)
    {
        (JsonDocument? answer, DependencyTrouble? trouble) = NpmAnswer.Read(
            await session.Processes.RunAsync(npm.Request(_folder.Path, options.Timeout, "audit", "--json"), cancellationToken).ConfigureAwait(false),
            static root => root.TryGetProperty("auditReportVersion", out _) && root.TryGetProperty("vulnerabilities", out JsonElement found) && found.ValueKind == JsonValueKind.Object);
        using (answer)
        {
            foreach (JsonProperty package in answer?.RootElement.GetProperty("vulnerabilities").EnumerateObject().ToArray() ?? [])
            {
                findings.AddRange(Vulnerable(package.Name, package.Value));
            }
        }

        return trouble;
    }

    // "via" has the advisory itself, or the name of the package that has it: those are listed by themselves.
    private IEnumerable<FsDependencyFinding> Vulnerable(string name, JsonElement package)
    {
        NpmTree? tree = _folder.Read().Tree;
        string? version = tree?.Packages.TryGetValue("node_modules/" + name, out NpmPackage? installed) == true ? installed.Version : null;
        string? mended = package.TryGetProperty("fixAvailable", out JsonElement fix) && fix.ValueKind == JsonValueKind.Object ? Text(fix, "name") + " " + Text(fix, "version") : null;
        foreach (JsonElement via in package.TryGetProperty("via", out JsonElement all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().ToArray() : [])
        {
            if (via.ValueKind == JsonValueKind.Object)
            {
                yield return new FsDependencyFinding
                {
                    Kind = FsDependencyFindingKind.Vulnerable,
                    Severity = Severity(Text(via, "severity") ?? Text(package, "severity")),
                    Name = name,
                    Current = version,
                    Wanted = mended,
                    Text = (Text(via, "title") ?? DependencyTexts.Untitled) + " (" + (Text(via, "range") ?? "*") + ")",
                    Link = Uri.TryCreate(Text(via, "url"), UriKind.Absolute, out Uri? link) ? link : null,
                };
            }
        }
    }

    private static FsDependencySeverity Severity(string? word) => word switch
    {
        "info" => FsDependencySeverity.Info,
        "low" => FsDependencySeverity.Low,
        "moderate" => FsDependencySeverity.Moderate,
        "high" => FsDependencySeverity.High,
        "critical" => FsDependencySeverity.Critical,
        _ => FsDependencySeverity.Unknown,
    };

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
