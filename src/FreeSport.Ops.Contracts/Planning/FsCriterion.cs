namespace FreeSport.Ops;

/// <summary>One acceptance criterion.</summary>
public sealed class FsCriterion
{
    /// <summary>Gets or sets its number, as it is written, without a point; empty for one without.</summary>
    public string Number { get; set; } = string.Empty;

    /// <summary>Gets or sets its text, in one line.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether its box is checked; null where it has none.</summary>
    public bool? IsChecked { get; set; }

    /// <summary>Gets or sets a value indicating whether the gate says that tests cover it; null where the gate does not say.</summary>
    public bool? IsCovered { get; set; }

    /// <summary>Gets or sets how many tasks name it.</summary>
    public int TaskCount { get; set; }

    /// <summary>Gets or sets how many of these are done.</summary>
    public int DoneTaskCount { get; set; }

    /// <summary>Gets or sets its line, from 1.</summary>
    public int Line { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Number.Length == 0 ? Text : Number + ". " + Text;
}
