using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Values;

/// <summary>A scope of which nothing is known before the run: what can be evaluated in it is the same in every run.</summary>
internal sealed class UnknownScope : IExpressionScope
{
    public static UnknownScope Instance { get; } = new();

    public ExpressionValue? Context(string name) => ExpressionValue.Unknown(name);

    public ExpressionValue? Status(string name, IReadOnlyList<ExpressionValue> arguments) => ExpressionValue.Unknown(name + "()");

    public FilesHash? HashFiles(IReadOnlyList<string> patterns) => new FilesHash(ExpressionValue.Unknown("hashFiles()"), null);
}
