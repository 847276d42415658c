using System.Collections;
using System.Management.Automation;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

namespace FreeSport.Ops.Commands.Infrastructure;

/// <summary>Takes snapshots as objects, alive or back from a file or a job, or the JSON files they are kept in.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SnapshotTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return bare is IList many
            ? many.Cast<object?>().SelectMany(one => Read(engineIntrinsics, one)).ToArray()
            : Read(engineIntrinsics, inputData).ToArray();
    }

    private static IEnumerable<object?> Read(EngineIntrinsics engine, object? one) => (one is PSObject wrapped ? wrapped.BaseObject : one) switch
    {
        string path => Files(engine, path),
        FileInfo file => Files(engine, WildcardPattern.Escape(file.FullName)),
        _ => [one],
    };

    private static FsInfrastructureSnapshot[] Files(EngineIntrinsics engine, string path)
    {
        try
        {
            return engine.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _).SelectMany(SnapshotFile.Read).ToArray();
        }
        catch (ItemNotFoundException missing)
        {
            throw new ArgumentTransformationMetadataException(missing.Message, missing);
        }
        catch (OpsException wrong)
        {
            throw new ArgumentTransformationMetadataException(wrong.Failure.FullMessage, wrong);
        }
    }
}
