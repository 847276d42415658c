namespace FreeSport.Ops.Workflows.Tables;

/// <summary>A line of the table of actions, taken apart no further than someone asks.</summary>
internal sealed class ActionRow
{
    private readonly string _line;
    private readonly int _afterAction;
    private readonly Lazy<PopularAction> _action;

    public ActionRow(string line)
    {
        _line = line;
        _afterAction = line.IndexOf('\t');
        _action = new(() => new PopularAction(_line.Split('\t')));
    }

    /// <summary>Gets <c>owner/name[/path]</c>.</summary>
    public string Action => _line.Substring(0, _afterAction);

    /// <summary>Gets the refs at which the action declares the same.</summary>
    public string[] Refs => TableResource.List(_line.Substring(_afterAction + 1, _line.IndexOf('\t', _afterAction + 1) - _afterAction - 1));

    /// <summary>Gets what it declares.</summary>
    public PopularAction Declared => _action.Value;
}
