using System.Management.Automation;
using System.Reflection;
using System.Text.Json;

namespace FreeSport.Ops.Module.Tests.Loading;

/// <summary>Every public type survives Clixml, as in jobs and remoting, and converts back to itself.</summary>
public sealed class RoundTripTests
{
    internal static readonly Assembly Contracts = Load();

    public static TheoryData<string> Types => [.. Contracts.GetExportedTypes()
        .Where(static t => t is { IsClass: true, IsAbstract: false })
        .Select(static t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Survives_Clixml(string typeName)
    {
        Type type = Contracts.GetType(typeName, throwOnError: true)!;
        object original = Fill(type, depth: 0)!;

        using Engine engine = new();
        PSObject revived = engine.Run("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($o, $d))", ("o", original), ("d", 6)).Output[0];
        object converted = LanguagePrimitives.ConvertTo(revived, type, System.Globalization.CultureInfo.InvariantCulture);

        Assert.StartsWith("Deserialized.", revived.TypeNames[0], StringComparison.Ordinal);
        Assert.Equal(JsonSerializer.Serialize(original, type), JsonSerializer.Serialize(converted, type));
    }

    private static Assembly Load()
    {
        using Engine engine = new();
        return ((Type)engine.Run("[FreeSport.Ops.FsResult]").Output[0].BaseObject).Assembly;
    }

    // A value other than the default for every property, so that one that is lost shows.
    internal static object? Fill(Type type, int depth)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return "тест [x] 'y'";
        }

        if (plain.IsEnum)
        {
            return Enum.GetValues(plain).GetValue(1);
        }

        if (plain.IsArray)
        {
            Array array = Array.CreateInstance(plain.GetElementType()!, 2);
            array.SetValue(Fill(plain.GetElementType()!, depth + 1), 0);
            array.SetValue(Fill(plain.GetElementType()!, depth + 1), 1);
            return array;
        }

        object? value = Type.GetTypeCode(plain) switch
        {
            TypeCode.Boolean => true,
            TypeCode.Int32 => 7,
            TypeCode.Int64 => 7_000_000_000L,
            TypeCode.Double => 0.0731,
            TypeCode.DateTime => new DateTime(2026, 11, 23, 5, 10, 0, DateTimeKind.Utc),
            _ => plain == typeof(TimeSpan) ? TimeSpan.FromSeconds(1.5)
                : plain == typeof(Uri) ? new Uri("https://freesport.example/")
                : null,
        };
        return value ?? FillClass(plain, depth);
    }

    private static object FillClass(Type type, int depth)
    {
        Assert.True(depth < 7 && type.Assembly == Contracts, "No value for " + type);
        object instance = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            Assert.True(property.CanWrite, $"{type.Name}.{property.Name} cannot be set");
            property.SetValue(instance, Fill(property.PropertyType, depth + 1));
        }

        return instance;
    }
}
