using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>What a compose project is called: what a person says, else the environment, else the files, else their folder.</summary>
internal static class ProjectName
{
    /// <summary>Finds it; empty where nothing gives one.</summary>
    public static string Find(ComposeRequest request, LoadState state, ComposeVariables variables)
    {
        string? given = request.ProjectName is { Length: > 0 } ? request.ProjectName : variables.Find("COMPOSE_PROJECT_NAME") is { Length: > 0 } ofEnvironment ? ofEnvironment : null;
        if (given is not null)
        {
            if (Normalize(given) != given)
            {
                state.Findings.Error(ComposeRules.Name, new ComposePlace(request.Files[0], 1, 1), ComposeTexts.BadName.With(given), ComposeTexts.BadNameForm);
            }

            return given;
        }

        string named = OfFiles(request, state, variables);
        return Normalize(named.Length > 0 ? named : Path.GetFileName(request.Folder.TrimEnd('/', '\\')));
    }

    /// <summary>A name as compose takes it: lower case, digits, dashes and underscores.</summary>
    public static string Normalize(string name) =>
        new string([.. name.ToLowerInvariant().Where(static c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '-')]).TrimStart('_', '-');

    // The last file that gives one. What is wrong with the file is told when it is read.
    private static string OfFiles(ComposeRequest request, LoadState state, ComposeVariables variables)
    {
        string name = string.Empty;
        foreach (string file in request.Files)
        {
            if (state.Read(file) is not { } text || !text.Contains("name:", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (YamlReading document in YamlReader.ReadAll(text))
            {
                name = (document.Root as YamlMapping)?.Find("name") is YamlScalar { Value.Length: > 0 } scalar ? scalar.Value : name;
            }
        }

        try
        {
            return new ComposeTemplate(variables.Find).Substitute(name);
        }
        catch (TemplateException)
        {
            // Told where the file is read.
            return string.Empty;
        }
    }
}
