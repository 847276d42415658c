namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Evaluates expressions as GitHub's runner does, and with values that are not known yet.</summary>
public static class ExpressionEvaluator
{
    /// <summary>Evaluates an expression. Nothing is thrown but what the scope throws.</summary>
    /// <param name="root">The whole expression.</param>
    /// <param name="scope">What it can see.</param>
    /// <returns>The value, which is unknown when it depends on an unknown one, or the error.</returns>
    public static ExpressionResult Evaluate(ExpressionNode root, IExpressionScope scope) => new ExpressionRun(scope).Start(root);
}
