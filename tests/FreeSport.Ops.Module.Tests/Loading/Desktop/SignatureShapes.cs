using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>Decodes signatures so that the same types have the same text from whichever assembly they are read.</summary>
internal sealed class SignatureShapes(AssemblyFile file, Binder binder) : ISignatureTypeProvider<Shape, ImmutableArray<Shape>>
{
    public static string TextOf(MethodSignature<Shape> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType.Text}`{signature.GenericParameterCount}({string.Join(",", signature.ParameterTypes.Take(signature.RequiredParameterCount).Select(static p => p.Text))})";

    public Shape GetPrimitiveType(PrimitiveTypeCode typeCode) => new(typeCode.ToString());

    public Shape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeHome home = new(file, handle);
        return new Shape(home.Name, home);
    }

    public Shape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        binder.Resolve(file, handle) is { } home ? new Shape(home.Name, home) : new Shape($"[?]{file.FullName(handle)}");

    public Shape GetTypeFromSpecification(MetadataReader reader, ImmutableArray<Shape> genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public Shape GetGenericInstantiation(Shape genericType, ImmutableArray<Shape> typeArguments) =>
        new($"{genericType.Text}<{string.Join(",", typeArguments.Select(static a => a.Text))}>", genericType.Definition, typeArguments);

    public Shape GetGenericTypeParameter(ImmutableArray<Shape> genericContext, int index) =>
        genericContext.IsDefault ? new Shape($"!{index}") : genericContext[index];

    public Shape GetGenericMethodParameter(ImmutableArray<Shape> genericContext, int index) => new($"!!{index}");

    public Shape GetModifiedType(Shape modifier, Shape unmodifiedType, bool isRequired) =>
        isRequired ? new Shape($"{unmodifiedType.Text} modreq {modifier.Text}") : unmodifiedType;

    public Shape GetArrayType(Shape elementType, ArrayShape shape) => new($"{elementType.Text}[{shape.Rank}]");

    public Shape GetSZArrayType(Shape elementType) => new($"{elementType.Text}[]");

    public Shape GetByReferenceType(Shape elementType) => new($"{elementType.Text}&");

    public Shape GetPointerType(Shape elementType) => new($"{elementType.Text}*");

    public Shape GetPinnedType(Shape elementType) => elementType;

    public Shape GetFunctionPointerType(MethodSignature<Shape> signature) => new($"method {TextOf(signature)}");
}
