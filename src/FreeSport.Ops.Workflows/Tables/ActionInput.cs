namespace FreeSport.Ops.Workflows.Tables;

/// <summary>An input that an action declares.</summary>
public sealed class ActionInput
{
    internal const char RequiredMark = '!';
    internal const char MessageMark = '~';

    internal ActionInput(string column)
    {
        IsRequired = column[0] == RequiredMark;
        string text = IsRequired ? column.Substring(1) : column;
        int mark = text.IndexOf(MessageMark);
        Name = mark < 0 ? text : text.Substring(0, mark);
        DeprecationMessage = mark < 0 ? null : text.Substring(mark + 1);
    }

    /// <summary>The name as the action spells it; GitHub ignores its case.</summary>
    public string Name { get; }

    /// <summary>Whether a workflow must give it: declared as required, and without a default.</summary>
    public bool IsRequired { get; }

    /// <summary>What the action's authors say about its deprecation; null if it is not deprecated.</summary>
    public string? DeprecationMessage { get; }
}
