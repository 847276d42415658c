using System.Reflection.Metadata;

namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>Binds the leg's references as .NET Framework and the module's own resolver do in Windows PowerShell 5.1.</summary>
/// <param name="framework">The reference assemblies of .NET Framework, its facades, and PowerShell's.</param>
/// <param name="entry">What lies beside FreeSport.Ops.dll, that included.</param>
/// <param name="deps">What only the module's resolver finds.</param>
internal sealed class Binder(IEnumerable<AssemblyFile> framework, IEnumerable<AssemblyFile> entry, IEnumerable<AssemblyFile> deps)
{
    private readonly Dictionary<string, AssemblyFile> _framework = framework.ToDictionary(static a => a.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyFile> _entry = entry.ToDictionary(static a => a.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyFile> _deps = deps.ToDictionary(static a => a.Name, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(AssemblyFile, AssemblyReferenceHandle), (AssemblyFile? Bound, string? Fault)> _bound = [];

    public IEnumerable<AssemblyFile> Payload => _entry.Values.Concat(_deps.Values);

    public bool IsPayload(AssemblyFile file) => _entry.ContainsValue(file) || _deps.ContainsValue(file);

    public AssemblyFile? Bind(AssemblyFile from, AssemblyReferenceHandle reference, out string? fault)
    {
        if (!_bound.TryGetValue((from, reference), out (AssemblyFile? Bound, string? Fault) answer))
        {
            AssemblyFile? bound = BindAnew(from, from.Reader.GetAssemblyReference(reference), out fault);
            answer = _bound[(from, reference)] = (bound, fault);
        }

        fault = answer.Fault;
        return answer.Bound;
    }

    /// <summary>Finds the definition behind a reference to a type, through forwarders; null when there is none.</summary>
    public TypeHome? Resolve(AssemblyFile from, TypeReferenceHandle reference)
    {
        EntityHandle scope = reference;
        while (scope.Kind == HandleKind.TypeReference)
        {
            scope = from.Reader.GetTypeReference((TypeReferenceHandle)scope).ResolutionScope;
        }

        AssemblyFile? home = scope.Kind == HandleKind.AssemblyReference ? Bind(from, (AssemblyReferenceHandle)scope, out _) : from;
        return Find(home, from.FullName(reference));
    }

    /// <summary>Finds a type by its full name in an assembly, or where the assembly's forwarders lead.</summary>
    public TypeHome? Find(AssemblyFile? home, string name)
    {
        while (home is not null)
        {
            if (home.TryGetType(name, out TypeDefinitionHandle type))
            {
                return new TypeHome(home, type);
            }

            home = home.TryGetForward(name, out AssemblyReferenceHandle target) ? Bind(home, target, out _) : null;
        }

        return null;
    }

    private AssemblyFile? BindAnew(AssemblyFile from, AssemblyReference reference, out string? fault)
    {
        fault = null;
        string name = from.Reader.GetString(reference.Name);
        string token = Convert.ToHexString(reference.GetAssemblyName().GetPublicKeyToken() ?? []);
        AssemblyFile? installed = _framework.GetValueOrDefault(name) is { } candidate && candidate.Token == token ? candidate : null;

        // Lower versions of the framework's own assemblies are unified to what is installed; higher ones are not there.
        if (installed is not null && installed.Version >= reference.Version)
        {
            return installed;
        }

        string wanted = $"{from.Name}: {name} {reference.Version}";
        if (_entry.GetValueOrDefault(name) is { } beside)
        {
            fault = beside.Version == reference.Version ? null : $"{wanted} lies beside it as {beside.Version}: only a redirect would bind it";
            return beside;
        }

        if (_deps.GetValueOrDefault(name) is not { } packed)
        {
            fault = installed is null
                ? $"{wanted} is nowhere"
                : $"{wanted} is newer than the framework's {installed.Version}: only a redirect would bind it";
            return installed;
        }

        // The resolver answers the cmdlets' assembly and what lies in deps, by simple name; contracts are on their own.
        bool isAnswered = _deps.ContainsValue(from) || from.Name == "FreeSport.Ops";
        fault = !isAnswered ? $"{wanted} lies in deps, where the resolver does not look for {from.Name}"
            : packed.Version < reference.Version ? $"{wanted} is newer than the {packed.Version} in deps: only a redirect would bind it"
            : null;
        return packed;
    }
}
