using System.Management.Automation;

namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Which workflow a name with wildcards means: by file name, with or without ending, or by the workflow's name.</summary>
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
}
