using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Finds the places of contexts that an expression reads, such as <c>steps.build.outputs.image</c>.</summary>
internal static class AccessPath
{
    public static IReadOnlyList<string[]> In(ExpressionNode root)
    {
        List<string[]> paths = [];
        Collect(root, paths);
        return paths;
    }

    public static bool AsksStatus(ExpressionNode node) =>
        (node is CallNode call && call.Name.ToUpperInvariant() is ("SUCCESS" or "FAILURE" or "ALWAYS" or "CANCELLED")) || node.Children.Any(AsksStatus);

    private static void Collect(ExpressionNode node, List<string[]> paths)
    {
        if (PathOf(node) is { } path)
        {
            paths.Add(path);
            return;
        }

        foreach (ExpressionNode child in node.Children)
        {
            Collect(child, paths);
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
