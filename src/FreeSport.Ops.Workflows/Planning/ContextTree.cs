using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>
/// The contexts of one expression, with just the places it reads: a place nobody knows is unknown by its own name, which a
/// context that is unknown as a whole could not say.
/// </summary>
internal sealed class ContextTree
{
    private readonly Dictionary<string, ContextTree> _branches = new(StringComparer.OrdinalIgnoreCase);
    private ExpressionValue? _value;

    public static ContextTree Of(ExpressionNode root, PlanScope scope)
    {
        ContextTree tree = new();
        foreach (string[] path in AccessPath.In(root))
        {
            tree.Add(path, 0, scope);
        }

        return tree;
    }

    /// <summary>A context by name; null when the expression does not read it.</summary>
    public ExpressionValue? Find(string context) => _branches.TryGetValue(context, out ContextTree? branch) ? branch.ToValue() : null;

    private void Add(string[] path, int at, PlanScope scope)
    {
        if (_value is not null)
        {
            return;
        }

        if (at == path.Length)
        {
            _value = scope.At(path);
            return;
        }

        if (!_branches.TryGetValue(path[at], out ContextTree? branch))
        {
            _branches[path[at]] = branch = new ContextTree();
        }

        branch.Add(path, at + 1, scope);
    }

    private ExpressionValue ToValue()
    {
        if (_value is not null)
        {
            return _value;
        }

        ExpressionMembers members = new();
        foreach (KeyValuePair<string, ContextTree> branch in _branches)
        {
            members.Add(branch.Key, branch.Value.ToValue());
        }

        return ExpressionValue.Of(members);
    }
}
