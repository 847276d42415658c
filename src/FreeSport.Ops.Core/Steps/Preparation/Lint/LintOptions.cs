namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Options of a command line.</summary>
/// <param name="flags">Options without a value, parted by blanks.</param>
/// <param name="valued">Options with a value, in the same word after <c>=</c> or in the next.</param>
internal sealed class LintOptions(string flags, string valued)
{
    private readonly HashSet<string> _flags = new(flags.Split(' '), StringComparer.Ordinal);
    private readonly HashSet<string> _valued = new(valued.Split(' '), StringComparer.Ordinal);

    /// <summary>The words without these options.</summary>
    public IReadOnlyList<string> Without(IReadOnlyList<string> words)
    {
        List<string> kept = [];
        for (int i = 0; i < words.Count; i++)
        {
            string name = words[i].Split('=')[0];
            if (_valued.Contains(name))
            {
                i += words[i].Contains('=') ? 0 : 1;
            }
            else if (!_flags.Contains(words[i]))
            {
                kept.Add(words[i]);
            }
        }

        return kept;
    }
}
