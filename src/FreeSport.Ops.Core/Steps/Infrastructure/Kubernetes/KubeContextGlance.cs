using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

/// <summary>A quick look at the contexts of kubectl, for completion: its files only, nothing is thrown.</summary>
public static class KubeContextGlance
{
    /// <summary>The names of the contexts.</summary>
    /// <returns>Names; none where there is no such file.</returns>
    public static IReadOnlyList<string> Look()
    {
        string[] files = Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } named ? named.Split(Path.PathSeparator) : [PathText.OfPerson(".kube", "config")];
        try
        {
            return [.. files.Where(PathName.IsPossible).Select(TextFileReader.ReadIfSmall).OfType<string>()
                .SelectMany(static text => YamlReader.Read(text).Root.At("contexts").Items()).Select(static c => c.At("name").Text()).OfType<string>()];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
