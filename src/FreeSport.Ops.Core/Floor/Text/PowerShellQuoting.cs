namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>Writes values as they can be pasted into PowerShell.</summary>
public static class PowerShellQuoting
{
    /// <summary>A value as one argument.</summary>
    /// <param name="value">Any text.</param>
    /// <returns>The text itself when it is a plain word, otherwise in single quotes.</returns>
    public static string Quote(string value)
    {
        bool plain = value.Length > 0
            && value.All(static c => char.IsLetterOrDigit(c) || c is '_' or '.' or '/' or '\\' or ':' or '-')
            && value[0] is not '-';

        // PowerShell takes typographic quotes for quotes, so they are doubled too.
        return plain ? value : "'" + string.Concat(value.Select(static c => c is '\'' or '‘' or '’' or '‚' or '‛' ? new string(c, 2) : c.ToString())) + "'";
    }
}
