namespace FreeSport.Ops;

/// <summary>The steps of the team's workflow, numbered as on the runbook's page.</summary>
public enum FsStep
{
    /// <summary>Step 0: tools, access, versions.</summary>
    Prerequisites = 0,

    /// <summary>Step 1: issue, story, gate, window.</summary>
    Planning = 1,

    /// <summary>Step 2: documentation, compose, Terraform, Ansible as they are.</summary>
    Analysis = 2,

    /// <summary>Step 3: dependencies, tests, linters.</summary>
    Preparation = 3,

    /// <summary>Step 4: GitHub Actions workflows.</summary>
    Workflows = 4,

    /// <summary>Step 5: infrastructure changes and secrets.</summary>
    Infrastructure = 5,

    /// <summary>Step 6: smoke tests, metrics, alerts.</summary>
    Validation = 6,

    /// <summary>Step 7: staging by script, production through GitHub Actions.</summary>
    Deployment = 7,

    /// <summary>Step 8: watching, notifying, rolling back.</summary>
    Monitoring = 8,

    /// <summary>Step 9: documentation of what was done.</summary>
    Documentation = 9,

    /// <summary>The completion checklist and its evidence.</summary>
    Checklist = 10,
}
