namespace FreeSport.Ops;

/// <summary>What <c>Initialize-FsProject -WhatIf</c> would write.</summary>
public sealed class FsProjectPlan
{
    /// <summary>Gets or sets the absolute path of the file.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether a file is there already and would be replaced.</summary>
    public bool Replaces { get; set; }

    /// <summary>Gets or sets the text that would be written.</summary>
    public string Content { get; set; } = string.Empty;
}
