namespace FreeSport.Ops;

/// <summary>The lengths of time that deliveries are measured by. All begin at midnight UTC.</summary>
public enum FsDeliveryPeriod
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The weeks, each from Monday.</summary>
    Week,

    /// <summary>The months of the calendar.</summary>
    Month,

    /// <summary>The whole time at once.</summary>
    Whole,
}
