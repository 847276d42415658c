namespace FreeSport.Ops;

/// <summary>What must allow a deployment before it starts.</summary>
public enum FsPolicyKind
{
    /// <summary>The branch and commit to release.</summary>
    Branch = 0,

    /// <summary>The times at which the environment may be touched.</summary>
    Window,

    /// <summary>The quality gate of the story.</summary>
    Gate,

    /// <summary>The completion checklist.</summary>
    Checklist,

    /// <summary>Nobody else deploys there.</summary>
    Lock,
}
