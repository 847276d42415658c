using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>
/// Loads compose files as compose does: variables, <c>include</c>, <c>extends</c>, overlays, <c>!reset</c> and <c>!override</c>,
/// the schema, the long forms, and the refusals behind the schema. Tells everything that is wrong, not the first thing alone.
/// </summary>
public static class ComposeLoader
{
    private const string NameVariable = "COMPOSE_PROJECT_NAME";

    /// <summary>Loads files.</summary>
    /// <param name="request">Which, and how.</param>
    /// <returns>What they come to. Never throws on what stands in a file.</returns>
    public static ComposeProject Load(ComposeRequest request)
    {
        LoadState state = new(new ComposeFindings());
        ComposeVariables variables = new(request.Variables);
        string name = ProjectName.Find(request, state, variables);
        if (name.Length > 0)
        {
            variables.Offer(NameVariable, name);
        }

        ComposeMapping model = Model([.. request.Files.Select(static f => (f, (ComposePlace?)null))], request.Folder, variables, []);
        if (model.Keys.Count == 0 && !state.Findings.HasErrors)
        {
            state.Findings.Error(ComposeRules.Empty, new ComposePlace(request.Files[0], 1, 1), ComposeTexts.Empty, ComposeTexts.EmptyRemedy);
        }

        model.Remove("name");
        if (name.Length == 0)
        {
            state.Findings.Error(ComposeRules.Name, new ComposePlace(request.Files[0], 1, 1), ComposeTexts.NoName, ComposeTexts.NoNameRemedy);
        }

        new Normalization(model, name).Write(variables);
        Decoding.Write(model, state.Findings);
        ActiveServices active = new(model, request.Profiles);
        ServiceFiles files = new(state, request.Folder, variables);
        if (request.ReadsEnvFiles)
        {
            files.Read(active.Enabled);
        }

        new Consistency(state, model, active).Check();
        new DisabledServices(state, model, active).Check();
        foreach (KeyValuePair<string, ComposePlace> unset in variables.Unset.Where(u => !state.Findings.IsWrong(u.Value)))
        {
            state.Findings.Warning(ComposeRules.UnsetVariable, unset.Value, ComposeTexts.Unset.With(unset.Key), ComposeTexts.UnsetRemedy.With(unset.Key));
        }

        return new ComposeProject(name, model, state.Findings.InOrder(request.Files))
        {
            Services = active.Enabled,
            Disabled = active.Disabled,
            Files = state.Files,
            EnvFiles = files.Files,
            Unset = variables.Unset,
            Blanks = variables.Blanks,
        };

        ComposeMapping Model(IReadOnlyList<(string File, ComposePlace? NamedAt)> files, string folder, ComposeVariables own, IReadOnlyList<string> including)
        {
            ComposeMapping merged = new(new ComposePlace(files[0].File, 1, 1));
            IncludeResolver includes = new(state, own, Model);
            ExtendsResolver extends = new(state, own);
            ComposeFileReader reader = new(state, own);
            foreach ((string file, ComposePlace? namedAt) in files)
            {
                reader.Read(
                    merged,
                    file,
                    namedAt,
                    (document, cleared) => includes.Resolve(folder, document, cleared, [.. including, file]),
                    (document, cleared) => extends.Resolve(file, folder, document, cleared),
                    isChecked: true);
            }

            Defaults.Write(merged, state.Findings);
            new ModelChecks(state.Findings).Check(merged);
            ModelPaths.Resolve(merged, folder, state.Findings);
            NamesOnly.Resolve(merged, own);
            return merged;
        }
    }
}
