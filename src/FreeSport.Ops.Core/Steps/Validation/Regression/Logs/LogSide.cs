namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>A side of a change.</summary>
internal enum LogSide
{
    /// <summary>Before it.</summary>
    Before,

    /// <summary>After it.</summary>
    After,
}
