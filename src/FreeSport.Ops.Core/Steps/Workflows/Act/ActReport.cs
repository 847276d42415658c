using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>What act wrote, cut into lines that are JSON and lines that are not.</summary>
internal sealed class ActReport
{
    public ActReport(ProcessResult result)
    {
        List<ActLine> lines = [];
        List<string> plain = [];
        foreach (string text in result.StandardOutput.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0))
        {
            if (ActLine.Read(text) is { } line)
            {
                lines.Add(line);
                IsBroken = false;
                continue;
            }

            // Half an object at the end, or one with a hole in it, may have been the one that told of a failure.
            HasHole |= text.StartsWith("{\"", StringComparison.Ordinal);
            IsBroken = text.StartsWith("{", StringComparison.Ordinal);
            plain.Add(text);
        }

        plain.AddRange(result.StandardError.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0));
        (Lines, Plain) = (lines, plain);
        IsWhole = lines.Count > 0 && !IsBroken && !HasHole && !result.Truncated;
    }

    public IReadOnlyList<ActLine> Lines { get; }

    /// <summary>Gets what is not JSON: a panic, a usage error, what a library prints past the log.</summary>
    public IReadOnlyList<string> Plain { get; }

    public bool IsWhole { get; }

    private bool IsBroken { get; }

    private bool HasHole { get; }

    /// <summary>Gets what act said about itself rather than what a step printed, the newest last.</summary>
    public IEnumerable<string> Complaints =>
        Lines.Where(static l => l.IsError && !l.IsStepOutput).Select(static l => l.Message.Trim()).Concat(Plain);

    public bool Complains(params string[] words) => Contains(Complaints, words);

    /// <summary>The same without what it says of a job, where a step's name may hold any word.</summary>
    public bool ComplainsOfItself(params string[] words) =>
        Contains(Lines.Where(static l => l.IsError && !l.HasJob).Select(static l => l.Message).Concat(Plain), words);

    private static bool Contains(IEnumerable<string> complaints, string[] words) =>
        complaints.Any(c => words.Any(w => c.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
}
