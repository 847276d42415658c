using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>What one expression can see: the places it reads, and status functions of a run in which what runs succeeds.</summary>
/// <param name="tree">The places.</param>
/// <param name="success">What <c>success()</c> is.</param>
internal sealed class ExpressionContexts(ContextTree tree, ExpressionValue success) : IExpressionScope
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "github", "inputs", "vars", "secrets", "needs", "jobs", "matrix", "strategy", "steps", "env", "job", "runner",
    };

    public ExpressionValue? Context(string name) => Names.Contains(name) ? tree.Find(name) ?? ExpressionValue.Null : null;

    public ExpressionValue? Status(string name, IReadOnlyList<ExpressionValue> arguments) => name switch
    {
        "always" => ExpressionValue.True,
        "success" => success,
        _ => ExpressionValue.False,
    };

    // The files are those of the runner at that moment.
    public FilesHash? HashFiles(IReadOnlyList<string> patterns) => new FilesHash(ExpressionValue.Unknown("hashFiles()"), null);
}
