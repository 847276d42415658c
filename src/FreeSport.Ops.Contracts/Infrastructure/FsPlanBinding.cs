namespace FreeSport.Ops;

/// <summary>How firmly applying holds to what was planned.</summary>
public enum FsPlanBinding
{
    /// <summary>The program works out anew what to do; the same inputs are all that is promised.</summary>
    Predicted = 0,

    /// <summary>The program applies the plan itself and nothing else.</summary>
    Exact,
}
