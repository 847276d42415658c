using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Reads the env files and label files of services into them; what a service says itself goes before.</summary>
/// <param name="state">What the whole load shares.</param>
/// <param name="folder">The folder of the compose project.</param>
/// <param name="variables">The variables of the compose project, which go before those of a file.</param>
internal sealed class ServiceFiles(LoadState state, string folder, ComposeVariables variables)
{
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    /// <summary>Gets the files that were read.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Reads the files of services.</summary>
    public void Read(IReadOnlyDictionary<string, ComposeMapping> services)
    {
        foreach (KeyValuePair<string, ComposeMapping> service in services)
        {
            state.Findings.Service = service.Key;
            EnvFiles(service.Value);
            LabelFiles(service.Value);
        }

        state.Findings.Service = null;
    }

    private void EnvFiles(ComposeMapping service)
    {
        ComposeMapping? own = service.Mapping("environment");
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        Dictionary<string, ComposePlace> places = new(StringComparer.Ordinal);
        foreach (ComposeEntry variable in own?.Entries ?? [])
        {
            if (variable.Value is ComposeScalar { Text: { } value })
            {
                values[variable.Key] = value;
            }
        }

        foreach (ComposeMapping file in service.Sequence("env_file")?.Items.OfType<ComposeMapping>() ?? [])
        {
            if (file["path"] is not ComposeScalar { Text.Length: > 0 } path)
            {
                continue;
            }

            if (file.Text("format") is { Length: > 0 } format and not ".env" and not "raw")
            {
                state.Findings.Error(ComposeRules.EnvFile, file["format"]!.Place, ComposeTexts.EnvFormat.With(format), ComposeTexts.EnvFormatRemedy);
                continue;
            }

            bool isRequired = file["required"] is not ComposeScalar { Value: false };
            HashSet<string> before = new(values.Keys, StringComparer.Ordinal);
            Load(path, isRequired, file.Text("format") == "raw", values, name => variables.Find(name) ?? (own?[name] as ComposeScalar)?.Text);
            foreach (string name in values.Keys.Where(n => !before.Contains(n)))
            {
                places[name] = path.Place;
            }
        }

        foreach (KeyValuePair<string, ComposePlace> added in places)
        {
            own ??= new ComposeMapping(added.Value);
            if (!own.Contains(added.Key))
            {
                own.Set(added.Key, new ComposeScalar(values[added.Key], added.Value));
            }
        }

        if (own is not null)
        {
            service.Set("environment", own);
        }
    }

    private void LabelFiles(ComposeMapping service)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        ComposeMapping labels = service.Mapping("labels") ?? new ComposeMapping(service.Place);
        foreach (ComposeScalar path in service.Sequence("label_file")?.Texts ?? [])
        {
            Load(path, isRequired: true, isRaw: false, values, static _ => null);
            foreach (KeyValuePair<string, string> label in values.Where(l => !labels.Contains(l.Key)))
            {
                labels.Set(label.Key, new ComposeScalar(label.Value, path.Place));
            }

            service.Set("labels", labels);
        }
    }

    private void Load(ComposeScalar path, bool isRequired, bool isRaw, Dictionary<string, string> values, Func<string, string?> lookup)
    {
        string file = ModelPaths.Join(folder, path.Text!);
        if (!File.Exists(file) && !Directory.Exists(file))
        {
            if (isRequired)
            {
                state.Findings.Error(ComposeRules.MissingFile, path.Place, ComposeTexts.EnvFileMissing.With(file), ComposeTexts.EnvFileMissingRemedy);
            }

            return;
        }

        try
        {
            if (!_texts.TryGetValue(file, out string? text))
            {
                _texts[file] = text = TextFileReader.Read(file);
                Files.Add(file);
            }

            if (isRaw)
            {
                Raw(text!, values);
            }
            else
            {
                DotEnvReader.Read(text!, values, lookup);
            }
        }
        catch (OpsException unreadable)
        {
            state.Findings.Error(ComposeRules.EnvFile, path.Place, unreadable.Failure.Message, unreadable.Failure.Remedy);
        }
        catch (DotEnvException wrong)
        {
            state.Findings.Error(ComposeRules.EnvFile, new ComposePlace(file, wrong.Line, 1), wrong.Message);
        }
    }

    // As the engine reads an env file: nothing is unquoted or filled in.
    private static void Raw(string text, Dictionary<string, string> values)
    {
        foreach (string line in text.Split('\n').Select(static l => l.TrimEnd('\r').TrimStart()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            int sign = line.IndexOf('=');
            if (sign > 0)
            {
                values[line.Substring(0, sign)] = line.Substring(sign + 1);
            }
        }
    }
}
