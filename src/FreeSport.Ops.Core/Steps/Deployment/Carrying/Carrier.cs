using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Migrations;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>How a release gets to an environment.</summary>
/// <param name="Target">What is changed.</param>
/// <param name="Release">What is to run.</param>
/// <param name="Definition">The configuration.</param>
/// <param name="Stages">What is done.</param>
/// <param name="Migrations">What is done to the database; null where nothing is.</param>
internal sealed record Carrier(IDeploymentTarget Target, Release Release, DeploymentDefinition Definition, DeploymentStages Stages, MigrationStages? Migrations);
