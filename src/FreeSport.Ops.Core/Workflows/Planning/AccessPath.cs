using FreeSport.Ops.Core.Workflows.Expressions;

namespace FreeSport.Ops.Core.Workflows.Planning;

/// <summary>Finds the places of contexts that an expression reads, such as <c>steps.build.outputs.image</c>.</summary>
internal static class AccessPath
{
    public static IReadOnlyList<string[]> In(ExpressionNode root)
    {
        List<string[]> paths = [];
        Collect(root, paths);
        return paths;
    }

    public static bool AsksStatus(ExpressionNode node) => node switch
    {
        CallNode call => call.Name.ToUpperInvariant() is "SUCCESS" or "FAILURE" or "ALWAYS" or "CANCELLED" || call.Arguments.Any(AsksStatus),
        BinaryNode binary => AsksStatus(binary.Left) || AsksStatus(binary.Right),
        NotNode not => AsksStatus(not.Operand),
        PropertyNode property => AsksStatus(property.Target),
        IndexNode index => AsksStatus(index.Target) || AsksStatus(index.Index),
        StarNode star => AsksStatus(star.Target),
        _ => false,
    };

    private static void Collect(ExpressionNode node, List<string[]> paths)
    {
        if (PathOf(node) is { } path)
        {
            paths.Add(path);
            return;
        }

        switch (node)
        {
            case CallNode call:
                foreach (ExpressionNode argument in call.Arguments)
                {
                    Collect(argument, paths);
                }

                break;
            case BinaryNode binary:
                Collect(binary.Left, paths);
                Collect(binary.Right, paths);
                break;
            case NotNode not:
                Collect(not.Operand, paths);
                break;
            case PropertyNode property:
                Collect(property.Target, paths);
                break;
            case IndexNode index:
                Collect(index.Target, paths);
                Collect(index.Index, paths);
                break;
            case StarNode star:
                Collect(star.Target, paths);
                break;
        }
    }

    // Only names that are written out: what stands behind a star, a number or another expression is looked up in the value.
    private static string[]? PathOf(ExpressionNode node) => node switch
    {
        ContextNode context => [context.Name.ToLowerInvariant()],
        PropertyNode property when PathOf(property.Target) is { } target => [.. target, property.Name],
        IndexNode { Index: LiteralNode { Value.Kind: ExpressionValueKind.String } name } index when PathOf(index.Target) is { } target => [.. target, name.Value.Text],
        _ => null,
    };
}
