using FreeSport.Ops.Core;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>The question before a plan is carried out. Whoever starts what may not be started is told why; a trial shows the plan all the same.</summary>
internal static class PlanQuestion
{
    /// <summary>Asks, and writes the plan where that is all there is.</summary>
    /// <param name="session">Whom to ask.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="isAllowed">Whether it may be carried out.</param>
    /// <param name="isWhatIf">Whether the caller only wants to see it.</param>
    /// <param name="target">What would be changed.</param>
    /// <param name="action">What would be done.</param>
    /// <param name="token">Ends the question.</param>
    /// <returns>True when it is to be carried out, or to be refused with its reason.</returns>
    public static async Task<bool> AskAsync(OpsSession session, object plan, bool isAllowed, bool isWhatIf, string target, string action, CancellationToken token)
    {
        bool isYes = isAllowed && await session.Host.ConfirmAsync(target, action, token).ConfigureAwait(false);
        if (isAllowed ? !isYes : isWhatIf)
        {
            session.Host.WriteResult(plan);
        }

        return isYes || !isAllowed;
    }
}
