namespace FreeSport.Ops;

/// <summary>How a run of act ended.</summary>
public enum FsActRunState
{
    /// <summary>What act said does not add up: its exit code contradicts its jobs, or a job never ended.</summary>
    Unknown = 0,

    /// <summary>Every job that ran succeeded.</summary>
    Completed,

    /// <summary>A job failed.</summary>
    JobFailed,

    /// <summary>There is no act on PATH.</summary>
    ActMissing,

    /// <summary>act could not reach Docker.</summary>
    DockerMissing,

    /// <summary>act has no image for a job's runner label and passed the job over.</summary>
    UnsupportedPlatform,

    /// <summary>Not one job ran for the event.</summary>
    NoJobs,

    /// <summary>act itself crashed.</summary>
    Crashed,

    /// <summary>act wanted to ask for its default image and had nobody to ask.</summary>
    Survey,

    /// <summary>The run took longer than allowed and was stopped.</summary>
    TimedOut,

    /// <summary>The process was killed from outside.</summary>
    Killed,

    /// <summary>act's report is not there or not whole.</summary>
    UnreadableOutput,

    /// <summary>An action of another repository could not be cloned.</summary>
    UnclonedAction,

    /// <summary>The file is not a workflow.</summary>
    UnreadableWorkflow,

    /// <summary>Jobs need each other in a circle, or need one that is not there.</summary>
    BrokenNeeds,

    /// <summary>act does not take the file; its sentence is in <see cref="FsResult.Summary"/>.</summary>
    Refused,

    /// <summary>An expression broke because the output that it reads is empty in a dry run.</summary>
    OutputUnknown,
}
