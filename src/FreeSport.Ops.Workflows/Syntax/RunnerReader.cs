using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads <c>runs-on</c> and <c>snapshot</c>, which makes an image of the runner.</summary>
internal sealed class RunnerReader(ShapeReader shape)
{
    // Source: actions/languageservices, runs-on.ts.
    private static readonly string[] GroupOwners = ["org", "organization", "ent", "enterprise"];

    public RunnerSyntax Runner(YamlNode node)
    {
        if (ShapeReader.MaybeExpression(node) is { } expression)
        {
            return new RunnerSyntax([], expression, null);
        }

        if (node is not YamlMapping)
        {
            return new RunnerSyntax(shape.TextOrList("runs-on", node), null, null);
        }

        RunnerSyntax runner = new([], null, null);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("runs-on")))
        {
            switch (entry.Key.Value)
            {
                case "labels":
                    YamlScalar? given = ShapeReader.MaybeExpression(entry.Value);
                    runner = runner with { LabelsExpression = given, Labels = given is null ? shape.TextOrList("labels", entry.Value) : [] };
                    break;
                case "group":
                    runner = runner with { Group = Group(shape.Text(entry.Value)) };
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("runs-on"), "labels", "group");
                    break;
            }
        }

        return runner;
    }

    public SnapshotSyntax? Snapshot(YamlScalar key, YamlNode node)
    {
        if (node is YamlSequence)
        {
            shape.Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.SnapshotShape), ShapeReader.ShapeOf(node)));
            return null;
        }

        if (node is YamlScalar)
        {
            return new SnapshotSyntax(shape.Text(node), null, null);
        }

        SnapshotSyntax snapshot = new(null, null, null);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("snapshot")))
        {
            switch (entry.Key.Value)
            {
                case "image-name":
                    snapshot = snapshot with { ImageName = shape.Text(entry.Value) };
                    break;
                case "version":
                    snapshot = snapshot with { Version = shape.Text(entry.Value) };
                    break;
                case "if":
                    snapshot = snapshot with { If = shape.Text(entry.Value) };
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("snapshot"), "image-name", "version", "if");
                    break;
            }
        }

        if (snapshot.ImageName is null)
        {
            shape.Problem(key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingImageName)));
        }

        return snapshot;
    }

    private YamlScalar Group(YamlScalar group)
    {
        string[] parts = group.Value.Split('/');
        bool isRight = parts.Length == 1 || (parts.Length == 2 && GroupOwners.Contains(parts[0], StringComparer.Ordinal) && parts[1].Length > 0);
        if (!isRight && !ExpressionMarks.AreIn(group.Value))
        {
            shape.Problem(group, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.RunnerGroup), group.Value));
        }

        return group;
    }
}
