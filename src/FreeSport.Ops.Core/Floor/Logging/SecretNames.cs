namespace FreeSport.Ops.Core.Floor.Logging;

/// <summary>Tells by its name whether a variable holds a secret.</summary>
internal static class SecretNames
{
    private static readonly string[] Marks =
        ["SECRET", "TOKEN", "PASSWORD", "PASSWD", "PRIVATE_KEY", "API_KEY", "APIKEY", "ACCESS_KEY", "CREDENTIAL", "CONNECTION_STRING", "WEBHOOK"];

    public static bool LooksSecret(string name) =>
        Marks.Any(mark => name.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)
        || name.EndsWith("_KEY", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_PASS", StringComparison.OrdinalIgnoreCase);
}
