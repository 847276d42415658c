using System.Management.Automation;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Which file a name with wildcards means: a workflow by file name, with or without ending, or by its own name; an action by its folder, or the path of that or of its file.</summary>
internal static class WorkflowPattern
{
    public static bool Matches(string pattern, string file, string name)
    {
        WildcardPattern wildcard = new(pattern, WildcardOptions.IgnoreCase);
        string fileName = System.IO.Path.GetFileName(file);
        return wildcard.IsMatch(fileName) || wildcard.IsMatch(System.IO.Path.GetFileNameWithoutExtension(file)) || wildcard.IsMatch(name)
            || fileName.Equals(pattern, StringComparison.OrdinalIgnoreCase)
            || name.Equals(pattern, StringComparison.OrdinalIgnoreCase);
    }

    public static bool MatchesAction(string pattern, string path)
    {
        string asked = pattern.Replace('\\', '/').TrimEnd('/');
        WildcardPattern wildcard = new(asked.StartsWith("./", StringComparison.Ordinal) ? asked.Substring(2) : asked, WildcardOptions.IgnoreCase);
        int end = path.LastIndexOf('/');
        string folder = end < 0 ? "." : path.Substring(0, end);
        return wildcard.IsMatch(path) || wildcard.IsMatch(folder) || wildcard.IsMatch(folder.Substring(folder.LastIndexOf('/') + 1));
    }
}
