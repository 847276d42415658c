namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>One part of the infrastructure, and the program that plans and changes it.</summary>
internal interface IPlanEngine
{
    /// <summary>Gets what describes it.</summary>
    FsInfrastructureKind Kind { get; }

    /// <summary>Gets what people call it, as <c>terraform infra/terraform</c>; unique within a project and an environment.</summary>
    string Subject { get; }

    /// <summary>Gets the folder, relative to the project root with forward slashes.</summary>
    string Folder { get; }

    /// <summary>Gets the environment; null for all.</summary>
    string? Environment { get; }

    /// <summary>Adds everything that a plan is made from: files, variables, the program's version, where it would be done.</summary>
    /// <param name="inputs">Takes them.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    Task AddInputsAsync(PlanInputs inputs, CancellationToken cancellationToken);

    /// <summary>Works out what would be done, and does nothing.</summary>
    /// <param name="privateFolder">Absolute path of a folder that only its owner may enter.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    Task<PlanDraft> PlanAsync(string privateFolder, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Does it.</summary>
    /// <param name="privateFolder">The folder of the plan.</param>
    /// <param name="tracker">Is told how far each change has come.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    Task<ApplyEnd> ApplyAsync(string privateFolder, ChangeTracker tracker, TimeSpan timeout, CancellationToken cancellationToken);
}
