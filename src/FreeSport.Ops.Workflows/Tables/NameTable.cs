namespace FreeSport.Ops.Workflows.Tables;

/// <summary>A table that is a list of names. Safe from any thread; read at the first question.</summary>
internal sealed class NameTable
{
    private readonly Lazy<HashSet<string>> _names;

    private NameTable(string table, StringComparer comparer) =>
        _names = new Lazy<HashSet<string>>(() => new HashSet<string>(TableResource.Rows(table), comparer));

    /// <summary>Gets the icons an action may have; case does not matter.</summary>
    public static NameTable BrandingIcons { get; } = new("BrandingIcons.tsv", StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the time zones a schedule may have.</summary>
    public static NameTable TimeZones { get; } = new("TimeZones.tsv", StringComparer.Ordinal);

    public bool Contains(string name) => _names.Value.Contains(name);
}
