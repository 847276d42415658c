using FreeSport.Ops.Core.Steps.Deployment.Migrations;

namespace FreeSport.Ops.Core.Tests.Deployment.Migrations;

/// <summary>Django's own words decide what becomes of the data; what is not understood decides nothing.</summary>
public sealed class DjangoOutputTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void The_list_tells_what_the_database_has(string newline)
    {
        MigrationList list = MigrationList.Read("Loading .env\n" + DjangoOutput.List.ReplaceLineEndings(newline))!;

        Assert.Equal(["contenttypes.0001_initial", "auth.0001_initial", "catalog.0001_initial", "catalog.0002_index"], list.Applied);
        Assert.Equal(["catalog.0003_sku", "orders.0001_initial"], list.Known.Except(list.Applied));
    }

    [Theory]
    [InlineData("")]
    [InlineData("(no migrations)\n")]
    [InlineData("[X]  catalog.0001_initial\n[-]  catalog.0002_index\n")]
    [InlineData("[X]  catalog.0001_initial\n[ERROR] cannot read catalog\n")]
    public void A_list_that_is_not_understood_is_none(string output) => Assert.Null(MigrationList.Read(output));

    [Fact]
    public void The_worst_operation_decides()
    {
        IReadOnlyList<FsMigration> plan = BackwardsPlan.Read("warning: no .env\n" + DjangoOutput.Backwards.ReplaceLineEndings("\r\n"))!;

        Assert.Equal(
            [
                "orders.0001_initial Unknown Undo Custom state/database change combination",
                "catalog.0006_drop Lossy Undo Create model Gone",
                "catalog.0005_clean Irreversible Raw Python operation -> IRREVERSIBLE",
                "catalog.0004_variant Lossy Undo Create model Variant",
                "catalog.0003_sku Lossy Undo Add field sku to product",
                "catalog.0002_index Reversible ",
            ],
            plan.Select(static m => $"{m} {m.Reversibility} {m.Reason?.Split(": ")[0]}"));
    }

    [Theory]
    [InlineData("Undo Delete model Gone", FsReversibility.Lossy)]
    [InlineData("Undo Remove field legacy from product", FsReversibility.Lossy)]
    [InlineData("Raw Python operation", FsReversibility.Lossy)]
    [InlineData("Raw SQL operation -> DROP INDEX a", FsReversibility.Lossy)]
    [InlineData("Undo Create proxy model Cheap", FsReversibility.Reversible)]
    [InlineData("Undo Concurrently create index a on field(s) b of model c", FsReversibility.Reversible)]
    [InlineData("Undo AddTrigger: <ModelState: x>", FsReversibility.Unknown)]
    [InlineData("Add field sku to product", FsReversibility.Unknown)]
    public void Each_operation_has_its_verdict(string operation, FsReversibility verdict) =>
        Assert.Equal(verdict, Assert.Single(BackwardsPlan.Read("Planned operations:\ncatalog.0002_x\n    " + operation + "\n")!).Reversibility);

    [Fact]
    public void Nothing_to_undo_is_no_migration() => Assert.Empty(BackwardsPlan.Read(DjangoOutput.Nothing)!);

    [Theory]
    [InlineData("")]
    [InlineData("Operations to perform:\n")]
    [InlineData("Planned operations:\ncatalog.0002_x\n    Undo Add field sku to product\nTraceback (most recent call last):\n")]
    [InlineData("Planned operations:\n    Undo Add field sku to product\n")]
    public void A_plan_that_is_not_understood_is_none(string output) => Assert.Null(BackwardsPlan.Read(output));

    [Fact]
    public void The_sql_tells_which_operations_do_something()
    {
        Assert.Equal(["Rename table for product to products", "Alter field title on product"], BackwardsSql.Working(DjangoOutput.Sql)!);
        Assert.Empty(BackwardsSql.Working(DjangoOutput.SqlOfWords)!);
        Assert.Null(BackwardsSql.Working("Traceback (most recent call last):\n"));
    }
}
