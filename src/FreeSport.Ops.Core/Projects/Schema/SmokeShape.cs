namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>The shape of an environment's smoke tests.</summary>
internal static class SmokeShape
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>The section <c>smoke</c>.</summary>
    public static readonly SectionShape Section = new("What is asked after a deployment; a list alone gives the checks.", new Dictionary<string, Shape>
    {
        ["logins"] = new ListShape("Who asks, where not everybody may. Values come from -Credential or from variables of the environment, never from here.", new SectionShape("A login.", new Dictionary<string, Shape>
        {
            ["name"] = new TextShape("Its name."),
            ["url"] = TextShape.Address("Where user and password are exchanged for a token; without it they go with each request, as Basic."),
            ["method"] = Method("The method of that request; POST when not given."),
            ["body"] = new TextShape("The body of that request, with {user} and {password}; JSON with username and password when not given."),
            ["contentType"] = new TextShape("What the body is; application/json when not given."),
            ["userFrom"] = Variable("The variable that holds the user."),
            ["passwordFrom"] = Variable("The variable that holds the password."),
            ["tokenFrom"] = Variable("The variable that holds a bearer token, instead of user and password."),
            ["tokenPath"] = JsonPath("Where the token stands in the answer; $.access, $.access_token or $.token when not given."),
        })
        { Required = ["name"] }),
        ["version"] = new SectionShape("Where the version that answers stands. What it should be comes from -Version, from the deployment in the pipeline, or from here.", new Dictionary<string, Shape>
        {
            ["url"] = TextShape.Address("The address that tells it; the first health check, else the first address, when not given."),
            ["service"] = new TextShape("The compose service whose containers are looked at instead: their image's digest or tag is the version."),
            ["login"] = new TextShape("The login it needs."),
            ["header"] = Header("The header of the answer that holds it."),
            ["json"] = JsonPath("The place in the answer that holds it."),
            ["expected"] = new TextShape("What it should be: a version, a commit, a tag, a digest.") { MayBeBare = true },
        }),
        ["checks"] = new ListShape("The checks.", Check),
    })
    { ShortForm = "checks" };

    private static SectionShape Check => new("A check: an address, a port or a name.", new Dictionary<string, Shape>
    {
        ["name"] = new TextShape("Its name; what it asks when not given."),
        ["url"] = TextShape.Address("The address that is asked."),
        ["tcp"] = TextShape.HostAndPort("The port that takes connections."),
        ["dns"] = new TextShape("The name that has addresses.") { Pattern = @"^[\p{L}\p{N}_]([\p{L}\p{N}._-]*[\p{L}\p{N}_.])?$", Example = "freesport.example" },
        ["method"] = Method("The method; GET when not given."),
        ["headers"] = new MapShape("Headers of the request; none that are secret.", new TextShape("A value.") { MayBeBare = true }) { AreHeaders = true },
        ["headersFrom"] = new MapShape("Headers whose values variables of the environment hold.", Variable("A variable.")),
        ["body"] = new TextShape("The body."),
        ["login"] = new TextShape("The login it needs."),
        ["skipCertificateCheck"] = new FlagShape("Whether a certificate is taken that cannot be trusted; the check is a warning then."),
        ["version"] = new SectionShape("Where the version that answers stands in this answer.", new Dictionary<string, Shape>
        {
            ["header"] = Header("The header that holds it."),
            ["json"] = JsonPath("The place that holds it."),
            ["expected"] = new TextShape("What it should be.") { MayBeBare = true },
        }),
        ["expect"] = new SectionShape("What is expected.", new Dictionary<string, Shape>
        {
            ["status"] = new ListShape("The statuses; 200 to 299 when not given, after redirects on the same host.", new TextShape("A status, or a class of them.") { Pattern = "^[1-5]([0-9]{2}|xx)$", Example = "200 or 2xx", MayBeBare = true }),
            ["text"] = new ListShape("Texts that stand in the answer.", new TextShape("A text.")),
            ["notText"] = new ListShape("Texts that do not stand in the answer.", new TextShape("A text.")),
            ["json"] = new MapShape("Places in the answer, such as $.status or $.services[*].up, each with the value that every one of them has: a text, or a comparison such as != 0, < 100, >= 2; * for any value.", new TextShape("A value.") { MayBeBare = true }),
            ["header"] = new MapShape("Headers of the answer with their values; * for any value.", new TextShape("A value.") { MayBeBare = true }),
            ["maxLatency"] = TextShape.Span("How long the answer may take; of several, 95 in 100."),
            ["redirect"] = new TextShape("Where the answer leads, as an address or a path; it is not followed then.") { Pattern = @"^(https?://|/)\S*$", Example = "https://freesport.example/" },
            ["minCertificateDays"] = new NumberShape("How many days the certificate must hold; under 14 is a warning when not given."),
            ["addresses"] = new ListShape("Addresses that the name has, of a check of DNS.", new TextShape("An address.") { Pattern = "^[0-9A-Fa-f:.]+$", Example = "203.0.113.7" }),
        }),
    })
    { OneOf = ["url", "tcp", "dns"] };

    private static TextShape Method(string description) => new(description) { Choices = Methods };

    private static TextShape Variable(string description) => new(description) { Pattern = "^[A-Za-z_][A-Za-z0-9_]*$", Example = "FSOPS_SMOKE_PASSWORD", IsSecretName = true };

    private static TextShape Header(string description) => new(description) { Pattern = "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", Example = "X-App-Version" };

    private static TextShape JsonPath(string description) => new(description) { Pattern = @"^\$", Example = "$.version" };
}
