namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>The shape of how a change gets to an environment.</summary>
internal static class DeploymentShape
{
    /// <summary>The section <c>deployment</c>.</summary>
    public static readonly SectionShape Section = new("How a change gets there.", new Dictionary<string, Shape>
    {
        ["target"] = new TextShape("Who carries it out: a workflow on GitHub, a script, Docker with the compose files of the environment, or kubectl.") { Choices = ["github", "script", "compose", "swarm", "kubernetes"] },
        ["trigger"] = new TextShape("What starts it on GitHub.") { Choices = ["push", "dispatch"] },
        ["workflow"] = TextShape.Path("The workflow file that deploys."),
        ["branch"] = new TextShape("The branch whose push is a release."),
        ["from"] = new TextShape("The branch that is released from; what is checked out when not given."),
        ["requireChecklist"] = new FlagShape("Whether the completion checklist must be done before a deployment starts."),
        ["rollbackInput"] = new TextShape("The dispatch input that names the image to roll back to."),
        ["changeLog"] = TextShape.Path("The document that lists releases with their tags; docs/ci-cd/change-log.md when not given."),
        ["script"] = TextShape.Path("The script or program that deploys."),
        ["parameters"] = new MapShape("The script's parameters; {tag} and {commit} are put in.", new TextShape("A value.") { MayBeBare = true }),
        ["fenced"] = new FlagShape("Whether the script runs what it does on the host through fsops-guard, which refuses whoever lost the lock."),
        ["variables"] = new MapShape("Variables for the compose files and the script; {tag} and {commit} are put in.", new TextShape("A value.") { MayBeBare = true }),
        ["images"] = new MapShape("The images that workloads of a Kubernetes cluster are to run, by workload (deployment/web, or deployment/web/container); {tag} and {commit} are put in.", new TextShape("An image.")),
        ["order"] = new ListShape("Services in the order in which they are changed; the others come after them.", new TextShape("A service.")),
        ["before"] = new ListShape("What runs before anything is changed.", Command),
        ["migrations"] = new SectionShape("How the database is changed along.", new Dictionary<string, Shape>
        {
            ["service"] = new TextShape("The service whose new image runs it."),
            ["run"] = Run,
            ["when"] = new TextShape("Before or after the services are changed; before when not given.") { Choices = ["before", "after"] },
            ["timeout"] = TextShape.Span("How long it may take; 10m when not given."),
            ["manage"] = new ListShape("The program that answers as Django's manage.py does, for rollbacks; taken from run where that names a manage.py.", new TextShape("The program or an argument.")),
            ["backup"] = new SectionShape("The backup without which a rollback loses no data.", new Dictionary<string, Shape>
            {
                ["file"] = new TextShape("The file, with * and ? in its name; the newest counts. A relative path is taken from the project's folder."),
                ["check"] = new ListShape("A program that ends with 0 where there is a backup, recent and verified.", new TextShape("The program or an argument.") { MayBeBare = true }),
                ["verify"] = new ListShape("The program that verifies the file; {file} is put in.", new TextShape("The program or an argument.") { MayBeBare = true }),
                ["maxAge"] = TextShape.Age("How old the file may be; 24h when not given."),
                ["timeout"] = TextShape.Span("How long either program may take; 10m when not given."),
            })
            { OneOf = ["file", "check"] },
        })
        { Required = ["service", "run"] },
        ["reload"] = new SectionShape("How the proxy is told that services behind it changed.", new Dictionary<string, Shape>
        {
            ["service"] = new TextShape("The service that is the proxy."),
            ["run"] = Run,
        })
        { Required = ["service", "run"] },
        ["health"] = new SectionShape("When a service counts as well.", new Dictionary<string, Shape>
        {
            ["deadline"] = TextShape.Span("How long it has to become well and stay so; 3m when not given."),
            ["stable"] = TextShape.Span("How long it must be well without a break; 10s when not given."),
        }),
        ["after"] = new ListShape("What runs when all is well.", Command),
        ["rollback"] = new TextShape("When what ran before is put back by itself: whenever a part fails, when a metric is above its failAbove (or otherwise says that the change is rolled back) and then alone, or never; manual when not given. A metric above its warnAbove alone leaves it to a person in any case.") { Choices = ["automatic", "metrics", "manual"] },
        ["lock"] = new SectionShape("Where the lock lies that keeps two people from deploying at once.", new Dictionary<string, Shape>
        {
            ["remote"] = new TextShape("The git remote, by name or address, that everybody who deploys can push to; origin when not given, and a file of the clone where there is none."),
            ["ref"] = new TextShape("The ref there; refs/fsops/locks/ and the environment's name when not given. A branch of its own for hosts that take nothing else.") { Pattern = "^refs(/[A-Za-z0-9_][A-Za-z0-9._-]*){2,}$", Example = "refs/heads/fsops-lock-production" },
            ["ttl"] = TextShape.Duration("How long the lock outlasts its holder's last sign of life; 2m when not given."),
        }),
    });

    private static ListShape Run => new("The program and its arguments; {tag} and {commit} are put in.", new TextShape("The program or an argument.") { MayBeBare = true });

    private static SectionShape Command => new("A program.", new Dictionary<string, Shape>
    {
        ["name"] = new TextShape("What people call it."),
        ["run"] = Run,
        ["timeout"] = TextShape.Span("How long it may take; 10m when not given."),
    })
    { Required = ["name", "run"] };
}
