#if NETSTANDARD
namespace FreeSport.Ops.Workflows.Text;

/// <summary>Overloads that the older leg's string does not have.</summary>
internal static class StringPolyfills
{
    public static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;
}
#endif
