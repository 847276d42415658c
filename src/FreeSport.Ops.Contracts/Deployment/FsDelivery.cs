namespace FreeSport.Ops;

/// <summary>How changes reached an environment within a length of time. What nobody can tell is null, never 0.</summary>
/// <remarks>Everything belongs to the time in which its deployment began, so that the counts of all months add up to those of the whole.</remarks>
public sealed class FsDelivery
{
    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets what length of time it is.</summary>
    public FsDeliveryPeriod Period { get; set; }

    /// <summary>Gets or sets when it begins, in UTC.</summary>
    public DateTime From { get; set; }

    /// <summary>Gets or sets when it ends, in UTC; what begins then is no part of it.</summary>
    public DateTime Until { get; set; }

    /// <summary>Gets or sets how many deployments there were whose end is known: delivered or failed. Rollbacks are none.</summary>
    public int DeploymentCount { get; set; }

    /// <summary>Gets or sets how many of them ended well, those among them that were put back later.</summary>
    public int DeliveredCount { get; set; }

    /// <summary>Gets or sets how many of them failed, as <see cref="FailureDefinition"/> says.</summary>
    public int FailedCount { get; set; }

    /// <summary>Gets or sets how many of them mended what was not planned, as <see cref="ReworkDefinition"/> says.</summary>
    public int ReworkCount { get; set; }

    /// <summary>Gets or sets how many rollbacks there were.</summary>
    public int RollbackCount { get; set; }

    /// <summary>Gets or sets how many changed nothing, because everything ran already.</summary>
    public int NoChangeCount { get; set; }

    /// <summary>Gets or sets how many ended before they reached the environment: a build that failed, an approval that was refused.</summary>
    public int NotReachedCount { get; set; }

    /// <summary>Gets or sets how many ended so that nobody can tell how: stopped, undecided, unknown.</summary>
    public int UnknownCount { get; set; }

    /// <summary>Gets or sets how many are not over.</summary>
    public int OpenCount { get; set; }

    /// <summary>Gets or sets how many deployments a week ended well; null where there was none whose end is known.</summary>
    public double? DeploymentsPerWeek { get; set; }

    /// <summary>Gets or sets the median of the times from a commit to the end of the deployment that first brought it; null without samples.</summary>
    public TimeSpan? LeadTimeMedian { get; set; }

    /// <summary>Gets or sets the time that nine of ten commits needed at most; null without samples.</summary>
    public TimeSpan? LeadTimeP90 { get; set; }

    /// <summary>Gets or sets how many commits were measured; merges are none.</summary>
    public int LeadTimeCount { get; set; }

    /// <summary>Gets or sets how many commits were left out because they say that they were made after they were deployed: a clock was wrong.</summary>
    public int LeadTimeLeftOutCount { get; set; }

    /// <summary>Gets or sets how many deployments that ended well have no answer: nothing before them is known, or this clone does not have their commits.</summary>
    public int LeadTimeUnknownCount { get; set; }

    /// <summary>Gets or sets the share of deployments that failed, from 0 to 1; null where there was none whose end is known.</summary>
    public double? ChangeFailureRate { get; set; }

    /// <summary>Gets or sets the median of the times from the beginning of a failed deployment to the end of what mended it; null without samples.</summary>
    public TimeSpan? RecoveryTimeMedian { get; set; }

    /// <summary>Gets or sets how many failed deployments were mended.</summary>
    public int RecoveredCount { get; set; }

    /// <summary>Gets or sets how many failed deployments are not mended yet; they have no time.</summary>
    public int NotRecoveredCount { get; set; }

    /// <summary>Gets or sets how many were mended before they began, by the records: a clock was wrong, and they are left out.</summary>
    public int RecoveryTimeLeftOutCount { get; set; }

    /// <summary>Gets or sets the share of deployments that are rework, from 0 to 1; null where there was none whose end is known.</summary>
    public double? ReworkRate { get; set; }

    /// <summary>Gets or sets what counts as a failed deployment, in the reader's language.</summary>
    public string FailureDefinition { get; set; } = string.Empty;

    /// <summary>Gets or sets what counts as rework, in the reader's language.</summary>
    public string ReworkDefinition { get; set; } = string.Empty;
}
