namespace FreeSport.Ops;

/// <summary>What the check of one set of compose files came to: a base and what is laid over it, as <c>-f a -f b</c> has them.</summary>
public sealed class FsComposeCheck : FsResult
{
    /// <summary>Gets or sets the files, relative to the project with forward slashes, in the order in which they are laid over one another.</summary>
    public string[] Files { get; set; } = [];

    /// <summary>Gets or sets the env files whose variables were put in, relative to the project with forward slashes.</summary>
    public string[] EnvFiles { get; set; } = [];

    /// <summary>Gets or sets the profiles that are on.</summary>
    public string[] Profiles { get; set; } = [];

    /// <summary>Gets or sets who is to run the files.</summary>
    public FsComposeTarget Target { get; set; }

    /// <summary>Gets or sets the version of compose whose rules were applied, as <c>compose-go 2.14</c>.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>Gets or sets the services that would start with these profiles, by name.</summary>
    public string[] Services { get; set; } = [];

    /// <summary>Gets or sets how many findings are errors.</summary>
    public int ErrorCount { get; set; }

    /// <summary>Gets or sets how many findings are warnings.</summary>
    public int WarningCount { get; set; }

    /// <summary>Gets or sets how many findings are notes, which do not change the outcome.</summary>
    public int NoteCount { get; set; }

    /// <summary>Gets or sets the findings, file by file in the order of the text.</summary>
    public FsComposeFinding[] Findings { get; set; } = [];
}
