using System.Collections;

namespace FreeSport.Ops.Architecture.Tests;

/// <summary>The types that people hold in their hands.</summary>
public sealed class ContractTests
{
    public static TheoryData<Type> Contracts => [.. typeof(FsResult).Assembly.GetExportedTypes().Where(static t => t.IsClass)];

    // $boxes.Item asks the array's indexer and never the boxes; so does whatever else arrays and lists are asked for.
    [Theory]
    [MemberData(nameof(Contracts))]
    public void No_property_hides_behind_one_of_the_list_it_comes_in(Type contract) => Assert.Empty(
        contract.GetProperties().Select(static p => p.Name).Intersect(
            new[] { typeof(object[]), typeof(ArrayList), typeof(List<object>), typeof(IList) }.SelectMany(static l => l.GetProperties()).Select(static p => p.Name),
            StringComparer.OrdinalIgnoreCase));
}
