using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Lays services over those that they extend, in the same file or another.</summary>
/// <param name="state">What the whole load shares.</param>
/// <param name="variables">The variables to put into other files.</param>
internal sealed class ExtendsResolver(LoadState state, ComposeVariables variables)
{
    private const int LongestChain = 200;

    private readonly Dictionary<string, Scope?> _others = new(StringComparer.Ordinal);

    /// <summary>Resolves the services of a document.</summary>
    /// <param name="file">Absolute path of its file.</param>
    /// <param name="folder">Absolute path of the folder that the other files are named from.</param>
    /// <param name="document">The document, which is changed in place.</param>
    /// <param name="cleared">What it takes away.</param>
    public void Resolve(string file, string folder, ComposeMapping document, ComposePaths<object>? cleared)
    {
        if (document.Mapping("services") is not { } services)
        {
            return;
        }

        Scope scope = new(file, folder, services, cleared);
        foreach (string name in services.Keys.ToArray())
        {
            Resolve(name, scope, []);
        }
    }

    private ComposeMapping? Resolve(string name, Scope scope, List<Link> chain)
    {
        if (scope.Services[name] is not ComposeMapping service || service.Find("extends") is not { } extends)
        {
            return scope.Services[name] as ComposeMapping;
        }

        state.Findings.Service = name;
        ComposeMapping merged = service;
        if (Base(name, extends, scope) is { } target && MayGoOn(new Link(scope.File, name, extends.KeyPlace), target, chain))
        {
            chain.Add(new Link(scope.File, name, extends.KeyPlace));
            if (Resolve(target.Name, target.Scope, chain) is { } resolved)
            {
                ComposeMapping source = Clearing.Apply("services", name, (ComposeMapping)resolved.Clone(), scope.Cleared) ?? new ComposeMapping(resolved.Place);
                merged = new ModelMerge(state.Findings).Services(name, source, service);
            }

            chain.RemoveAt(chain.Count - 1);
        }
        else
        {
            state.Damaged.Add(name);
        }

        state.Findings.Service = null;
        merged.Remove("extends");
        scope.Services.Set(name, merged);
        return merged;
    }

    // The service that is extended; null, and a finding, when there is none.
    private (string Name, Scope Scope)? Base(string name, ComposeEntry extends, Scope scope)
    {
        ComposeMapping? form = extends.Value as ComposeMapping;
        ComposeScalar? service = (form is null ? extends.Value : form["service"]) as ComposeScalar;
        if (service?.Text is not { } target)
        {
            state.Findings.Error(ComposeRules.Extends, extends.Value.Place, ComposeTexts.ExtendsNothing.With(name), ComposeTexts.ExtendsNothingRemedy);
            return null;
        }

        Scope? other = form?.Text("file") is { } path ? Other(ModelPaths.Join(scope.Folder, path), form["file"]!.Place) : scope;
        if (other is null)
        {
            return null;
        }

        if (!other.Services.Contains(target))
        {
            state.Findings.Error(
                ComposeRules.Extends,
                service.Place,
                ComposeTexts.ExtendsUnknown.With(name, target, System.IO.Path.GetFileName(other.File)),
                Nearest.Suggest(target, other.Services.Keys)?.ToString().Trim() ?? string.Empty);
            return null;
        }

        return (target, other);
    }

    private bool MayGoOn(Link self, (string Name, Scope Scope) target, List<Link> chain)
    {
        List<Link> all = [.. chain, self];
        int begin = all.FindIndex(l => l.File == target.Scope.File && l.Service == target.Name);
        if (begin >= 0)
        {
            string circle = string.Join(" -> ", all.Skip(begin).Select(static l => l.Service).Concat([target.Name]));
            state.Findings.Error(ComposeRules.Cycle, self.Place, ComposeTexts.ExtendsCycle.With(circle), ComposeTexts.CycleRemedy);
            return false;
        }

        if (all.Count > LongestChain)
        {
            state.Findings.Error(ComposeRules.Extends, self.Place, ComposeTexts.ExtendsDeep.With(LongestChain));
            return false;
        }

        return true;
    }

    // Another file is read once, as it stands: what it includes does not count, and its paths are its own.
    private Scope? Other(string path, ComposePlace namedAt)
    {
        if (_others.TryGetValue(path, out Scope? known))
        {
            return known;
        }

        string folder = ModelPaths.FolderOf(path);
        ComposeMapping model = new(new ComposePlace(path, 1, 1));
        ComposePaths<object>? cleared = new ComposeFileReader(state, variables).Read(model, path, namedAt, include: null, extend: null, isChecked: false);
        ModelPaths.Resolve(model, folder, state.Findings);
        Scope? other = model.Mapping("services") is { } services ? new Scope(path, folder, services, cleared) : null;
        if (other is null && !state.Findings.IsWrong(namedAt))
        {
            state.Findings.Error(ComposeRules.Extends, namedAt, ComposeTexts.ExtendsNoServices.With(path.Substring(path.LastIndexOfAny(['/', '\\']) + 1)));
        }

        return _others[path] = other;
    }

    private sealed record Scope(string File, string Folder, ComposeMapping Services, ComposePaths<object>? Cleared);

    private sealed record Link(string File, string Service, ComposePlace Place);
}
