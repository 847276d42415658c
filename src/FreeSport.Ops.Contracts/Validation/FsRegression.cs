namespace FreeSport.Ops;

/// <summary>Whether an environment got worse after a change: alerts, metrics, errors in the logs, containers, in one verdict with its reasons.</summary>
public sealed class FsRegression : FsResult
{
    /// <summary>Gets or sets since when before the change it was looked, in UTC.</summary>
    public DateTime From { get; set; }

    /// <summary>Gets or sets when the change happened, in UTC.</summary>
    public DateTime Since { get; set; }

    /// <summary>Gets or sets until when after the change it was looked, in UTC.</summary>
    public DateTime Until { get; set; }

    /// <summary>Gets or sets the reasons, the worst first; none where nothing got worse.</summary>
    public FsRegressionReason[] Reasons { get; set; } = [];

    /// <summary>Gets or sets the kinds of errors that were logged after the change, new ones first, then the most frequent; at most 200.</summary>
    public FsLogSignature[] Signatures { get; set; } = [];

    /// <summary>Gets or sets what was looked at, as <c>log docker/logs/web.log</c> or <c>alerts prometheus</c>.</summary>
    public string[] Sources { get; set; } = [];
}
