using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>Reads what a Terraform or OpenTofu folder declares, with the modules that lie in the project. Values are sealed, not kept.</summary>
/// <param name="root">Absolute path of the project root, outside of which no module is read.</param>
/// <param name="seal">Seals the bodies of blocks.</param>
internal sealed class TerraformDeclaration(string root, ValueSeal seal)
{
    private const int DeepestModule = 10;

    private static readonly string[] Endings = [".tf", ".tofu", ".tf.json", ".tofu.json"];

    // A comma within quotes belongs to a constraint: ">= 5.0, < 6.0".
    private static readonly Regex BetweenEntries = new(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", RegexOptions.CultureInvariant);

    private readonly List<FsInfrastructureResource> _found = [];
    private readonly List<string> _leftOut = [];

    /// <summary>Whether a file belongs to a configuration.</summary>
    public static bool IsOne(string name) => Endings.Any(e => name.EndsWith(e, StringComparison.Ordinal));

    /// <summary>The files of a folder, in the order in which Terraform reads them: overriding ones last.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder).Where(static f => IsOne(Path.GetFileName(f)))];
        HashSet<string> tofu = new(files.Where(static f => f.EndsWith(".tofu", StringComparison.Ordinal)).Select(static f => f.Substring(0, f.Length - ".tofu".Length)), StringComparer.Ordinal);
        return
        [
            .. files
                .Where(f => !f.EndsWith(".tf", StringComparison.Ordinal) || !tofu.Contains(f.Substring(0, f.Length - ".tf".Length)))
                .OrderBy(IsOverride)
                .ThenBy(static f => f, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Resources, data sources, modules, variables, outputs and providers.</returns>
    /// <exception cref="EngineNotReadException">A file of the configuration is not closed somewhere, or there is none.</exception>
    public async Task<EngineReading> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder) || In(folder).Count == 0)
        {
            throw new EngineNotReadException(FsInfrastructureReading.Unreadable, SnapshotTexts.TerraformNoFiles.With(PathText.Below(root, folder)));
        }

        await ReadFolderAsync(folder, prefix: string.Empty, depth: 0, cancellationToken).ConfigureAwait(false);
        await ReadLockAsync(folder, cancellationToken).ConfigureAwait(false);
        return EngineReading.Of(_found) with { LeftOut = _leftOut };
    }

    private static bool IsOverride(string file)
    {
        string name = Path.GetFileName(file).Split('.')[0];
        return name == "override" || name.EndsWith("_override", StringComparison.Ordinal);
    }

    private async Task ReadFolderAsync(string folder, string prefix, int depth, CancellationToken cancellationToken)
    {
        Dictionary<string, (HclBlock Block, string File)> blocks = new(StringComparer.Ordinal);
        foreach (string file in In(folder))
        {
            string text = await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            foreach (HclBlock block in Blocks(file, text))
            {
                // An override adds to what it overrides; what of it holds in the end only Terraform knows.
                string key = block.Type + "\n" + string.Join("\n", block.Labels);
                blocks[key] = blocks.TryGetValue(key, out (HclBlock Block, string File) first) ? (first.Block with { Body = first.Block.Body + "\n" + block.Body }, first.File) : (block, file);
            }
        }

        foreach ((HclBlock block, string file) in blocks.Values)
        {
            Add(block, PathText.Below(root, file), prefix);
            if (block.Type == "module" && block.Labels.Count == 1 && LocalSource(folder, block) is { } source)
            {
                if (depth >= DeepestModule)
                {
                    _leftOut.Add(SnapshotTexts.TerraformModuleTooDeep.With(PathText.Below(root, source)));
                }
                else
                {
                    await ReadFolderAsync(source, $"{prefix}module.{block.Labels[0]}.", depth + 1, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private IReadOnlyList<HclBlock> Blocks(string file, string text)
    {
        bool isJson = file.EndsWith(".json", StringComparison.Ordinal);
        try
        {
            return isJson ? HclJson.Read(text) : HclReader.Read(text);
        }
        catch (FormatException broken)
        {
            string why = isJson ? SnapshotTexts.TerraformJsonUnreadable : SnapshotTexts.TerraformNotClosed;
            throw new EngineNotReadException(FsInfrastructureReading.Unreadable, why.With(PathText.Below(root, file), broken.Message));
        }
    }

    private string? LocalSource(string folder, HclBlock module)
    {
        string written = (HclReader.Attribute(module.Body, "source") ?? string.Empty).Trim('"');
        return written.StartsWith("./", StringComparison.Ordinal) || written.StartsWith("../", StringComparison.Ordinal)
            ? PathText.Resolve(folder, written) is { } path && Directory.Exists(path) && PathText.Below(root, path) != path ? path : null
            : null;
    }

    private void Add(HclBlock block, string file, string prefix)
    {
        switch (block.Type)
        {
            case "resource" when block.Labels.Count == 2:
                Add(block, file, block.Labels[0], block.Labels[1], $"{prefix}{block.Labels[0]}.{block.Labels[1]}", new ResourceFacts().Add("repeat", Repeat(block)));
                break;
            case "data" when block.Labels.Count == 2:
                Add(block, file, "data." + block.Labels[0], block.Labels[1], $"{prefix}data.{block.Labels[0]}.{block.Labels[1]}", new ResourceFacts().Add("repeat", Repeat(block)));
                break;
            case "module" when block.Labels.Count == 1:
                Add(block, file, "module", block.Labels[0], $"{prefix}module.{block.Labels[0]}", new ResourceFacts()
                    .Add("source", Unquoted(block, "source")).Add("version", Unquoted(block, "version")).Add("repeat", Repeat(block)));
                break;
            case "output" or "variable" when block.Labels.Count == 1 && prefix.Length == 0:
                string? isSensitive = HclReader.Attribute(block.Body, "sensitive") == "true" ? "true" : null;
                Add(block, file, block.Type, block.Labels[0], $"{block.Type}.{block.Labels[0]}", new ResourceFacts().Add("sensitive", isSensitive));
                break;
            case "terraform":
                foreach (HclBlock backend in HclReader.Read(block.Body).Where(static b => b.Type is "backend" or "cloud"))
                {
                    string name = backend.Labels.Count > 0 ? backend.Labels[0] : "cloud";
                    Add(backend with { Line = block.Line }, file, "backend", name, "backend/" + name, new ResourceFacts());
                }

                Providers(block, file);
                break;
        }
    }

    private void Providers(HclBlock terraform, string file)
    {
        foreach (HclBlock required in HclReader.Read(terraform.Body).Where(static b => b.Type == "required_providers"))
        {
            foreach (string name in required.Body.Split('\n').Select(static l => l.Split('=')[0].Trim()).Where(static n => n.Length > 0 && n.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-')))
            {
                if (HclReader.Attribute(required.Body, name) is { } written)
                {
                    string body = BetweenEntries.Replace(written.Trim('{', '}', ' '), "\n");
                    string source = (HclReader.Attribute(body, "source") ?? "hashicorp/" + name).Trim('"');
                    Provider(Full(source)).Facts = new ResourceFacts().Add("constraint", (HclReader.Attribute(body, "version") ?? (written.StartsWith("\"", StringComparison.Ordinal) ? written : string.Empty)).Trim('"')).ToArray();
                    FsInfrastructureResource provider = Provider(Full(source));
                    (provider.Path, provider.Line) = (file, terraform.Line);
                }
            }
        }
    }

    // Which versions were chosen stands beside the configuration.
    private async Task ReadLockAsync(string folder, CancellationToken cancellationToken)
    {
        string file = Path.Combine(folder, ".terraform.lock.hcl");
        if (!File.Exists(file))
        {
            return;
        }

        foreach (HclBlock locked in Blocks(file, await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false)).Where(static b => b.Type == "provider" && b.Labels.Count == 1))
        {
            FsInfrastructureResource provider = Provider(locked.Labels[0]);
            ResourceFacts facts = new ResourceFacts().Add("locked", Unquoted(locked, "version"));
            foreach (FsInfrastructureFact known in provider.Facts)
            {
                facts.Add(known.Name, known.Value);
            }

            provider.Facts = facts.ToArray();
        }
    }

    private FsInfrastructureResource Provider(string source)
    {
        string address = "provider/" + source;
        if (_found.Find(f => f.Address == address) is { } known)
        {
            return known;
        }

        FsInfrastructureResource provider = Declared("provider", source, address);
        _found.Add(provider);
        return provider;
    }

    private static string Full(string source) => source.Split('/').Length == 2 ? "registry.terraform.io/" + source : source;

    private static string? Unquoted(HclBlock block, string name) => HclReader.Attribute(block.Body, name)?.Trim('"');

    private static string? Repeat(HclBlock block) => HclReader.Attribute(block.Body, "for_each") is not null ? "for_each" : HclReader.Attribute(block.Body, "count") is not null ? "count" : null;

    private void Add(HclBlock block, string file, string type, string name, string address, ResourceFacts facts)
    {
        FsInfrastructureResource resource = Declared(type, name, address);
        (resource.Path, resource.Line) = (file, block.Line);
        resource.Facts = facts.Hide(seal.Fact(address, "body", block.Body)).ToArray();
        _found.Add(resource);
    }

    private static FsInfrastructureResource Declared(string type, string name, string address) => new()
    {
        Kind = FsInfrastructureKind.Terraform,
        Side = FsInfrastructureSide.Declared,
        Type = type,
        Name = name,
        Address = address,
        State = FsInfrastructureState.Declared,
    };
}
