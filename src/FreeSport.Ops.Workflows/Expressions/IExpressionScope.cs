namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>What an expression can see from where it stands.</summary>
public interface IExpressionScope
{
    /// <summary>A context.</summary>
    /// <param name="name">Its name as written; the case does not matter.</param>
    /// <returns>Its value, which may be unknown; null when there is no such context.</returns>
    ExpressionValue? Context(string name);

    /// <summary>A status function.</summary>
    /// <param name="name"><c>success</c>, <c>failure</c>, <c>always</c> or <c>cancelled</c> in small letters.</param>
    /// <param name="arguments">The jobs it names; mostly none.</param>
    /// <returns>Its value, which may be unknown; null when it does not exist here.</returns>
    ExpressionValue? Status(string name, IReadOnlyList<ExpressionValue> arguments);

    /// <summary>The function <c>hashFiles</c>, which <see cref="FileHasher" /> can carry out.</summary>
    /// <param name="patterns">Its arguments.</param>
    /// <returns>The digest or the problem; null when it does not exist here.</returns>
    FilesHash? HashFiles(IReadOnlyList<string> patterns);
}
