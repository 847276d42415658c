namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>Leads from characters of a text to lines and columns.</summary>
internal sealed class LineIndex
{
    private readonly int[] _breaks;

    public LineIndex(string text) => _breaks = [.. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n')];

    /// <summary>Line and column of a character, both counted from 1.</summary>
    public (int Line, int Column) At(int index)
    {
        int found = Array.BinarySearch(_breaks, index);
        int before = found < 0 ? ~found : found;
        return (before + 1, before > 0 ? index - _breaks[before - 1] : index + 1);
    }
}
