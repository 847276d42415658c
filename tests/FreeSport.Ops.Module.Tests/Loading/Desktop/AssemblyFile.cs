using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>The metadata of one assembly, read and never loaded.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _image;
    private readonly Lazy<Dictionary<string, TypeDefinitionHandle>> _types;
    private readonly Lazy<Dictionary<string, ExportedTypeHandle>> _forwards;

    private AssemblyFile(PEReader image)
    {
        _image = image;
        Reader = image.GetMetadataReader();
        AssemblyName name = Reader.GetAssemblyDefinition().GetAssemblyName();
        Name = name.Name!;
        Version = name.Version!;
        Token = Convert.ToHexString(name.GetPublicKeyToken() ?? []);
        _types = new(() => ByName(Reader.TypeDefinitions, FullName));
        _forwards = new(() => ByName(Reader.ExportedTypes, FullName));
    }

    public string Name { get; }

    public Version Version { get; }

    public string Token { get; }

    public MetadataReader Reader { get; }

    /// <summary>Reads a file; null when it is no assembly with metadata.</summary>
    public static AssemblyFile? Read(string path)
    {
        PEReader image = new(File.OpenRead(path));
        if (image.HasMetadata && image.GetMetadataReader().IsAssembly)
        {
            return new AssemblyFile(image);
        }

        image.Dispose();
        return null;
    }

    public bool TryGetType(string fullName, out TypeDefinitionHandle type) => _types.Value.TryGetValue(fullName, out type);

    /// <summary>Gets where a type was moved to: the assembly that a forwarder names, as a reference of this file.</summary>
    public bool TryGetForward(string fullName, out AssemblyReferenceHandle target)
    {
        target = default;
        if (!_forwards.Value.TryGetValue(fullName, out ExportedTypeHandle forward))
        {
            return false;
        }

        EntityHandle implementation = Reader.GetExportedType(forward).Implementation;
        while (implementation.Kind == HandleKind.ExportedType)
        {
            implementation = Reader.GetExportedType((ExportedTypeHandle)implementation).Implementation;
        }

        target = implementation.Kind == HandleKind.AssemblyReference ? (AssemblyReferenceHandle)implementation : default;
        return !target.IsNil;
    }

    /// <summary>Gets a type's name with its namespace and, before pluses, the types it is nested in.</summary>
    public string FullName(TypeDefinitionHandle handle)
    {
        TypeDefinition type = Reader.GetTypeDefinition(handle);
        return Joined(type.GetDeclaringType() is { IsNil: false } outer ? FullName(outer) : null, type.Namespace, type.Name);
    }

    /// <inheritdoc cref="FullName(TypeDefinitionHandle)"/>
    public string FullName(TypeReferenceHandle handle)
    {
        TypeReference type = Reader.GetTypeReference(handle);
        return Joined(type.ResolutionScope.Kind == HandleKind.TypeReference ? FullName((TypeReferenceHandle)type.ResolutionScope) : null, type.Namespace, type.Name);
    }

    /// <inheritdoc cref="FullName(TypeDefinitionHandle)"/>
    public string FullName(ExportedTypeHandle handle)
    {
        ExportedType type = Reader.GetExportedType(handle);
        return Joined(type.Implementation.Kind == HandleKind.ExportedType ? FullName((ExportedTypeHandle)type.Implementation) : null, type.Namespace, type.Name);
    }

    /// <summary>Whether all that a method does is to throw PlatformNotSupportedException.</summary>
    public bool OnlyThrowsPlatformNotSupported(MethodDefinitionHandle handle)
    {
        int address = Reader.GetMethodDefinition(handle).RelativeVirtualAddress;
        if (address == 0)
        {
            return false;
        }

        ImmutableArray<byte> code = _image.GetMethodBody(address).GetILContent();
        int at = 0;
        while (at < code.Length)
        {
            switch ((ILOpCode)code[at])
            {
                case ILOpCode.Nop or ILOpCode.Ldnull:
                    at++;
                    break;
                case ILOpCode.Ldstr or ILOpCode.Call:
                    at += 5;
                    break;
                case ILOpCode.Newobj:
                    return at + 6 == code.Length && (ILOpCode)code[at + 5] == ILOpCode.Throw
                        && CreatedBy(BitConverter.ToInt32(code.AsSpan(at + 1, 4))) == "System.PlatformNotSupportedException";
                default:
                    return false;
            }
        }

        return false;
    }

    public void Dispose() => _image.Dispose();

    private string? CreatedBy(int token) =>
        System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(token) is { Kind: HandleKind.MemberReference } constructor
            && Reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
                ? FullName((TypeReferenceHandle)type)
                : null;

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> handles, Func<T, string> name)
    {
        Dictionary<string, T> named = new(StringComparer.Ordinal);
        foreach (T handle in handles)
        {
            named.TryAdd(name(handle), handle);
        }

        return named;
    }

    private string Joined(string? outer, StringHandle space, StringHandle name) =>
        outer is not null ? $"{outer}+{Reader.GetString(name)}"
        : space.IsNil ? Reader.GetString(name)
        : $"{Reader.GetString(space)}.{Reader.GetString(name)}";
}
