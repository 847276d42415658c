namespace FreeSport.Ops.Packaging.Tables;

/// <summary>A line of <c>actions.txt</c>: which action the table describes, and what its <c>action.yml</c> does not say.</summary>
internal sealed class ListedAction
{
    private ListedAction(string[] words)
    {
        Name = words[0];
        AcceptsAnyInput = words.Contains("*inputs");
        SetsAnyOutput = words.Contains("*outputs");
        Refs = [.. words.Skip(1).Where(static w => w[0] != '*')];
        string[] parts = Name.Split('/', 3);
        Repository = $"{parts[0]}/{parts[1]}";
        Folder = parts.Length > 2 ? parts[2] + "/" : string.Empty;
    }

    /// <summary>Gets <c>owner/name[/path]</c>.</summary>
    public string Name { get; }

    public string Repository { get; }

    /// <summary>Gets where <c>action.yml</c> lies, with a slash at its end unless it is the root.</summary>
    public string Folder { get; }

    /// <summary>Gets the refs to describe beside the major versions.</summary>
    public IReadOnlyList<string> Refs { get; }

    public bool AcceptsAnyInput { get; }

    public bool SetsAnyOutput { get; }

    public static IEnumerable<ListedAction> Read(string path) => File.ReadLines(path)
        .Where(static l => l.Length > 0 && l[0] != '#')
        .Select(static l => new ListedAction(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
