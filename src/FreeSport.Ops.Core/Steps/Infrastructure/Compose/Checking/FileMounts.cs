using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Files that are mounted where a folder is meant: compose takes the slash at the end away, and the file hides the image's folder or fails to start it.</summary>
internal sealed class FileMounts : IComposeRule
{
    public void Check(ComposeReading read, ComposeFindings findings)
    {
        foreach ((string file, YamlScalar name, YamlMapping service) in read.WrittenServices)
        {
            findings.Service = name.Value;
            foreach (YamlScalar volume in (service.Find("volumes") as YamlSequence)?.Items.OfType<YamlScalar>() ?? [])
            {
                if (PlainScalar.Value(volume) is string text && Read(text) is { IsBind: true } mount && IsFile(mount.Source) && mount.Target.Length > 1 && mount.Target.EndsWith("/", StringComparison.Ordinal))
                {
                    string better = mount.Target + mount.Source.Substring(mount.Source.LastIndexOf('/') + 1);
                    findings.Warning(ComposeRules.Mount, new ComposePlace(file, volume.Start.Line, volume.Start.Column), ComposeTexts.FileAsFolder.With(name.Value, mount.Source, mount.Target), ComposeTexts.FileAsFolderRemedy.With(better));
                }
            }
        }

        findings.Service = null;
    }

    private static bool IsFile(string source) => source.IndexOf('$') < 0 && ModelPaths.LooksLikeFile(source);

    private static VolumeText? Read(string text)
    {
        try
        {
            return VolumeText.Read(text);
        }
        catch (ValueException)
        {
            // Told where the value is read.
            return null;
        }
    }
}
