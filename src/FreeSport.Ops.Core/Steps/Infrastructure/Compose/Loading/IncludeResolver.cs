using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Brings in the compose files that a file includes, each with a folder and variables of its own.</summary>
/// <param name="state">What the whole load shares.</param>
/// <param name="variables">The variables of the including file, which go before those of the included.</param>
/// <param name="load">Loads a set of files as a model of its own.</param>
internal sealed class IncludeResolver(LoadState state, ComposeVariables variables, IncludeResolver.Loading load)
{
    private const int DeepestNesting = 100;

    private static readonly string[] Kinds = ["services", "volumes", "networks", "secrets", "configs", "models"];

    /// <summary>Loads a set of files as a model of its own.</summary>
    /// <param name="files">Absolute paths, each with the place that names it.</param>
    /// <param name="folder">The folder that their paths are relative to.</param>
    /// <param name="variables">Their variables.</param>
    /// <param name="including">The files that include them.</param>
    public delegate ComposeMapping Loading(IReadOnlyList<(string File, ComposePlace? NamedAt)> files, string folder, ComposeVariables variables, IReadOnlyList<string> including);

    /// <summary>Brings in what a document includes.</summary>
    /// <param name="folder">The folder that the files are named from.</param>
    /// <param name="document">The document, which is changed in place.</param>
    /// <param name="cleared">What it takes away.</param>
    /// <param name="including">The files on the way to this one, itself included.</param>
    public void Resolve(string folder, ComposeMapping document, ComposePaths<object>? cleared, IReadOnlyList<string> including)
    {
        if (document.Find("include") is not { Value: not ComposeScalar { IsNull: true } } include)
        {
            document.Remove("include");
            return;
        }

        if (include.Value is not ComposeSequence list)
        {
            state.Findings.Error(ComposeRules.Schema, include.Value.Place, ComposeTexts.IncludeList);
        }
        else
        {
            foreach (ComposeNode item in list.Items)
            {
                ComposeMapping? form = item as ComposeMapping;
                ComposeScalar[] paths = Texts(form is null ? item : form["path"]);
                if (paths.Length == 0)
                {
                    state.Findings.Error(ComposeRules.Include, item.Place, ComposeTexts.IncludeNothing, ComposeTexts.IncludeNothingRemedy);
                }
                else if (Load(folder, paths, form, including) is { } imported)
                {
                    Import(imported, document, cleared);
                }
            }
        }

        document.Remove("include");
    }

    private ComposeMapping? Load(string folder, ComposeScalar[] paths, ComposeMapping? form, IReadOnlyList<string> including)
    {
        string main = ModelPaths.Join(folder, paths[0].Text!);
        if (including.Contains(main) || including.Count > DeepestNesting)
        {
            string circle = string.Join(" -> ", including.SkipWhile(f => f != main).Concat([main]).Select(static f => System.IO.Path.GetFileName(f)));
            state.Findings.Error(ComposeRules.Cycle, paths[0].Place, ComposeTexts.IncludeCycle.With(circle), ComposeTexts.CycleRemedy);
            return null;
        }

        string own = form?.Text("project_directory") is { Length: > 0 } named ? ModelPaths.Join(folder, named) : ModelPaths.FolderOf(main);
        ComposeVariables all = variables.With(EnvFiles(folder, own, form?["env_file"]));
        return load([.. paths.Select(p => (ModelPaths.Join(folder, p.Text!), (ComposePlace?)p.Place))], own, all, including);
    }

    private Dictionary<string, string> EnvFiles(string folder, string own, ComposeNode? named)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        ComposeScalar[] files = Texts(named);
        foreach (ComposeScalar file in files.Where(static f => f.Text != "/dev/null"))
        {
            Read(ModelPaths.Join(folder, file.Text!), file.Place, values);
        }

        string usual = own.TrimEnd('/', '\\') + System.IO.Path.DirectorySeparatorChar + ".env";
        if (files.Length == 0 && System.IO.File.Exists(usual))
        {
            Read(usual, new ComposePlace(usual, 0, 0), values);
        }

        return values;
    }

    private void Read(string file, ComposePlace namedAt, Dictionary<string, string> values)
    {
        try
        {
            DotEnvReader.Read(TextFileReader.Read(file), values, variables.Find);
        }
        catch (OpsException unreadable)
        {
            state.Findings.Error(ComposeRules.EnvFile, namedAt, unreadable.Failure.Message, unreadable.Failure.Remedy);
        }
        catch (DotEnvException wrong)
        {
            state.Findings.Error(ComposeRules.EnvFile, new ComposePlace(file, wrong.Line, 1), wrong.Message);
        }
    }

    private void Import(ComposeMapping imported, ComposeMapping document, ComposePaths<object>? cleared)
    {
        foreach (string kind in Kinds)
        {
            if (imported.Mapping(kind) is not { } from)
            {
                continue;
            }

            ComposeMapping to = document.Mapping(kind) ?? new ComposeMapping(from.Place);
            foreach (ComposeEntry entry in from.Entries)
            {
                to.Set(entry.Key, to[entry.Key] is { } own ? Under(kind, entry, own, cleared) : entry.Value, to.Find(entry.Key)?.KeyPlace ?? entry.KeyPlace);
            }

            document.Set(kind, to);
        }
    }

    private ComposeNode Under(string kind, ComposeEntry included, ComposeNode own, ComposePaths<object>? cleared)
    {
        ComposeNode? under = included.Value is ComposeMapping mapping ? Clearing.Apply(kind, included.Key, mapping, cleared) : included.Value;
        return under is null ? own : new ModelMerge(state.Findings).Resources(kind, included.Key, under, own);
    }

    private static ComposeScalar[] Texts(ComposeNode? node) => node switch
    {
        ComposeScalar { Text.Length: > 0 } one => [one],
        ComposeSequence list => [.. list.Texts],
        _ => [],
    };
}
