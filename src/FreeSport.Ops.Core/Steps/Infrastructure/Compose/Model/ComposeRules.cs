namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>The names of the rules; about_FreeSport.Ops_Compose tells what each means.</summary>
internal static class ComposeRules
{
    public const string File = "file";
    public const string Yaml = "yaml";
    public const string DuplicateKey = "duplicate-key";
    public const string Empty = "empty";
    public const string Schema = "schema";
    public const string UnknownKey = "unknown-key";
    public const string Obsolete = "obsolete";
    public const string Interpolation = "interpolation";
    public const string UnsetVariable = "unset-variable";
    public const string EnvFile = "env-file";
    public const string Merge = "merge";
    public const string Include = "include";
    public const string Extends = "extends";
    public const string Cycle = "cycle";
    public const string Name = "name";
    public const string Value = "value";
    public const string Exclusive = "exclusive";
    public const string Undefined = "undefined";
    public const string NoImage = "no-image";
    public const string Mount = "mount";
    public const string PortCollision = "port-collision";
    public const string ImageTag = "image-tag";
    public const string HealthCheck = "health-check";
    public const string Restart = "restart";
    public const string PlainSecret = "plain-secret";
    public const string BuildContext = "build-context";
    public const string MissingFile = "missing-file";
    public const string Command = "command";
    public const string Privileged = "privileged";
    public const string SwarmIgnored = "swarm-ignored";
    public const string SwarmDeprecated = "swarm-deprecated";
    public const string SwarmForbidden = "swarm-forbidden";
    public const string SwarmRefused = "swarm-refused";
    public const string SwarmConfig = "swarm-config";
}
