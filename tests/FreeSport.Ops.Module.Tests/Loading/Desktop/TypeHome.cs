using System.Reflection.Metadata;

namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>A type's definition and the assembly that holds it.</summary>
internal sealed record TypeHome(AssemblyFile Assembly, TypeDefinitionHandle Handle)
{
    public string Name => $"[{Assembly.Name}]{Assembly.FullName(Handle)}";
}
