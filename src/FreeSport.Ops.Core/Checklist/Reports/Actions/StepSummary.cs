using System.Text;

using FreeSport.Ops.Core.Checklist.Reports.Content;
using FreeSport.Ops.Core.Checklist.Reports.Markdown;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Checklist.Reports.Actions;

/// <summary>The report on the page of a run. GitHub drops a summary whole that is too long: it is cut before that.</summary>
/// <param name="host">Is told where it cannot be written.</param>
internal sealed class StepSummary(IOpsHost host)
{
    /// <summary>How many bytes the summary of a step may have, whoever wrote them.</summary>
    public const long Longest = 1_048_576;

    // Less than this tells nobody anything.
    private const long Least = 2_048;

    private const int MostRows = 2_000;

    /// <summary>Appends the report to what other commands of the step wrote.</summary>
    /// <param name="path">The file, from <c>GITHUB_STEP_SUMMARY</c>.</param>
    /// <param name="content">What it tells.</param>
    /// <returns>How many bytes were appended; 0 where it had no room or could not be written, which is warned of.</returns>
    public long Append(string path, ReportContent content)
    {
        try
        {
            using FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            string start = file.Length == 0 ? string.Empty : "\n\n";
            long room = Longest - file.Length - start.Length - 1;
            if (room < Least)
            {
                host.WriteWarning(ReportTexts.StepSummaryFull.With(path, file.Length));
                return 0;
            }

            byte[] bytes = Encoding.UTF8.GetBytes(start + MarkdownReport.Write(content, room, Encoding.UTF8.GetByteCount, MostRows));
            file.Seek(0, SeekOrigin.End);
            file.Write(bytes, 0, bytes.Length);
            file.Flush(flushToDisk: true);
            return bytes.Length;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            host.WriteWarning(ReportTexts.StepSummaryNotWritten.With(path, unwritable.Message));
            return 0;
        }
    }
}
