using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Typing;

/// <summary>Nothing to read: what is evaluated with it depends on itself alone.</summary>
internal sealed class EmptyScope : IExpressionScope
{
    public static EmptyScope Instance { get; } = new();

    public ExpressionValue? Context(string name) => null;

    public ExpressionValue? Status(string name, IReadOnlyList<ExpressionValue> arguments) => null;

    public FilesHash? HashFiles(IReadOnlyList<string> patterns) => null;
}
