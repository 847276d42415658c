using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets.Needs;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>Gives each name its state, outcome, sentence, remedy and next command.</summary>
/// <param name="target">What is compared.</param>
/// <param name="remote">What GitHub has.</param>
/// <param name="seen">When each name of a subject was last changed, as the last comparison on record saw it.</param>
/// <param name="now">The time, in UTC.</param>
internal sealed class ComparisonVerdict(ComparisonTarget target, RemoteNames remote, Func<string, IReadOnlyDictionary<string, string>> seen, DateTime now)
{
    private readonly NameJudge _judge = new(remote);

    public FsSecretComparison OfNeeded(ComparedName name)
    {
        NameDecision verdict = _judge.Decide(name);
        FsSecretScope scope = verdict.Found.Count > 0 ? verdict.Found[0].Scope : name.Target();
        FsSecretComparison result = New(SecretSubjects.Of(name.Name, name.Kind), name.Name, name.Kind, scope);
        result.IsRequired = name.IsRequired;
        result.Places = [.. name.Readers, .. name.OnHosts];
        result.State = verdict.State;
        result.Detail = NeededBy([verdict.Place, .. name.Readers.Where(p => p != verdict.Place)]);
        switch (verdict.State)
        {
            case FsSecretState.Present:
                OfFound(result, verdict);
                break;
            case FsSecretState.Missing when name.IsRequired:
                result.Outcome = FsOutcome.Failed;
                result.Summary = SecretComparisonTexts.Missing.With(target.Where(scope)) + Elsewhere(name, scope);
                result.Remedy = SecretComparisonTexts.MissingRemedy.With(target.Where(scope));
                result.NextCommand = target.Set(name.Name, name.Kind, scope);
                break;
            case FsSecretState.Missing:
                result.Outcome = FsOutcome.Warning;
                result.Summary = SecretComparisonTexts.MissingOptional.With(target.Where(scope)) + Elsewhere(name, scope);
                result.Remedy = SecretComparisonTexts.MissingOptionalRemedy.With(target.Where(scope));
                result.NextCommand = target.Set(name.Name, name.Kind, scope);
                break;
            default:
                result.Summary = SecretComparisonTexts.Unknown.With(target.Where(scope));
                result.Cause = Causes.Of(verdict.Failure);
                (result.Detail, result.Remedy) = (verdict.Failure is { } failure ? failure.Message + "\n" + result.Detail : null, verdict.Failure?.Remedy);
                result.NextCommand = result.Cause == Causes.GitRemote ? GitRemote.AddCommand
                    : verdict.Failure?.Kind is FailureKind.PermissionDenied or FailureKind.ObjectNotFound ? target.Access
                    : target.Compare;
                break;
        }

        return result;
    }

    public FsSecretComparison OfUnused(UnusedName name)
    {
        FsSecretComparison result = New(SecretSubjects.Of(name.Name, name.Kind), name.Name, name.Kind, name.Found.Scope);
        result.UpdatedAt = name.Found.UpdatedAt;
        result.Places = [.. name.OnHosts];
        string where = target.Where(name.Found.Scope);
        if (name.MayBeRead is { } reader)
        {
            result.Summary = SecretComparisonTexts.MayBeRead.With(where, reader.Line == 0 ? reader.Path : reader);
            result.Remedy = SecretComparisonTexts.MayBeReadRemedy;
            result.NextCommand = "Get-FsWorkflow" + target.Project.LocationArgument + " | ForEach-Object ComputedNames";
            return result;
        }

        result.Outcome = FsOutcome.Warning;
        if (name.OnHosts.Count > 0)
        {
            result.State = FsSecretState.NotOnGitHub;
            result.Summary = SecretComparisonTexts.NotPassedOn.With(where);
            result.Detail = NeededBy(name.OnHosts);
            result.Remedy = SecretComparisonTexts.NotPassedOnRemedy;
            result.NextCommand = target.ShowPlaces(name.Name);
        }
        else
        {
            result.State = FsSecretState.Unused;
            result.Summary = SecretComparisonTexts.Unused.With(where);
            result.Remedy = SecretComparisonTexts.UnusedRemedy;
            result.NextCommand = target.Remove(name.Name, name.Kind, name.Found.Scope);
        }

        return result;
    }

    public FsSecretComparison OfHost(string name, FsSecretKind kind, IReadOnlyList<FsSecretPlace> places)
    {
        FsSecretComparison result = New(name, name, kind, scope: null);
        result.State = FsSecretState.NotOnGitHub;
        result.Outcome = FsOutcome.Skipped;
        result.IsRequired = places.Any(static p => p.IsRequired);
        result.Places = [.. places];
        result.Summary = SecretComparisonTexts.NotOnGitHub;
        result.Detail = NeededBy(places);
        return result;
    }

    public FsSecretComparison OfComputed(SecretNeed computed)
    {
        FsSecretComparison result = New(SecretSubjects.OfComputed(computed), computed.Name, computed.Kind, scope: null);
        result.IsRequired = true;
        result.Places = [computed.Place];
        result.Summary = SecretComparisonTexts.Computed.With(computed.Name);
        result.Remedy = SecretComparisonTexts.ComputedRemedy;
        result.NextCommand = target.Waive(result.Subject);
        return result;
    }

    public FsSecretComparison OfUnreadable(UnreadableFile file)
    {
        FsSecretComparison result = New(file.Path, file.Path, FsSecretKind.Secret, scope: null);
        result.IsRequired = true;
        (result.Summary, result.Remedy) = (file.Failure.Message, file.Failure.Remedy);
        bool isWorkflow = file.Failure.ErrorId.StartsWith("Workflow", StringComparison.Ordinal);
        result.Cause = isWorkflow ? Causes.Of(Causes.Workflow, file.Path) : null;
        result.NextCommand = isWorkflow
            ? "Test-FsWorkflow " + PowerShellQuoting.Quote(Path.GetFileName(file.Path)) + target.Project.LocationArgument
            : target.Compare;
        return result;
    }

    public FsSecretComparison OfNothing()
    {
        FsSecretComparison result = New("secrets", string.Empty, FsSecretKind.Secret, scope: null);
        (result.Summary, result.Remedy) = (SecretComparisonTexts.Nothing, SecretComparisonTexts.NothingRemedy);
        result.NextCommand = "Get-FsProject" + target.Project.LocationArgument;
        return result;
    }

    private void OfFound(FsSecretComparison result, NameDecision verdict)
    {
        FoundName first = verdict.Found[0];
        result.UpdatedAt = first.UpdatedAt;
        result.Inputs =
        [
            .. verdict.Found.Select(f => new FsInput
            {
                Name = remote.Input(f.Scope, result.Kind, result.Name),
                Kind = FsInputKind.Remote,
                Fingerprint = RemoteInput.Stamp(f.UpdatedAt),
            }),
        ];

        IReadOnlyDictionary<string, string> before = seen(result.Subject);
        FsInput? changed = result.Inputs.FirstOrDefault(i => before.TryGetValue(i.Name, out string? was) && was != i.Fingerprint);
        FoundName old = verdict.Found.FirstOrDefault(f => result.Kind == FsSecretKind.Secret && target.Project.Configuration.Secrets.MaxAge is { } age && f.UpdatedAt < now - age);
        if (changed is not null)
        {
            FoundName found = verdict.Found[Array.IndexOf(result.Inputs, changed)];
            result.State = FsSecretState.ChangedElsewhere;
            result.Outcome = FsOutcome.Warning;
            result.Summary = SecretComparisonTexts.ChangedElsewhere.With(target.Where(found.Scope), ComparisonTarget.At(found.UpdatedAt), ComparisonTarget.At(Time(before[changed.Name])));
            result.Remedy = SecretComparisonTexts.ChangedElsewhereRemedy;
            result.NextCommand = target.Compare;
        }
        else if (old.UpdatedAt is not null)
        {
            (result.SecretScope, result.UpdatedAt) = (old.Scope, old.UpdatedAt);
            result.Environment = old.Scope == FsSecretScope.Environment ? target.Environment : null;
            result.State = FsSecretState.Stale;
            result.Outcome = FsOutcome.Warning;
            result.Summary = SecretComparisonTexts.Stale.With(target.Where(old.Scope), ComparisonTarget.At(old.UpdatedAt), target.Project.Configuration.Secrets.MaxAge?.TotalDays);
            result.Remedy = SecretComparisonTexts.StaleRemedy.With(target.Where(old.Scope));
            result.NextCommand = target.Set(result.Name, result.Kind, old.Scope);
        }
        else
        {
            result.Outcome = FsOutcome.Passed;
            result.Summary = SecretComparisonTexts.Present.With(target.Where(first.Scope), ComparisonTarget.At(first.UpdatedAt));
        }
    }

    private string Elsewhere(ComparedName name, FsSecretScope scope)
    {
        List<string> words = [.. _judge.Elsewhere(name).Select(s => (s.Kind == name.Kind ? SecretComparisonTexts.LiesElsewhere
            : s.Kind == FsSecretKind.Secret ? SecretComparisonTexts.LiesAsSecret
            : SecretComparisonTexts.LiesAsVariable).With(target.Where(s.Scope)))];
        if (scope == FsSecretScope.Environment && remote.Of(scope, name.Kind).IsAbsent)
        {
            words.Add(SecretComparisonTexts.EnvironmentAbsent.With(target.Environment));
        }

        return string.Concat(words.Select(static w => " " + w));
    }

    private FsSecretComparison New(string subject, string name, FsSecretKind kind, FsSecretScope? scope) => new()
    {
        Step = FsStep.Infrastructure,
        Subject = subject,
        Name = name,
        Kind = kind,
        SecretScope = scope,
        Environment = scope == FsSecretScope.Environment ? target.Environment : null,
        Organization = scope == FsSecretScope.Organization ? target.Address?.Owner : null,
        ComparedEnvironment = target.Environment,
        Repository = target.Address?.FullName,
    };

    private static string? NeededBy(IReadOnlyList<FsSecretPlace> places) =>
        places.Count == 0 ? null : string.Join("\n", places.Select(static p => SecretComparisonTexts.NeededBy.With(p)));

    private static DateTime? Time(string stamp) => DateTime.TryParse(
        stamp, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal, out DateTime time) ? time : null;
}
