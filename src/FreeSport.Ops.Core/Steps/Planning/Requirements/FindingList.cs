namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>Takes the findings of one requirement, each once.</summary>
internal sealed class FindingList
{
    private readonly List<FsRequirementFinding> _all = [];

    /// <summary>Gets a value indicating whether there are none.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>Adds one.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="outcome">How much it weighs.</param>
    /// <param name="text">What to tell.</param>
    /// <param name="path">The file it stands in, relative to the project; empty for none.</param>
    /// <param name="line">Its line; 0 for none.</param>
    public void Add(FsRequirementFindingKind kind, FsOutcome outcome, string text, string path = "", int line = 0)
    {
        if (!_all.Exists(f => f.Kind == kind && f.Text == text))
        {
            _all.Add(new FsRequirementFinding { Kind = kind, Outcome = outcome, Text = text, Path = path, Line = line });
        }
    }

    /// <summary>Puts them into a requirement, with the outcome that follows.</summary>
    /// <param name="requirement">The requirement.</param>
    public void Decide(FsRequirement requirement)
    {
        requirement.Findings = [.. _all.OrderBy(static f => f.Outcome)];
        requirement.Outcome = _all.Count == 0 ? FsOutcome.Passed : Floor.Results.OutcomeRanking.Worst(_all.Select(static f => f.Outcome));
    }
}
