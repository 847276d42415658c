using System.Text;

namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>What the lines are found by that tell of an error: literals that are searched in bytes, before any line is read.</summary>
/// <remarks>They find too much rather than too little: <see cref="LogSeverity"/> then judges the line.</remarks>
internal static class LogMark
{
    /// <summary>The literals.</summary>
    public static readonly IReadOnlyList<byte[]> All =
    [
        .. new[]
        {
            "ERROR", "rror", "CRITICAL", "critical", "FATAL", "atal", "Traceback", "xception", "panic", "emerg", "alert]", "\" 50",
        }.Select(Encoding.ASCII.GetBytes),
    ];
}
