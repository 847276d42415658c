using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>The digest of what a person was shown of a plan: what is applied is that, and not an object that was changed since.</summary>
internal static class PlanSeal
{
    public static string Of(FsInfrastructurePlan plan)
    {
        StringBuilder text = new();
        Line(plan.PlanId);
        Line(plan.Kind.ToString());
        Line(plan.Subject);
        Line(plan.Project);
        Line(plan.Folder);
        Line(plan.Target);
        Line(plan.Environment ?? string.Empty);
        Line(plan.State.ToString());
        Line(plan.Binding.ToString());
        Line(plan.InputsHash);
        Line(plan.CreatedAt.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture));
        Line(plan.ExpiresAt.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture));
        foreach (FsResourceChange change in plan.Changes)
        {
            Line(string.Join("\u0001", change.Address, change.Action, change.Reason, string.Join("\u0002", change.Masked), change.IsDestructive, change.State));
        }

        Line(string.Join("\u0001", plan.Coverage));
        return Hex.Sha256(Encoding.UTF8.GetBytes(text.ToString()));

        void Line(string part) => text.Append(part).Append('\0');
    }
}
