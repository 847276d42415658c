namespace FreeSport.Ops.Core.Tests.Deployment.Migrations;

/// <summary>What Django 3.2.25 of Debian's python3-django wrote, word for word.</summary>
internal static class DjangoOutput
{
    public const string List = """
        [X]  contenttypes.0001_initial
        [X]  auth.0001_initial
        [X]  catalog.0001_initial
        [X]  catalog.0002_index
        [ ]  catalog.0003_sku
        [ ]  orders.0001_initial

        """;

    public const string Backwards = """
        Planned operations:
        orders.0001_initial
            Undo Create model Order
            Undo Custom state/database change combination
        catalog.0006_drop
            Undo Create model Gone
            Undo Delete model Gone
            Undo Alter field title on product
            Undo Remove index product_title from product
            Undo Create constraint t on model product
            Undo Rename table for product to products
            Undo Rename model product to Item
            Undo Change managers on item
            Undo Remove constraint t from model item
            Undo Set order_with_respect_to on variant to None
        catalog.0005_clean
            Raw Python operation -> IRREVERSIBLE
            Raw SQL operation -> IRREVERSIBLE
            Undo Alter unique_together for variant (1 constraint(s))
        catalog.0004_variant
            Undo Create model Variant
            Raw Python operation -> Empty the variants.
            Raw Python operation
            Raw SQL operation -> DROP INDEX a
            Raw SQL operation
            Raw SQL operation -> ['SELECT 3']
        catalog.0003_sku
            Undo Add field sku to product
            Undo Alter field title on product
            Undo Remove field legacy from product
        catalog.0002_index
            Undo Rename field name on product to title
            Undo Create index product_title on field(s) title of model product
            Undo Change Meta options on product

        """;

    public const string Nothing = "Planned operations:\n  No planned migration operations.\n";

    public const string Sql = """
        BEGIN;
        --
        -- Set order_with_respect_to on variant to None
        --
        --
        -- Rename table for product to products
        --
        ALTER TABLE "products" RENAME TO "catalog_product";
        --
        -- Change managers on item
        --
        --
        -- Alter field title on product
        --
        CREATE TABLE "new__catalog_product" ("title" varchar(300) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "sku" varchar(40) NULL);
        INSERT INTO "new__catalog_product" ("id", "sku", "title") SELECT "id", "sku", "title" FROM "catalog_product";
        DROP TABLE "catalog_product";
        COMMIT;

        """;

    public const string SqlOfWords = "BEGIN;\n--\n-- Alter field variant on order\n--\nCOMMIT;\n";
}
