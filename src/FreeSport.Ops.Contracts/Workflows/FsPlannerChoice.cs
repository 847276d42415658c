namespace FreeSport.Ops;

/// <summary>Who is asked to plan.</summary>
public enum FsPlannerChoice
{
    /// <summary>act where it is there and reaches Docker, otherwise the embedded planner.</summary>
    Auto = 0,

    /// <summary>nektos/act and nobody else.</summary>
    Act = 1,

    /// <summary>The module's own planner, which needs neither Docker nor network.</summary>
    Embedded = 2,
}
