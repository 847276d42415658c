using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Turns failures into error records.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(OpsFailure failure) =>
        new(new InvalidOperationException(failure.FullMessage, failure.Cause), failure.ErrorId, Category(failure.Kind), failure.Target)
        {
            ErrorDetails = new ErrorDetails(Shown(failure)) { RecommendedAction = failure.Remedy },
        };

    /// <summary>An exception that nobody foresaw keeps its own type and trace: it is a fault of the module, and worth a report.</summary>
    public static ErrorRecord From(Exception cause) => cause is OpsException known
        ? From(known.Failure)
        : new ErrorRecord(cause, ErrorIds.UnexpectedError, ErrorCategory.NotSpecified, targetObject: null);

    // PowerShell 7 shows the recommended action under the message; Windows PowerShell shows the message alone.
    private static string Shown(OpsFailure failure) =>
#if NETSTANDARD
        failure.FullMessage;
#else
        failure.Message;
#endif

    private static ErrorCategory Category(FailureKind kind) =>
        Enum.TryParse(kind.ToString(), out ErrorCategory category) ? category : ErrorCategory.NotSpecified;
}
