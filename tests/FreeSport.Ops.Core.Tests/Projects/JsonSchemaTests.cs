using FreeSport.Ops.Core.Projects.Schema;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class JsonSchemaTests
{
    // After a change of ConfigurationShape: FSOPS_WRITE_SCHEMA=1 dotnet test tests/FreeSport.Ops.Core.Tests --filter JsonSchemaTests, then review the diff.
    [Fact]
    public void The_schema_in_docs_is_the_one_of_the_types()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "FreeSport.Ops.slnx")))
        {
            root = root.Parent!;
        }

        string path = Path.Combine(root.FullName, "docs", "schema", "freesport.ops.schema.json");
        if (Environment.GetEnvironmentVariable("FSOPS_WRITE_SCHEMA") == "1")
        {
            File.WriteAllText(path, JsonSchema.Write());
        }

        Assert.Equal(File.ReadAllText(path), JsonSchema.Write());
    }
}
