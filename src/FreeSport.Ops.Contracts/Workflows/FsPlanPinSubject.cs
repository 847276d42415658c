namespace FreeSport.Ops;

/// <summary>What a pin holds.</summary>
public enum FsPlanPinSubject
{
    /// <summary>Not told apart.</summary>
    Unknown = 0,

    /// <summary>An action.</summary>
    Action = 1,

    /// <summary>A container image.</summary>
    Image = 2,

    /// <summary>A reusable workflow.</summary>
    Workflow = 3,
}
