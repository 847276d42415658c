using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>Something that can tell whether an environment got worse.</summary>
internal interface IRegressionSource
{
    /// <summary>Gets its name, as a person would name it.</summary>
    string Name { get; }

    /// <summary>Looks at it.</summary>
    /// <param name="window">The stretches of time before and after the change.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>What got worse, and what could not be looked at; never an exception for what a source may do.</returns>
    Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken);
}
