using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation;

/// <summary>Finds out when a change began, from a time or from what the ledger recorded of it.</summary>
public static class ChangeStart
{
    private static readonly Regex EventId = new(@"\A[0-9a-f]{8,32}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The time that a text names.</summary>
    /// <param name="text">A time, a length of time before now such as 30m, or the id of recorded evidence, of which the first eight digits are enough.</param>
    /// <param name="project">The project whose ledger is looked into.</param>
    /// <param name="now">The present.</param>
    /// <param name="host">Is told of ledgers that cannot be read.</param>
    /// <returns>The time.</returns>
    /// <exception cref="OpsException"><c>SinceUnknown</c>: it names none.</exception>
    public static DateTimeOffset Read(string text, Project project, DateTimeOffset now, IOpsHost host)
    {
        if (Duration.Read(text) is { } ago)
        {
            return now - ago;
        }

        if (EventId.IsMatch(text) && project.Git.Repository is not null)
        {
            FsEvidence? recorded = EvidenceStore.Open(project, host).NewestFirst().FirstOrDefault(e => e.EvidenceId.StartsWith(text, StringComparison.OrdinalIgnoreCase));
            return recorded is null ? throw Unknown(text) : new DateTimeOffset(DateTime.SpecifyKind(recorded.At, DateTimeKind.Utc));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
            || DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal, out time)
            ? time
            : throw Unknown(text);
    }

    private static OpsException Unknown(string text) => new(new OpsFailure(
        ErrorIds.SinceUnknown, FailureKind.ObjectNotFound, ValidationTexts.SinceUnknown.With(text.FirstLine(60)), ValidationTexts.SinceUnknownRemedy, text));
}
