using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Testing;

/// <summary>A job's log as the runner writes it.</summary>
internal static class LogText
{
    public static string Of(WorkflowJob job)
    {
        StringBuilder text = new();
        DateTimeOffset at = job.StartedAt!.Value;
        for (int i = 0; i < job.Steps.Count; i++)
        {
            Line("##[group]Run " + job.Steps[i]);
            Line("##[endgroup]");
            Line("the output of " + job.Steps[i]);
            if (job.FailedStep == i + 1)
            {
                Line("##[error]Process completed with exit code 1.");
                break;
            }
        }

        return text.ToString();

        void Line(string words)
        {
            at = at.AddTicks(1);
            text.Append(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)).Append(' ').Append(words).Append('\n');
        }
    }
}
