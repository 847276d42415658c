using System.Management.Automation;
using System.Text.Json;

namespace FreeSport.Ops.Module.Tests.Loading;

/// <summary>Jobs and remoting serialize to the depth that the module's types file asks for; nothing of an object is lost there.</summary>
public sealed class SerializationDepthTests
{
    [Theory]
    [MemberData(nameof(RoundTripTests.Types), MemberType = typeof(RoundTripTests))]
    public void Survives_the_depth_of_jobs_and_remoting(string typeName)
    {
        Type type = RoundTripTests.Contracts.GetType(typeName, throwOnError: true)!;
        object original = RoundTripTests.Fill(type, depth: 0)!;

        using Engine engine = new();
        PSObject revived = engine.Run("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($o))", ("o", original)).Output[0];
        object converted = LanguagePrimitives.ConvertTo(revived, type, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(JsonSerializer.Serialize(original, type), JsonSerializer.Serialize(converted, type));
    }
}
