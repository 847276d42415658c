using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Schemas;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Reads one compose file after the other and lays each over what the ones before came to.</summary>
/// <param name="state">What the whole load shares.</param>
/// <param name="variables">The variables to put in.</param>
internal sealed class ComposeFileReader(LoadState state, ComposeVariables variables)
{
    /// <summary>What stands between a document's variables and its place over the others.</summary>
    /// <param name="document">Its content, which is changed in place.</param>
    /// <param name="cleared">What it takes away.</param>
    public delegate void Preparation(ComposeMapping document, ComposePaths<object>? cleared);

    /// <summary>Lays a file over a model.</summary>
    /// <param name="model">What the files before came to.</param>
    /// <param name="file">Absolute path.</param>
    /// <param name="namedAt">Where it is named; null for a file that a person names.</param>
    /// <param name="include">Resolves what it includes; null where that is not looked at.</param>
    /// <param name="extend">Resolves what its services extend; null where that is done later.</param>
    /// <param name="isChecked">Whether it is held against the schema.</param>
    /// <returns>What the last document takes away.</returns>
    public ComposePaths<object>? Read(ComposeMapping model, string file, ComposePlace? namedAt, Preparation? include, Preparation? extend, bool isChecked)
    {
        if (state.Read(file, namedAt) is not { } text)
        {
            return null;
        }

        if (new ComposeDocumentReader(file, state.Findings).Read(text) is not { } documents)
        {
            state.IsDamaged = true;
            return null;
        }

        ComposePaths<object>? cleared = null;
        foreach (ComposeDocument document in documents)
        {
            if (document.Root is not ComposeMapping root)
            {
                state.IsDamaged = true;
                state.Findings.Error(ComposeRules.Schema, document.Root?.Place ?? new ComposePlace(file, 1, 1), ComposeTexts.NotMapping, ComposeTexts.NotMappingRemedy);
                continue;
            }

            new Interpolation(variables, state.Findings).Through(root);
            include?.Invoke(root, document.Cleared);
            Clearing.Apply(model, document.Cleared);
            extend?.Invoke(root, document.Cleared);
            new ModelMerge(state.Findings).Files(model, root);
            ModelUnicity.Enforce(model, state.Findings);
            if (isChecked)
            {
                Check(model);
            }

            Canonical.Write(model, state.Findings);
            ModelUnicity.Enforce(model, state.Findings);
            cleared = document.Cleared;
        }

        return cleared;
    }

    private void Check(ComposeMapping model)
    {
        foreach (SchemaFault fault in SchemaCheck.Find(model))
        {
            state.Findings.Service = fault.Service;
            if (!state.Findings.IsWrong(fault.Place))
            {
                state.Findings.Error(fault.Rule, fault.Place, fault.Message, fault.Remedy);
            }

            state.Findings.Service = null;
            fault.Remove();
            if (fault.Service is { } service)
            {
                state.Damaged.Add(service);
            }
            else
            {
                state.IsDamaged = true;
            }
        }

        if (model.Find("version") is { } version)
        {
            state.Findings.Note(ComposeRules.Obsolete, version.KeyPlace, ComposeTexts.Version, ComposeTexts.VersionRemedy);
            model.Remove("version");
        }
    }
}
