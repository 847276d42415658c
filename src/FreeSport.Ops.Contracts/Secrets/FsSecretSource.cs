namespace FreeSport.Ops;

/// <summary>What kind of file needs a name, and so where its value has to lie.</summary>
public enum FsSecretSource
{
    /// <summary>Not known to this version.</summary>
    Unknown = 0,

    /// <summary>A GitHub Actions workflow: the value lies on GitHub.</summary>
    Workflow,

    /// <summary>The project's <c>freesport.ops.yml</c>: the value lies on GitHub.</summary>
    Configuration,

    /// <summary>A Docker Compose file: the value lies in the environment or the env file of the host.</summary>
    Compose,

    /// <summary>A template of an env file, such as <c>.env.example</c>: the value lies in the env file beside it on the host.</summary>
    EnvTemplate,

    /// <summary>A Kubernetes manifest: the value lies in the cluster.</summary>
    Kubernetes,
}
