namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Gathers what is wrong and what is not known while a plan is made, each thing once, and ends a plan that grows beyond all use.</summary>
internal sealed class PlanNotes
{
    private const int MostNotes = 100;

    // A file can be written whose plan would fill any memory.
    private const int MostSteps = 20_000;

    private readonly List<string> _problems = [];
    private readonly List<string> _unknowns = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _steps;

    public IReadOnlyList<string> Problems => _problems;

    public IReadOnlyList<string> Unknowns => _unknowns;

    public void Problem(string text) => Add(_problems, text);

    public void Unknown(string text) => Add(_unknowns, text);

    public void Unknown(string subject, PlanDecision verdict)
    {
        if (verdict.Answer == FsPlanAnswer.Unknown)
        {
            Unknown(PlanningTexts.UnknownOf.With(subject, verdict.Reason));
        }
    }

    /// <summary>True while there is room for so many more steps.</summary>
    public bool Takes(int steps)
    {
        _steps += steps + 1;
        if (_steps <= MostSteps)
        {
            return true;
        }

        Unknown(PlanningTexts.TooManySteps.With(MostSteps));
        return false;
    }

    private void Add(List<string> list, string text)
    {
        if (list.Count < MostNotes && _seen.Add(text))
        {
            list.Add(text);
        }
    }
}
