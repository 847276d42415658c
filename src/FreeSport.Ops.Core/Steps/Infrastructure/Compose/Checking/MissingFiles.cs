using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Build contexts, Dockerfiles and files of the project that are named and are not there.</summary>
internal sealed class MissingFiles : IComposeRule
{
    public void Check(ComposeReading read, ComposeFindings findings)
    {
        foreach (KeyValuePair<string, ComposeMapping> service in read.Project.Services)
        {
            findings.Service = service.Key;
            if (service.Value.Mapping("build") is { } build)
            {
                Build(service.Key, build, read, findings);
            }

            foreach (ComposeMapping volume in service.Value.Sequence("volumes")?.Items.OfType<ComposeMapping>() ?? [])
            {
                Mounted(service.Key, volume, read, findings);
            }
        }

        findings.Service = null;
        foreach (string kind in new[] { "secrets", "configs" })
        {
            foreach (ComposeEntry entry in read.Project.Model.Mapping(kind)?.Entries ?? [])
            {
                if ((entry.Value as ComposeMapping)?.Text("file") is { } file && IsOfProject(read, file) && !File.Exists(file))
                {
                    findings.Warning(ComposeRules.MissingFile, ((ComposeMapping)entry.Value)["file"]!.Place, ComposeTexts.SourceMissing.With(kind + "." + entry.Key, Shown(read, file)), ComposeTexts.FileRemedy);
                }
            }
        }
    }

    private static void Build(string name, ComposeMapping build, ComposeReading read, ComposeFindings findings)
    {
        if (build.Text("context") is not { Length: > 0 } context || ModelPaths.IsRemote(context) || !PathName.IsPossible(context) || !Path.IsPathRooted(context))
        {
            return;
        }

        if (!Directory.Exists(context))
        {
            Tell(build["context"]!.Place, ComposeTexts.ContextMissing.With(name, Shown(read, context)));
        }
        else if (build.Text("dockerfile") is { Length: > 0 } dockerfile && PathText.Resolve(context, dockerfile) is { } path && !File.Exists(path))
        {
            Tell(build["dockerfile"]!.Place, ComposeTexts.DockerfileMissing.With(name, Shown(read, path)));
        }

        void Tell(ComposePlace place, string message) => findings.Warning(ComposeRules.BuildContext, place, message, ComposeTexts.FileRemedy);
    }

    // Where a file is not there, the engine makes a folder of its name.
    private static void Mounted(string name, ComposeMapping volume, ComposeReading read, ComposeFindings findings)
    {
        if (volume.Text("type") == "bind" && volume.Text("source") is { Length: > 0 } source && ModelPaths.LooksLikeFile(source) && IsOfProject(read, source)
            && !File.Exists(source) && !Directory.Exists(source))
        {
            findings.Warning(ComposeRules.MissingFile, volume["source"]!.Place, ComposeTexts.MountMissing.With(name, Shown(read, source)), ComposeTexts.FileRemedy);
        }
    }

    private static bool IsOfProject(ComposeReading read, string path) => PathName.IsPossible(path) && !Path.IsPathRooted(PathText.Below(read.Root, path));

    private static string Shown(ComposeReading read, string path) => PathText.Below(read.Root, path) is { Length: > 0 } below ? below : ".";
}
