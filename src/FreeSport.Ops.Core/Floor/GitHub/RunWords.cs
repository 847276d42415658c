namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>GitHub's words for states; a word that is new is not known rather than something else.</summary>
internal static class RunWords
{
    public static FsRunStatus Status(string? word) => Read<FsRunStatus>(word);

    public static FsRunConclusion Conclusion(string? word) => Read<FsRunConclusion>(word);

    // Their words are the names of ours with underscores; a number would be taken for a value.
    private static T Read<T>(string? word)
        where T : struct, Enum =>
        word is { Length: > 0 } && char.IsLetter(word[0]) && Enum.TryParse(word.Replace("_", string.Empty), ignoreCase: true, out T value) ? value : default;
}
