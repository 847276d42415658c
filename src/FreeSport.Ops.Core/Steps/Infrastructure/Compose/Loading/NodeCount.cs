using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Counts the values of a document as compose counts them before it refuses one that is too large.</summary>
internal static class NodeCount
{
    /// <summary>How many values a document may have.</summary>
    public const int Most = 100_000;

    /// <summary>The number of values of a document. What aliases stand for counts once, each alias as one more; what is reset or replaced counts as one.</summary>
    public static int Of(YamlNode root)
    {
        int count = 0;
        HashSet<YamlNode> seen = [];
        Stack<YamlNode> open = new([root]);
        while (open.Count > 0)
        {
            YamlNode node = open.Pop();
            count++;
            if (node.Tag is ComposeDocumentReader.Reset or ComposeDocumentReader.Override || !seen.Add(node))
            {
                continue;
            }

            IEnumerable<YamlNode> below = node switch
            {
                YamlMapping mapping => mapping.Entries.Select(static e => e.Value),
                YamlSequence sequence => sequence.Items,
                _ => [],
            };
            foreach (YamlNode value in below)
            {
                open.Push(value);
            }
        }

        return count;
    }
}
