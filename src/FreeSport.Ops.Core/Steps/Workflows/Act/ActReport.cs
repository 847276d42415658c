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

        // What act logs of itself comes as JSON, too, and on the other stream.
        List<ActLine> log = [];
        bool isSilent = lines.Count == 0 && plain.Count == 0;
        foreach (string text in result.StandardError.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0))
        {
            if (ActLine.Read(text) is { } line)
            {
                log.Add(line);
            }
            else
            {
                plain.Add(text);
            }
        }

        (Lines, Log, Plain) = (lines, log, plain);
        IsSilent = isSilent && log.Count > 0 && !result.Truncated;
        IsWhole = lines.Count > 0 && !IsBroken && !HasHole && !result.Truncated;
    }

    public IReadOnlyList<ActLine> Lines { get; }

    /// <summary>Gets what act logged of itself.</summary>
    public IReadOnlyList<ActLine> Log { get; }

    /// <summary>Gets a value indicating whether act spoke, and of no job: it passes over one that its condition keeps back without a word.</summary>
    public bool IsSilent { get; }

    /// <summary>Gets what is not JSON: a panic, a usage error, what a library prints past the log.</summary>
    public IReadOnlyList<string> Plain { get; }

    public bool IsWhole { get; }

    private bool IsBroken { get; }

    private bool HasHole { get; }

    /// <summary>
    /// Gets what act said about itself rather than what a step printed: job by job, because those of a stage run side by side
    /// and two runs say the same, then what belongs to none.
    /// </summary>
    public IEnumerable<string> Complaints => Lines.Concat(Log).Where(static l => l.IsError && !l.IsStepOutput)
        .OrderBy(static l => l.HasJob ? 0 : 1).ThenBy(static l => l.JobId, StringComparer.Ordinal).ThenBy(static l => l.Job, StringComparer.Ordinal).ThenBy(static l => l.Matrix, StringComparer.Ordinal)
        .Select(static l => l.Message.Trim()).Concat(Plain);

    public bool Complains(params string[] words) => Contains(Complaints, words);

    /// <summary>The same without what it says of a job, where a step's name may hold any word.</summary>
    public bool ComplainsOfItself(params string[] words) =>
        Contains(Lines.Concat(Log).Where(static l => l.IsError && !l.HasJob).Select(static l => l.Message).Concat(Plain), words);

    private static bool Contains(IEnumerable<string> complaints, string[] words) =>
        complaints.Any(c => words.Any(w => c.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
}
