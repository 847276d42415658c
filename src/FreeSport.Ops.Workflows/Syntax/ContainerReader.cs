using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads <c>container</c> and <c>services</c>.</summary>
internal sealed class ContainerReader(ShapeReader shape, SectionReader sections)
{
    private static readonly string[] Keys = ["image", "credentials", "env", "ports", "volumes", "options"];

    private static readonly string[] ServiceKeys = [.. Keys, "command", "entrypoint"];

    public ServicesSyntax Services(YamlNode node) => ShapeReader.MaybeExpression(node) is { } expression
        ? new ServicesSyntax([], expression)
        : new ServicesSyntax(
            [.. shape.Entries(node, ShapeReader.Section("services"), ignoreCase: true)
                .Select(e => new KeyValuePair<YamlScalar, ContainerSyntax>(e.Key, Read(e.Key, e.Value, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ServiceItem), e.Key.Value), isService: true)))],
            null);

    public ContainerSyntax Container(YamlScalar key, YamlNode node) => Read(key, node, ShapeReader.Section("container"), isService: false);

    private ContainerSyntax Read(YamlScalar key, YamlNode node, Message where, bool isService)
    {
        if (node is YamlScalar)
        {
            return new ContainerSyntax { Image = shape.Text(node) };
        }

        ContainerSyntax container = new();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, where))
        {
            switch (entry.Key.Value)
            {
                case "image":
                    container.Image = shape.Text(entry.Value, allowEmpty: isService);
                    break;
                case "credentials":
                    container.Credentials = Credentials(entry.Key, entry.Value);
                    break;
                case "env":
                    container.Env = sections.Env(entry.Value);
                    break;
                case "ports":
                    container.Ports = shape.List("ports", entry.Value, allowEmpty: true) ?? [];
                    break;
                case "volumes":
                    container.Volumes = shape.List("volumes", entry.Value, allowEmpty: true) ?? [];
                    break;
                case "options":
                    container.Options = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "command" when isService:
                    container.Command = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "entrypoint" when isService:
                    container.Entrypoint = shape.Text(entry.Value, allowEmpty: true);
                    break;
                default:
                    shape.Unknown(entry.Key, where, isService ? ServiceKeys : Keys);
                    break;
            }
        }

        if (container.Image is null)
        {
            shape.Problem(key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingImage), where));
        }

        return container;
    }

    private CredentialsSyntax? Credentials(YamlScalar key, YamlNode node)
    {
        if (ShapeReader.MaybeExpression(node) is { } expression)
        {
            return new CredentialsSyntax(null, null, expression);
        }

        YamlScalar? username = null;
        YamlScalar? password = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("credentials")))
        {
            switch (entry.Key.Value)
            {
                case "username":
                    username = shape.Text(entry.Value);
                    break;
                case "password":
                    password = shape.Text(entry.Value);
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("credentials"), "username", "password");
                    break;
            }
        }

        if (username is not null && password is not null)
        {
            return new CredentialsSyntax(username, password, null);
        }

        shape.Problem(key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingCredentials)));
        return null;
    }
}
