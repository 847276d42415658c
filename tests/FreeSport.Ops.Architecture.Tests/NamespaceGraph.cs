using System.Reflection;

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace FreeSport.Ops.Architecture.Tests;

/// <summary>
/// Which namespaces of an assembly use which others, read from its instructions. Texts that the build makes of resources
/// are data, which use nothing: a room's texts lie in one place whichever of its parts shows them.
/// </summary>
internal sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _uses = new(StringComparer.Ordinal);

    private NamespaceGraph()
    {
    }

    public IReadOnlyCollection<string> Namespaces => _uses.Keys;

    /// <summary>Reads the types of an assembly that are asked for; a nested one, and what the compiler makes, counts as the type around it.</summary>
    public static NamespaceGraph Of(Assembly assembly, Func<string, bool> takes)
    {
        NamespaceGraph graph = new();
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly.Location);
        foreach (TypeDefinition type in module.Types.Where(t => takes(t.FullName)))
        {
            SortedDictionary<string, SortedSet<string>> uses = graph.UsesOf(type.Namespace);
            foreach (TypeReference used in WithNested(type).SelectMany(References).SelectMany(Parts).Select(Outermost).Where(u => u.Namespace != type.Namespace && takes(u.FullName) && !IsText(u)))
            {
                if (!uses.TryGetValue(used.Namespace, out SortedSet<string>? how))
                {
                    uses[used.Namespace] = how = new SortedSet<string>(StringComparer.Ordinal);
                }

                how.Add($"{type.FullName} uses {used.FullName}");
            }
        }

        return graph;
    }

    /// <summary>The namespaces that use each other, directly or through others.</summary>
    /// <returns>One text a circle: every use that is a part of it.</returns>
    public IReadOnlyList<string> Circles()
    {
        Dictionary<string, HashSet<string>> reached = _uses.Keys.ToDictionary(static n => n, Reach, StringComparer.Ordinal);
        return
        [
            .. _uses.Keys.Where(n => reached[n].Contains(n))
                .GroupBy(n => string.Join(" ", reached[n].Where(other => reached.TryGetValue(other, out HashSet<string>? back) && back.Contains(n)).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
                .Select(circle => string.Join("\n", circle.SelectMany(from => _uses[from].Where(to => circle.Contains(to.Key)).SelectMany(static to => to.Value)))),
        ];
    }

    private SortedDictionary<string, SortedSet<string>> UsesOf(string name)
    {
        if (!_uses.TryGetValue(name, out SortedDictionary<string, SortedSet<string>>? uses))
        {
            _uses[name] = uses = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        }

        return uses;
    }

    private HashSet<string> Reach(string from)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<string> open = new([from]);
        while (open.TryDequeue(out string? at))
        {
            foreach (string next in _uses.TryGetValue(at, out SortedDictionary<string, SortedSet<string>>? uses) ? uses.Keys : Enumerable.Empty<string>())
            {
                if (seen.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return seen;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<TypeReference> References(TypeDefinition type) =>
        new[] { type.BaseType }.OfType<TypeReference>()
            .Concat(type.Interfaces.Select(static i => i.InterfaceType))
            .Concat(type.GenericParameters.SelectMany(static p => p.Constraints).Select(static c => c.ConstraintType))
            .Concat(Attributes(type))
            .Concat(type.Fields.SelectMany(static f => Attributes(f).Append(f.FieldType)))
            .Concat(type.Properties.SelectMany(static p => Attributes(p).Append(p.PropertyType)))
            .Concat(type.Methods.SelectMany(References));

    private static IEnumerable<TypeReference> References(MethodDefinition method) =>
        OfCall(method)
            .Concat(Attributes(method))
            .Concat(method.GenericParameters.SelectMany(static p => p.Constraints).Select(static c => c.ConstraintType))
            .Concat(!method.HasBody ? [] : method.Body.Variables.Select(static v => v.VariableType)
                .Concat(method.Body.ExceptionHandlers.Select(static h => h.CatchType).OfType<TypeReference>())
                .Concat(method.Body.Instructions.SelectMany(References)));

    private static IEnumerable<TypeReference> References(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => OfCall(generic).Concat(generic.GenericArguments),
        MethodReference method => OfCall(method),
        _ => [],
    };

    private static IEnumerable<TypeReference> OfCall(MethodReference method) => method.Parameters.Select(static p => p.ParameterType).Append(method.ReturnType).Append(method.DeclaringType);

    private static IEnumerable<TypeReference> Attributes(Mono.Cecil.ICustomAttributeProvider member) => member.CustomAttributes.Select(static a => a.AttributeType);

    // A list of something is the list and the something.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static bool IsText(TypeReference type) =>
        type.Resolve()?.CustomAttributes.Any(static a => a.AttributeType.Name == nameof(System.CodeDom.Compiler.GeneratedCodeAttribute) && a.ConstructorArguments[0].Value is string tool && tool.Contains("Resource", StringComparison.Ordinal)) == true;

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } around ? Outermost(around) : type;
}
