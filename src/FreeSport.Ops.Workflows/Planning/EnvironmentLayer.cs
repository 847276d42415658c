using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The variables of one <c>env</c> over those around it.</summary>
/// <param name="written">The section; null when there is none.</param>
/// <param name="outer">What lies around it; null for the workflow's own.</param>
/// <param name="scope">What the section's own values can see.</param>
/// <param name="notes">Takes what cannot be evaluated.</param>
internal sealed class EnvironmentLayer(EnvSyntax? written, EnvironmentLayer? outer, PlanScope scope, PlanNotes notes)
{
    /// <summary>The value of a variable; null when no layer names it.</summary>
    public ExpressionValue? Find(string name, StepStates? steps)
    {
        if (written?.Expression is not null)
        {
            return ExpressionValue.Unknown("env." + name);
        }

        YamlScalar? own = written?.Variables.FirstOrDefault(v => v.Name.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return own is null ? outer?.Find(name, steps)
            : new PlanExpressions(scope with { Env = outer, Steps = steps }, notes).Value(own) is { Kind: not ExpressionValueKind.Unknown } known ? ExpressionValue.Of(known.ToText())
            : ExpressionValue.Unknown("env." + name);
    }
}
