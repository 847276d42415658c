using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>The words for how far a story is, of both versions of BMAD and in Russian.</summary>
internal static class StatusWords
{
    private static readonly Dictionary<string, FsRequirementState> States = new(StringComparer.Ordinal)
    {
        ["draft"] = FsRequirementState.Draft,
        ["backlog"] = FsRequirementState.Draft,
        ["drafted"] = FsRequirementState.Draft,
        ["contexted"] = FsRequirementState.Draft,
        ["todo"] = FsRequirementState.Draft,
        ["черновик"] = FsRequirementState.Draft,
        ["approved"] = FsRequirementState.Ready,
        ["readyfordev"] = FsRequirementState.Ready,
        ["readyfordevelopment"] = FsRequirementState.Ready,
        ["ready"] = FsRequirementState.Ready,
        ["одобрено"] = FsRequirementState.Ready,
        ["одобрена"] = FsRequirementState.Ready,
        ["утверждено"] = FsRequirementState.Ready,
        ["утверждена"] = FsRequirementState.Ready,
        ["готовакразработке"] = FsRequirementState.Ready,
        ["готовокразработке"] = FsRequirementState.Ready,
        ["inprogress"] = FsRequirementState.InProgress,
        ["вработе"] = FsRequirementState.InProgress,
        ["впроцессе"] = FsRequirementState.InProgress,
        ["review"] = FsRequirementState.InReview,
        ["inreview"] = FsRequirementState.InReview,
        ["readyforreview"] = FsRequirementState.InReview,
        ["наревью"] = FsRequirementState.InReview,
        ["напроверке"] = FsRequirementState.InReview,
        ["done"] = FsRequirementState.Done,
        ["complete"] = FsRequirementState.Done,
        ["completed"] = FsRequirementState.Done,
        ["готово"] = FsRequirementState.Done,
        ["готова"] = FsRequirementState.Done,
        ["завершено"] = FsRequirementState.Done,
        ["завершена"] = FsRequirementState.Done,
        ["выполнено"] = FsRequirementState.Done,
        ["выполнена"] = FsRequirementState.Done,
        ["cancelled"] = FsRequirementState.Abandoned,
        ["canceled"] = FsRequirementState.Abandoned,
        ["abandoned"] = FsRequirementState.Abandoned,
        ["отменено"] = FsRequirementState.Abandoned,
        ["отменена"] = FsRequirementState.Abandoned,
    };

    /// <summary>How far a status is.</summary>
    /// <param name="status">The status as it is written, as <c>Done ✅ (2025-12-02)</c>.</param>
    public static FsRequirementState StateOf(string status)
    {
        string word = Regex.Split(status, @"\s[-–—]\s|[(,;:.|#]", RegexOptions.CultureInvariant)[0];
        string letters = Regex.Replace(word.ToLowerInvariant().Replace('ё', 'е'), @"[^\p{L}]", string.Empty, RegexOptions.CultureInvariant);
        return States.TryGetValue(letters, out FsRequirementState state) ? state : FsRequirementState.Unknown;
    }
}
