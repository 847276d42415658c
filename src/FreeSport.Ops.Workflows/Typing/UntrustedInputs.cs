using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Typing;

/// <summary>Finds values that anybody outside can choose: in a script they run as its code.</summary>
/// <remarks>Source: GitHub Security Lab, "Untrusted input", and GitHub's secure use reference.</remarks>
internal sealed class UntrustedInputs
{
    private const string AnyItem = "*";

    private static readonly string[][] Paths =
    [
        .. new[]
        {
            "github.event.issue.title", "github.event.issue.body", "github.event.pull_request.title", "github.event.pull_request.body",
            "github.event.pull_request.head.ref", "github.event.pull_request.head.label", "github.event.pull_request.head.repo.default_branch",
            "github.event.comment.body", "github.event.review.body", "github.event.review_comment.body", "github.event.pages.*.page_name",
            "github.event.commits.*.message", "github.event.commits.*.author.email", "github.event.commits.*.author.name",
            "github.event.head_commit.message", "github.event.head_commit.author.email", "github.event.head_commit.author.name",
            "github.event.discussion.title", "github.event.discussion.body", "github.head_ref",
        }.Select(static p => p.Split('.')),
    ];

    // Their result is a truth value, whatever goes in.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase) { "contains", "startsWith", "endsWith" };

    private readonly List<(ExpressionNode Node, string[] Paths)> _found = [];

    /// <summary>The places of an expression that give such a value, each with the paths it may come from.</summary>
    public static IReadOnlyList<(ExpressionNode Node, string[] Paths)> In(ExpressionNode root)
    {
        UntrustedInputs search = new();
        search.Visit(root);
        return search._found;
    }

    private void Visit(ExpressionNode node)
    {
        switch (node)
        {
            case ContextNode or PropertyNode or IndexNode or StarNode:
                List<Candidate> candidates = Follow(node, out _);
                string[] paths = [.. candidates.Where(static c => c.Depth == c.Path.Length).Select(static c => string.Join(".", c.Path)).Distinct(StringComparer.Ordinal)];
                if (paths.Length > 0)
                {
                    _found.Add((node, paths));
                }

                break;
            case NotNode not:
                Visit(not.Operand);
                break;
            case BinaryNode binary:
                Visit(binary.Left);
                Visit(binary.Right);
                break;
            case CallNode call when !Harmless.Contains(call.Name):
                foreach (ExpressionNode argument in call.Arguments)
                {
                    Visit(argument);
                }

                break;
        }
    }

    private List<Candidate> Follow(ExpressionNode node, out bool isFiltered)
    {
        isFiltered = false;
        switch (node)
        {
            case ContextNode context:
                return [.. Paths.Where(p => p[0].Equals(context.Name, StringComparison.OrdinalIgnoreCase)).Select(static p => new Candidate(p, 1))];
            case PropertyNode property:
                return Named(Follow(property.Target, out isFiltered), property.Name);
            case IndexNode { Index: LiteralNode { Value.Kind: ExpressionValueKind.String } literal } index:
                return Named(Follow(index.Target, out isFiltered), literal.Value.Text);
            case IndexNode index:
                Visit(index.Index);
                List<Candidate> of = Follow(index.Target, out bool wasFiltered);

                // github.event.*.body[0] picks one of the filtered values.
                return wasFiltered ? of : Items(of);
            case StarNode star:
                List<Candidate> all = Follow(star.Target, out _);
                isFiltered = true;
                return [.. all.Where(static c => c.Depth < c.Path.Length).Select(static c => c with { Depth = c.Depth + 1 })];
            default:
                Visit(node);
                return [];
        }
    }

    private static List<Candidate> Named(List<Candidate> candidates, string name) =>
        [.. candidates.Where(c => c.Depth < c.Path.Length && c.Path[c.Depth].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static c => c with { Depth = c.Depth + 1 })];

    private static List<Candidate> Items(List<Candidate> candidates) => Named(candidates, AnyItem);

    private readonly record struct Candidate(string[] Path, int Depth);
}
