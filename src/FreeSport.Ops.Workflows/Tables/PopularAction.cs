namespace FreeSport.Ops.Workflows.Tables;

/// <summary>What an action declares about itself at one release.</summary>
public sealed class PopularAction
{
    internal const int FirstInput = 5;

    private readonly HashSet<string> _outputs;

    internal PopularAction(string[] row)
    {
        Using = row[2];
        Name = row[3];
        _outputs = new HashSet<string>(TableResource.List(row[4]), StringComparer.OrdinalIgnoreCase);
        SetsAnyOutput = _outputs.Remove(TableResource.Anything);
        Dictionary<string, ActionInput> inputs = new(StringComparer.OrdinalIgnoreCase);
        foreach (string column in row.Skip(FirstInput))
        {
            if (column == TableResource.Anything)
            {
                AcceptsAnyInput = true;
                continue;
            }

            ActionInput input = new(column);
            inputs[input.Name] = input;
        }

        Inputs = inputs;
    }

    /// <summary>The action's own name for itself, for example <c>Checkout</c>.</summary>
    public string Name { get; }

    /// <summary>What runs it: <c>node12</c>, <c>node16</c>, <c>node20</c>, <c>node24</c>, <c>composite</c>, <c>docker</c>, or <c>plugin</c> for what was part of the runner once.</summary>
    public string Using { get; }

    /// <summary>Its inputs by name, in any case.</summary>
    public IReadOnlyDictionary<string, ActionInput> Inputs { get; }

    /// <summary>Whether it reads inputs that it does not declare, so that none is unknown.</summary>
    public bool AcceptsAnyInput { get; }

    /// <summary>The outputs it declares.</summary>
    public IReadOnlyCollection<string> Outputs => _outputs;

    /// <summary>Whether it sets outputs that it does not declare, so that none is unknown.</summary>
    public bool SetsAnyOutput { get; }

    /// <summary>Whether a step may be asked for an output.</summary>
    /// <param name="output">Its name in any case.</param>
    public bool HasOutput(string output) => SetsAnyOutput || _outputs.Contains(output);
}
