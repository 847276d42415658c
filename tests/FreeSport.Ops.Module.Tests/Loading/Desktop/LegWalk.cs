using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>Goes through every reference of the payload and notes what .NET Framework would not answer.</summary>
internal sealed class LegWalk(Binder binder)
{
    public SortedSet<string> Unresolved { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Throwing { get; } = new(StringComparer.Ordinal);

    public void Everything()
    {
        foreach (AssemblyFile file in binder.Payload)
        {
            MetadataReader reader = file.Reader;
            foreach (AssemblyReferenceHandle handle in reader.AssemblyReferences)
            {
                binder.Bind(file, handle, out string? fault);
                Note(fault);
            }

            foreach (TypeReferenceHandle handle in reader.TypeReferences)
            {
                Note(binder.Resolve(file, handle) is null ? $"{file.Name}: type {file.FullName(handle)}" : null);
            }

            foreach (ExportedTypeHandle handle in reader.ExportedTypes)
            {
                Note(binder.Find(file, file.FullName(handle)) is null ? $"{file.Name}: forwarded type {file.FullName(handle)}" : null);
            }

            foreach (MemberReferenceHandle handle in reader.MemberReferences)
            {
                Member(file, reader.GetMemberReference(handle));
            }
        }
    }

    public HashSet<string> Reached(IEnumerable<AssemblyFile> from)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Queue<AssemblyFile> waiting = new(from);
        while (waiting.TryDequeue(out AssemblyFile? file))
        {
            foreach (AssemblyReferenceHandle handle in file.Reader.AssemblyReferences)
            {
                if (binder.Bind(file, handle, out _) is { } bound && binder.IsPayload(bound) && reached.Add(bound.Name))
                {
                    waiting.Enqueue(bound);
                }
            }
        }

        return reached;
    }

    private void Member(AssemblyFile from, MemberReference member)
    {
        SignatureShapes shapes = new(from, binder);
        Shape? parent = member.Parent.Kind switch
        {
            HandleKind.TypeReference => shapes.GetTypeFromReference(from.Reader, (TypeReferenceHandle)member.Parent, 0),
            HandleKind.TypeSpecification => shapes.GetTypeFromSpecification(from.Reader, default, (TypeSpecificationHandle)member.Parent, 0),
            HandleKind.TypeDefinition => shapes.GetTypeFromDefinition(from.Reader, (TypeDefinitionHandle)member.Parent, 0),
            _ => null,
        };

        // What has no definition is an array, whose members the runtime makes, or was noted as a type.
        if (parent?.Definition is not { } definition)
        {
            return;
        }

        string name = from.Reader.GetString(member.Name);
        bool isField = member.GetKind() == MemberReferenceKind.Field;
        string signature = isField ? member.DecodeFieldSignature(shapes, default).Text : SignatureShapes.TextOf(member.DecodeMethodSignature(shapes, default));
        string described = $"{from.Name}: {definition.Name}::{name} {signature}";

        for (Shape? at = new(parent.Text, definition); at?.Definition is { } home; at = Base(home, at.Arguments))
        {
            if (isField ? HasField(home, at.Arguments, name, signature) : HasMethod(home, at.Arguments, name, signature, described))
            {
                return;
            }
        }

        Note(described);
    }

    private Shape? Base(TypeHome type, ImmutableArray<Shape> arguments)
    {
        EntityHandle above = type.Assembly.Reader.GetTypeDefinition(type.Handle).BaseType;
        SignatureShapes shapes = new(type.Assembly, binder);
        return above.IsNil ? null : above.Kind switch
        {
            HandleKind.TypeDefinition => shapes.GetTypeFromDefinition(type.Assembly.Reader, (TypeDefinitionHandle)above, 0),
            HandleKind.TypeReference => shapes.GetTypeFromReference(type.Assembly.Reader, (TypeReferenceHandle)above, 0),
            _ => shapes.GetTypeFromSpecification(type.Assembly.Reader, arguments, (TypeSpecificationHandle)above, 0),
        };
    }

    private bool HasField(TypeHome type, ImmutableArray<Shape> arguments, string name, string signature)
    {
        MetadataReader reader = type.Assembly.Reader;
        SignatureShapes shapes = new(type.Assembly, binder);
        return reader.GetTypeDefinition(type.Handle).GetFields().Select(reader.GetFieldDefinition)
            .Any(f => reader.StringComparer.Equals(f.Name, name) && f.DecodeSignature(shapes, arguments).Text == signature);
    }

    private bool HasMethod(TypeHome type, ImmutableArray<Shape> arguments, string name, string signature, string described)
    {
        MetadataReader reader = type.Assembly.Reader;
        SignatureShapes shapes = new(type.Assembly, binder);
        foreach (MethodDefinitionHandle handle in reader.GetTypeDefinition(type.Handle).GetMethods())
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            if (reader.StringComparer.Equals(method.Name, name) && SignatureShapes.TextOf(method.DecodeSignature(shapes, arguments)) == signature)
            {
                if (type.Assembly.OnlyThrowsPlatformNotSupported(handle))
                {
                    Throwing.Add(described);
                }

                return true;
            }
        }

        return false;
    }

    private void Note(string? fault)
    {
        if (fault is not null)
        {
            Unresolved.Add(fault);
        }
    }
}
