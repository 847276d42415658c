namespace FreeSport.Ops.Core.Checklist;

/// <summary>Why a box stands as it does, in a line: subjects of which the same is said are told together.</summary>
internal static class BoxReason
{
    private const int MostSubjects = 3;
    private const int MostReasons = 3;
    private const int Longest = 160;

    public static string Of(IReadOnlyList<SubjectDecision> deciding)
    {
        string[] parts = [.. deciding.GroupBy(Said, StringComparer.Ordinal).Select(static g => Subjects([.. g.Select(static v => v.Subject).Where(static s => s.Length > 0)]) + g.Key.FirstLine(Longest))];
        return string.Join("; ", parts.Take(MostReasons)) + (parts.Length > MostReasons ? "; " + ChecklistTexts.AndMore.With(parts.Length - MostReasons) : string.Empty);
    }

    // A verdict's reason begins with its subject, unless it tells it otherwise.
    private static string Said(SubjectDecision verdict) => verdict.Reason.StartsWith(verdict.Subject + ": ", StringComparison.Ordinal)
        ? verdict.Reason.Substring(verdict.Subject.Length)
        : verdict.Subject.Length > 0 ? ": " + verdict.Reason : verdict.Reason;

    private static string Subjects(string[] names) => names.Length <= MostSubjects + 1
        ? string.Join(", ", names)
        : string.Join(", ", names.Take(MostSubjects)) + " " + ChecklistTexts.AndMore.With(names.Length - MostSubjects);
}
