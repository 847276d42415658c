using System.Globalization;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Reads the smoke tests of an environment from a configuration that was checked already.</summary>
internal static class SmokeReader
{
    public static SmokeDefinition? Read(ConfigurationNode node)
    {
        ConfigurationNode[] checks = [.. node.Items.Concat(node["checks"].Items)];
        return checks.Length == 0 && !node.Named.Any() ? null : new SmokeDefinition(
            [.. node["logins"].Items.Select(Login)],
            node["version"].Named.Any() ? Version(node["version"]) : null,
            [.. checks.Select(Check).OfType<SmokeCheckDefinition>()]);
    }

    /// <summary>A length of time such as 500ms, 2s or 1m.</summary>
    public static TimeSpan Span(string text)
    {
        string unit = text.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        int number = int.Parse(text.Substring(0, text.Length - unit.Length), CultureInfo.InvariantCulture);
        return unit switch { "ms" => TimeSpan.FromMilliseconds(number), "s" => TimeSpan.FromSeconds(number), _ => TimeSpan.FromMinutes(number) };
    }

    private static SmokeLoginDefinition Login(ConfigurationNode node)
    {
        SmokeLoginDefinition usual = new(node["name"].Text!);
        return usual with
        {
            Url = node["url"].Text,
            Method = node["method"].Text ?? usual.Method,
            Body = node["body"].Text,
            ContentType = node["contentType"].Text ?? usual.ContentType,
            UserFrom = node["userFrom"].Text,
            PasswordFrom = node["passwordFrom"].Text,
            TokenFrom = node["tokenFrom"].Text,
            TokenPath = node["tokenPath"].Text,
        };
    }

    private static SmokeVersionDefinition Version(ConfigurationNode node) => new()
    {
        Url = node["url"].Text,
        Service = node["service"].Text,
        Login = node["login"].Text,
        Header = node["header"].Text,
        Json = node["json"].Text,
        Expected = node["expected"].Text,
    };

    private static SmokeCheckDefinition? Check(ConfigurationNode node)
    {
        (FsSmokeKind kind, string? target) = node["tcp"].Text is { } port ? (FsSmokeKind.Tcp, port)
            : node["dns"].Text is { } name ? (FsSmokeKind.Dns, name)
            : (FsSmokeKind.Http, node["url"].Text);
        return target is null ? null : new SmokeCheckDefinition(node["name"].Text ?? target, kind, target)
        {
            Method = node["method"].Text ?? "GET",
            Headers = Map(node["headers"]),
            HeadersFrom = Map(node["headersFrom"]),
            Body = node["body"].Text,
            Login = node["login"].Text,
            SkipsCertificateCheck = node["skipCertificateCheck"].Text == "true",
            Version = node["version"].Named.Any() ? Version(node["version"]) : null,
            Expect = Expect(node["expect"]),
        };
    }

    private static SmokeExpectationDefinition Expect(ConfigurationNode node) => new()
    {
        Status = node["status"].Texts ?? [],
        Text = node["text"].Texts ?? [],
        NotText = node["notText"].Texts ?? [],
        Json = Map(node["json"]),
        Header = Map(node["header"]),
        MaxLatency = node["maxLatency"].Text is { } longest ? Span(longest) : null,
        Redirect = node["redirect"].Text,
        MinCertificateDays = node["minCertificateDays"].Text is { } days ? double.Parse(days, CultureInfo.InvariantCulture) : null,
        Addresses = node["addresses"].Texts ?? [],
    };

    private static Dictionary<string, string> Map(ConfigurationNode node) =>
        node.Named.ToDictionary(static e => e.Name, static e => e.Node.Text ?? string.Empty, StringComparer.Ordinal);
}
