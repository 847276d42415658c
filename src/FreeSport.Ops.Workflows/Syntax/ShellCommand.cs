namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A simple command of a script.</summary>
/// <param name="Words">Its name and its arguments, without what is assigned before it and without redirections; at least one.</param>
/// <param name="Offset">Where it begins: an offset in the script.</param>
/// <param name="IsConditional">Whether it stands in a branch, a loop, a group, or behind a test.</param>
/// <param name="IsTolerated">Whether the script goes on when it fails.</param>
internal sealed record ShellCommand(IReadOnlyList<ShellWord> Words, int Offset, bool IsConditional, bool IsTolerated)
{
    public string Name => Words[0].Text;

    /// <summary>Whether its first words are these; one that is filled in only in the run is none of them.</summary>
    public bool Is(params string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (i >= Words.Count || !Words[i].IsKnown || Words[i].Text != words[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A word of a script.</summary>
/// <param name="Text">The word without its quotes; what is filled in stands as it is written.</param>
/// <param name="Offset">Where it begins: an offset in the script.</param>
/// <param name="IsKnown">Whether it says everything itself: no variable, expression, command or pattern is filled in.</param>
internal readonly record struct ShellWord(string Text, int Offset, bool IsKnown);
