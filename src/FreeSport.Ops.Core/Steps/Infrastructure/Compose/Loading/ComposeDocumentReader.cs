using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Reads the documents of a compose file, with aliases, merge keys and the tags <c>!reset</c> and <c>!override</c> resolved.</summary>
/// <param name="file">Absolute path of the file.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class ComposeDocumentReader(string file, ComposeFindings findings)
{
    /// <summary>The tag that takes a value away.</summary>
    public const string Reset = "!reset";

    /// <summary>The tag that puts a value in another's place.</summary>
    public const string Override = "!override";

    private const string MergeKey = "<<";

    // As many as the loader's own reader of YAML lets pass.
    private const int MostAliasedNodes = 400_000;

    private readonly List<string> _path = [];
    private ComposePaths<object>? _cleared;

    /// <summary>Reads a text.</summary>
    /// <returns>The documents; null when the file cannot be read as YAML, and a finding tells why.</returns>
    public IReadOnlyList<ComposeDocument>? Read(string text)
    {
        List<ComposeDocument> documents = [];
        bool isReadable = true;
        IReadOnlyList<YamlReading> readings = YamlReader.ReadAll(text, MostAliasedNodes);
        foreach (YamlReading reading in readings)
        {
            foreach (YamlProblem problem in reading.Problems)
            {
                // An empty text is no document at all; one marked by "---" is one that holds nothing.
                if (problem.Kind == YamlProblemKind.Empty)
                {
                    continue;
                }

                isReadable = false;
                findings.Error(problem.Kind == YamlProblemKind.DuplicateKey ? ComposeRules.DuplicateKey : ComposeRules.Yaml, At(problem.Position), problem.Message.ToString());
            }

            if (reading.Root is null && readings.Count == 1 && !text.Contains("---", StringComparison.Ordinal))
            {
                continue;
            }

            if (reading.Root is not null && NodeCount.Of(reading.Root) > NodeCount.Most)
            {
                findings.Error(ComposeRules.Yaml, At(reading.Root.Start), ComposeTexts.TooManyNodes.With(NodeCount.Most), ComposeTexts.TooManyNodesRemedy);
            }

            _cleared = null;
            ComposeNode? root = reading.Root is null || reading.Root.Tag == Reset ? null : Convert(reading.Root, collects: true);
            documents.Add(new ComposeDocument(root, _cleared));
        }

        return isReadable ? documents : null;
    }

    private ComposePlace At(YamlPosition position) => new(file, position.Line, position.Column);

    private ComposeNode Convert(YamlNode node, bool collects)
    {
        if (collects && node.Tag == Override)
        {
            Clear();
            collects = false;
        }

        switch (node)
        {
            case YamlScalar scalar:
                return new ComposeScalar(PlainScalar.Value(scalar), At(scalar.Start));
            case YamlSequence sequence:
                List<ComposeNode> items = [];
                for (int i = 0; i < sequence.Items.Count; i++)
                {
                    if (!(collects && sequence.Items[i].Tag == Reset))
                    {
                        _path.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                        items.Add(Convert(sequence.Items[i], collects));
                        _path.RemoveAt(_path.Count - 1);
                    }
                }

                return new ComposeSequence(items, At(sequence.Start));
            default:
                ComposeMapping mapping = new(At(node.Start));
                Fill(mapping, (YamlMapping)node, collects);
                return mapping;
        }
    }

    // What is written counts before what is merged in, and what is merged in first before what comes later.
    private void Fill(ComposeMapping mapping, YamlMapping source, bool collects)
    {
        List<YamlNode> merged = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in source.Entries)
        {
            if (entry.Key is { Value: MergeKey, IsPlain: true })
            {
                merged.Add(entry.Value);
                continue;
            }

            if (PlainScalar.Value(entry.Key) is not string)
            {
                findings.Error(ComposeRules.Schema, At(entry.Key.Start), ComposeTexts.NonTextKey.With(entry.Key.Value), ComposeTexts.NonTextKeyRemedy.With(entry.Key.Value));
            }

            string key = entry.Key.Value;
            _path.Add(key);
            if (collects && entry.Value.Tag == Reset)
            {
                Clear();
            }
            else if (!mapping.Contains(key))
            {
                mapping.Set(key, Convert(entry.Value, collects), At(entry.Key.Start));
            }

            _path.RemoveAt(_path.Count - 1);
        }

        foreach (YamlNode node in merged)
        {
            Merge(mapping, node, collects);
        }
    }

    private void Merge(ComposeMapping mapping, YamlNode node, bool collects)
    {
        YamlNode[] sources = node is YamlSequence list ? [.. list.Items] : [node];
        foreach (YamlNode source in sources)
        {
            if (source is YamlMapping from)
            {
                Fill(mapping, from, collects);
            }
            else if (source.Tag != Reset)
            {
                findings.Error(ComposeRules.Yaml, At(source.Start), ComposeTexts.MergeKey, ComposeTexts.MergeKeyRemedy);
            }
        }
    }

    private void Clear() => (_cleared ??= new ComposePaths<object>()).Add(_path, this);
}
