namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Judges PowerShell's execution policy, which only PowerShell itself can tell.</summary>
public static class ExecutionPolicyCheck
{
    /// <summary>The subject of the check.</summary>
    public const string Subject = "execution policy";

    /// <summary>Judges what the scopes say.</summary>
    /// <param name="scopes">Every scope, in the order in which they decide.</param>
    /// <returns>Failed when the project's scripts, which are not signed, may not run.</returns>
    /// <remarks>Source: about_Execution_Policies.</remarks>
    public static FsExecutionPolicyStatus Judge(IReadOnlyList<FsExecutionPolicyScope> scopes)
    {
        FsExecutionPolicyScope? deciding = scopes.FirstOrDefault(static s => s.Policy != FsExecutionPolicy.Undefined);
        FsExecutionPolicyStatus status = Begin();
        status.Scopes = [.. scopes];
        status.Effective = deciding?.Policy ?? FsExecutionPolicy.Restricted;
        status.Scope = FsScope.Full;
        string said = status.Effective + (deciding is null ? string.Empty : " (" + deciding.Scope + ")");
        bool enforced = deciding?.Scope is "MachinePolicy" or "UserPolicy";
        if (status.Effective is FsExecutionPolicy.Restricted or FsExecutionPolicy.AllSigned)
        {
            status.Outcome = FsOutcome.Failed;
            status.Summary = (status.Effective == FsExecutionPolicy.AllSigned ? PrerequisitesTexts.ExecutionPolicySigned : PrerequisitesTexts.ExecutionPolicyForbids).With(said);
            status.Remedy = enforced ? PrerequisitesTexts.ExecutionPolicyEnforcedRemedy : PrerequisitesTexts.ExecutionPolicyForbidsRemedy;
            status.NextCommand = enforced ? "Get-ExecutionPolicy -List" : Allow(deciding?.Scope);
        }
        else
        {
            status.Outcome = FsOutcome.Passed;
            status.Summary = PrerequisitesTexts.ExecutionPolicyAllows.With(said);
        }

        return status;
    }

    /// <summary>The result for a PowerShell that did not say.</summary>
    /// <param name="why">Its own words.</param>
    /// <returns>Inconclusive, with what to do.</returns>
    public static FsExecutionPolicyStatus Unknown(string why)
    {
        FsExecutionPolicyStatus status = Begin();
        status.Summary = PrerequisitesTexts.ExecutionPolicyUnknown.With(why.FirstLine(200));
        status.Remedy = PrerequisitesTexts.ExecutionPolicyUnknownRemedy;
        status.NextCommand = "Get-ExecutionPolicy -List";
        return status;
    }

    // A policy of this very process stands in front of the account's.
    private static string Allow(string? scope) => "Set-ExecutionPolicy RemoteSigned -Scope " + (scope == "Process" ? "Process" : "CurrentUser");

    private static FsExecutionPolicyStatus Begin() => new() { Step = FsStep.Prerequisites, Subject = Subject, StartedAt = DateTime.UtcNow };
}
