using System.Collections;
using System.Management.Automation;


namespace FreeSport.Ops.Commands.Workflows;

/// <summary>Takes for a workflow whatever names one: a text, a file or folder, or an object of the module with the path of a workflow, also one that came back from a job.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WorkflowArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        null => null,
        string text => text,
        FileSystemInfo place => place.FullName,
        PathInfo place => place.ProviderPath,
        IList list => list.Cast<object>().Select(one => Transform(engineIntrinsics, one)).ToArray(),
        _ => PathOf(PSObject.AsPSObject(inputData)),
    };

    // A finding's path is relative to its project, which it does not name.
    private static string PathOf(PSObject value) =>
        value.Properties["FullName"]?.Value is string file ? file
        : value.Properties["Path"]?.Value is string path && System.IO.Path.IsPathRooted(path) ? path
        : throw new ArgumentTransformationMetadataException(ActCommandTexts.NotAWorkflow.With(value.TypeNames[0]));
}
