using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>One compose file.</summary>
/// <param name="file">Its absolute path.</param>
/// <param name="path">Its path in the project.</param>
/// <param name="environment">The environment its name tells.</param>
/// <param name="text">Its text; places are taken from it.</param>
/// <param name="needs">Takes what is found.</param>
internal sealed class ComposeFileNeeds(string file, string path, string? environment, string text, NeedCollector needs)
{
    private readonly LineIndex _lines = new(text);

    public void Collect(YamlMapping root)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> part in root.Entries)
        {
            // What lies under x- counts where an alias uses it.
            if (part.Key.Value.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            bool isServices = part.Key.Value == "services";
            foreach (KeyValuePair<YamlScalar, YamlNode> entry in isServices && part.Value is YamlMapping services ? services.Entries : [part])
            {
                string by = entry.Key.Value;
                Interpolated(entry.Value, by);
                if (isServices && entry.Value is YamlMapping service)
                {
                    PassedThrough(service.Find("environment"), by);
                    PassedThrough((service.Find("build") as YamlMapping)?.Find("args"), by);
                    EnvFiles(service.Find("env_file"), by);
                }
            }

            if (part.Key.Value is "secrets" or "configs" && part.Value is YamlMapping files)
            {
                OfEnvironment(files, part.Key.Value);
            }
        }
    }

    private void Interpolated(YamlNode start, string by)
    {
        HashSet<YamlNode> seen = [];
        Stack<YamlNode> open = new([start]);
        while (open.Count > 0)
        {
            YamlNode at = open.Pop();
            if (!seen.Add(at))
            {
                continue;
            }

            foreach (YamlNode below in Below(at).Reverse())
            {
                open.Push(below);
            }

            if (at is YamlScalar scalar)
            {
                int from = Math.Min(scalar.Start.Index, text.Length);
                foreach (InterpolatedName name in Interpolation.Find(text, from, Math.Max(from, Math.Min(scalar.End.Index, text.Length))))
                {
                    (int line, int column) = _lines.At(name.Index);
                    Add(name.Name, line, column, by, name.IsRequired);
                }
            }
        }
    }

    // Compose puts nothing into keys.
    private static IEnumerable<YamlNode> Below(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.Select(static e => e.Value),
        YamlSequence list => list.Items,
        _ => [],
    };

    private void PassedThrough(YamlNode? variables, string by)
    {
        IEnumerable<YamlScalar> bare = variables switch
        {
            YamlSequence list => list.Items.OfType<YamlScalar>().Where(static i => !i.Value.Contains('=') && !i.Value.Contains('$')),
            YamlMapping mapping => mapping.Entries.Where(static e => e.Value is YamlScalar { IsNull: true }).Select(static e => e.Key),
            _ => [],
        };
        foreach (YamlScalar name in bare.Where(static n => n.Value.Length > 0))
        {
            Add(name.Value, name.Start.Line, name.Start.Column, by, isRequired: true);
        }
    }

    private void OfEnvironment(YamlMapping files, string part)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in files.Entries)
        {
            if ((entry.Value as YamlMapping)?.Find("environment") is YamlScalar { IsNull: false } variable)
            {
                FsSecretPlace place = Place(variable.Start.Line, variable.Start.Column, part + "." + entry.Key.Value, isRequired: true);
                if (part == "secrets")
                {
                    needs.Add(variable.Value, FsSecretKind.Secret, place);
                }
                else
                {
                    needs.Add(variable.Value, place);
                }
            }
        }
    }

    private void EnvFiles(YamlNode? files, string by)
    {
        foreach (YamlNode item in files is YamlSequence list ? list.Items : files is null ? [] : [files])
        {
            if ((item is YamlMapping named ? named.Find("path") : item) is not YamlScalar { IsNull: false } name || name.Value.Contains('$'))
            {
                continue;
            }

            string? envFile = PathText.Resolve(Path.GetDirectoryName(file)!, name.Value);
            if (envFile is null || (!File.Exists(envFile) && !EnvTemplateFiles.Beside(envFile).Any()))
            {
                needs.Note(SecretNeedsTexts.EnvFileUnknown.With(path, name.Start.Line, by, name.Value));
            }
        }
    }

    private void Add(string name, int line, int column, string by, bool isRequired) => needs.Add(name, Place(line, column, by, isRequired));

    private FsSecretPlace Place(int line, int column, string by, bool isRequired) => new()
    {
        Source = FsSecretSource.Compose,
        Path = path,
        Line = line,
        Column = column,
        NeededBy = by,
        Environment = environment,
        IsRequired = isRequired,
    };
}
