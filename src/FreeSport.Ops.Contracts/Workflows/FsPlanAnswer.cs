namespace FreeSport.Ops;

/// <summary>What a plan answers to a question such as whether a job runs.</summary>
public enum FsPlanAnswer
{
    /// <summary>It depends on what nobody knows before the run.</summary>
    Unknown = 0,

    /// <summary>Yes, as long as what runs succeeds.</summary>
    Yes = 1,

    /// <summary>No, as long as what runs succeeds.</summary>
    No = 2,
}
