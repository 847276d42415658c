namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>The shape of <c>freesport.ops.yml</c>.</summary>
public static class ConfigurationShape
{
    /// <summary>The whole file.</summary>
    public static readonly SectionShape Root = new("The configuration of FreeSport.Ops for one project.", new Dictionary<string, Shape>
    {
        ["name"] = new TextShape("The project's name."),
        ["paths"] = new SectionShape("Where the parts lie, relative to this file.", new Dictionary<string, Shape>
        {
            ["backend"] = TextShape.Path("The Python backend."),
            ["frontend"] = TextShape.Path("The Node frontend."),
            ["docs"] = TextShape.Path("The documentation."),
            ["workflows"] = TextShape.Path("The GitHub Actions workflows."),
            ["compose"] = new ListShape("The Docker Compose files.", TextShape.Path("A file.")),
        }),
        ["documentation"] = new SectionShape("What the documentation is held against.", new Dictionary<string, Shape>
        {
            ["releases"] = new TextShape("What the releases are that a change log has to name; tags of the repository, where it has any, when not given.") { Choices = ["tags", "deployments"] },
        }),
        ["tests"] = new NamedShape("Test suites; TestsPassed needs unit and integration.", new SectionShape("A suite.", new Dictionary<string, Shape>
        {
            ["paths"] = new ListShape("What pytest collects, relative to the backend.", new TextShape("A file or folder.")),
            ["marker"] = new TextShape("The pytest marker expression that selects the suite."),
            ["maxSkipped"] = new ShareShape("The share of the suite's tests, in percent, that may be skipped before a run is a warning, which does not satisfy production; 25 when not given."),
            ["checks"] = new ListShape("The checks of the repository's own CI that run the suite; all of them are needed.", new TextShape("A check's name as GitHub shows it, with * for any text.")),
        })),
        ["environments"] = new NamedShape("The places the platform runs in.", Environment()),
        ["vpn"] = new SectionShape("How to see that the VPN to the servers is up.", new Dictionary<string, Shape>
        {
            ["interface"] = new TextShape("The network interface's name or description, with wildcards."),
            ["route"] = TextShape.Network("A network behind the VPN, reached through it alone."),
            ["probe"] = TextShape.HostAndPort("A host behind the VPN that takes connections."),
        }),
        ["registry"] = new SectionShape("Where the container images lie.", new Dictionary<string, Shape>
        {
            ["images"] = new ListShape("The images to pull, each with its registry; found in workflows and compose files when not given.", TextShape.Image("An image.")),
        }),
        ["dependencies"] = new SectionShape("Where the packages come from.", new Dictionary<string, Shape>
        {
            ["pip"] = new SectionShape("The backend's Python packages.", new Dictionary<string, Shape>
            {
                ["requirements"] = new ListShape("The requirements files; requirements.txt and its kind in the backend folder when not given.", TextShape.Path("A file.")),
                ["constraints"] = new ListShape("The constraints files.", TextShape.Path("A file.")),
                ["venv"] = TextShape.Path("The virtual environment's folder; venv or .venv in the backend folder or at the root when not given."),
            }),
            ["npm"] = new SectionShape("The frontend's Node packages.", new Dictionary<string, Shape>
            {
                ["folder"] = TextShape.Path("The folder of package.json; the frontend when not given."),
            }),
        }),
        ["infrastructure"] = Infrastructure(),
        ["notifications"] = new ListShape("The channels the team is told through.", Channel()),
        ["monitoring"] = new ListShape("What watches the environments.", new SectionShape("A monitor.", new Dictionary<string, Shape>
        {
            ["name"] = new TextShape("Its name; a subject of MonitoringActive."),
            ["kind"] = new TextShape("Its kind.") { Choices = ["prometheus", "alertmanager", "grafana", "health"] },
            ["url"] = TextShape.Address("Where it answers."),
            ["datasource"] = new TextShape("The uid of the data source behind a Grafana that is asked in place of Prometheus or Alertmanager itself.") { Pattern = "^[A-Za-z0-9_-]{1,40}$", Example = "PBFA97CFB590B2093" },
            ["tokenFrom"] = Variable("The environment variable with the token."),
            ["userFrom"] = Variable("The environment variable with the user."),
            ["passwordFrom"] = Variable("The environment variable with the password."),
            ["environments"] = new ListShape("What it watches; all when not given.", new TextShape("An environment.")),
        })
        { Required = ["name"] }),
        ["alerts"] = AlertingShape.Section,
        ["github"] = new SectionShape("Where the project lies on GitHub, when the git remote does not tell.", new Dictionary<string, Shape>
        {
            ["repository"] = new TextShape("The repository, as owner/name.") { Pattern = "^[A-Za-z0-9][A-Za-z0-9_-]*/[A-Za-z0-9._-]+$", Example = "acme/freesport" },
            ["api"] = TextShape.Address("Where the API answers, with https; found from the remote's host when not given."),
        }),
        ["secrets"] = new SectionShape("The secrets on GitHub; a list alone gives their names.", new Dictionary<string, Shape>
        {
            ["names"] = new ListShape("Secrets needed beyond those the workflows read.", new TextShape("A name.") { Pattern = "^[A-Za-z_][A-Za-z0-9_]*$", Example = "SSH_PRIVATE_KEY", IsSecretName = true }),
            ["onGitHub"] = new ListShape("The kinds of files of hosts and clusters whose values lie on GitHub as well.", new TextShape("A kind of file.") { Choices = ["compose", "envTemplate", "kubernetes"] }),
            ["maxAge"] = TextShape.Age("The age from which a secret is to be replaced; none when not given."),
        })
        { ShortForm = "names" },
        ["evidence"] = new SectionShape("How evidence is shared by Sync-FsEvidence.", new Dictionary<string, Shape>
        {
            ["remote"] = new TextShape("The git remote, by name or address, that everybody who records can push to; origin when not given."),
            ["branch"] = new TextShape("The branch there, which holds nothing else; fsops/evidence when not given.") { Pattern = "^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$", Example = "fsops/evidence" },
            ["sign"] = new FlagShape("Whether each batch is signed with an SSH key, as -Sign does."),
            ["signingKey"] = new TextShape("The path of the SSH key that signs, from the home folder with ~; the one of git's user.signingkey when not given.") { Example = "~/.ssh/id_ed25519.pub" },
        }),
        ["checklist"] = new NamedShape("The policy of each box.", new SectionShape("A policy.", new Dictionary<string, Shape>
        {
            ["subjects"] = new ListShape("What the box must cover, instead of what convention finds.", new TextShape("A subject.")),
            ["assurance"] = new TextShape("The least assurance that ticks the box.") { Choices = [.. Enum.GetNames(typeof(FsAssurance)).Where(static n => n != nameof(FsAssurance.None))] },
            ["maxAge"] = TextShape.Age("The age from which evidence is stale."),
            ["maxWaiver"] = TextShape.Age("How long a waiver may last."),
            ["allowWarnings"] = new FlagShape("Whether a warning ticks the box."),
            ["notApplicableTo"] = new ListShape("Environments the box does not apply to.", new TextShape("An environment.")),
        }))
        { Names = Enum.GetNames(typeof(FsChecklistItem)) },
    });

    private static TextShape Variable(string description) => new(description) { Pattern = "^[A-Za-z_][A-Za-z0-9_]*$", Example = "FSOPS_GRAFANA_TOKEN", IsSecretName = true };

    private static SectionShape Infrastructure() => new("What besides compose files describes the infrastructure; looked for when not given.", new Dictionary<string, Shape>
    {
        ["terraform"] = new ListShape("Root modules of Terraform or OpenTofu.", new SectionShape("A root module.", new Dictionary<string, Shape>
        {
            ["folder"] = TextShape.Path("Its folder, from this file."),
            ["workspace"] = new TextShape("The workspace; the selected one when not given.") { Pattern = "^[A-Za-z0-9_.~-]+$", Example = "production" },
            ["varFiles"] = new ListShape("Files of variables beyond those that are read by themselves, from the folder.", TextShape.Path("A file.")),
            ["environments"] = new ListShape("The environments it describes; all when not given.", new TextShape("An environment.")),
            ["program"] = new TextShape("What plans it; the one that is installed when not given.") { Choices = ["terraform", "tofu"] },
        })
        { Required = ["folder"] }),
        ["ansible"] = new ListShape("Playbooks of Ansible.", new SectionShape("Playbooks.", new Dictionary<string, Shape>
        {
            ["folder"] = TextShape.Path("The folder they are run in, from this file."),
            ["inventory"] = TextShape.Path("The inventory, from the folder; the one of ansible.cfg when not given."),
            ["playbooks"] = new ListShape("The playbooks, from the folder, in the order they are run.", TextShape.Path("A file.")),
            ["environments"] = new ListShape("The environments they are for; all when not given.", new TextShape("An environment.")),
            ["runner"] = new SectionShape("Where Ansible runs, which has no control node for Windows; the kind alone will do.", new Dictionary<string, Shape>
            {
                ["kind"] = new TextShape("Its kind; local when not given.") { Choices = ["local", "wsl", "container", "ssh"] },
                ["distribution"] = new TextShape("The distribution of WSL; the default one when not given.") { Pattern = "^[A-Za-z0-9][A-Za-z0-9._-]*$", Example = "Ubuntu-24.04" },
                ["image"] = new TextShape("The image of the container.") { Pattern = "^[A-Za-z0-9][A-Za-z0-9._/:@-]*$", Example = "ghcr.io/freesport-example/ansible:2.17" },
                ["server"] = TextShape.Server("The server that is reached over ssh."),
                ["path"] = TextShape.Path("The project's folder on that server."),
            })
            { ShortForm = "kind" },
        })
        { Required = ["folder", "playbooks"] }),
        ["kubernetes"] = new ListShape("Manifests of Kubernetes.", new SectionShape("Manifests.", new Dictionary<string, Shape>
        {
            ["manifests"] = new ListShape("Files and folders, from this file; a folder with a kustomization.yaml is built with it.", TextShape.Path("A file or folder.")),
            ["context"] = new TextShape("The context of kubectl; the current one when not given.") { Pattern = "^[A-Za-z0-9][A-Za-z0-9._/:@-]*$", Example = "freesport-production" },
            ["namespace"] = new TextShape("The namespace; the one of the context when not given.") { Pattern = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", Example = "freesport" },
            ["environments"] = new ListShape("The environments they are for; all when not given.", new TextShape("An environment.")),
        })
        { Required = ["manifests"] }),
    });

    private static SectionShape Channel() => new("A channel.", new Dictionary<string, Shape>
    {
        ["name"] = new TextShape("Its name; the subject of TeamNotified."),
        ["kind"] = new TextShape("Its kind.") { Choices = ["slack", "email", "webhook"] },
        ["environments"] = new ListShape("The environments whose messages go there; all when not given.", new TextShape("An environment.")),
        ["language"] = new TextShape("The language of its messages; that of whoever sends when not given.") { Choices = ["en", "ru"] },
        ["template"] = TextShape.Path("The file that its messages are made by, from this file; the module's own when not given."),
        ["addressFrom"] = TextShape.Variable("The environment variable that holds the webhook's address.", "SLACK_WEBHOOK_URL"),
        ["tokenFrom"] = TextShape.Variable("The environment variable that holds the token of Slack's bot.", "SLACK_BOT_TOKEN"),
        ["channel"] = new TextShape("The id of the channel at Slack or of the chat at Telegram; the channel's name at Mattermost."),
        ["api"] = TextShape.Address("Where Slack's API answers, with https; https://slack.com/api when not given."),
        ["format"] = new TextShape("The shape of a webhook's messages; json when not given.") { Choices = ["json", "telegram", "mattermost"] },
        ["server"] = TextShape.Server("The SMTP server, with its port where that is not 587."),
        ["tls"] = new TextShape("How the connection to the SMTP server is encrypted; startTls when not given, implicit at port 465.") { Choices = ["startTls", "implicit", "none"] },
        ["userFrom"] = TextShape.Variable("The environment variable that holds the user's name at the SMTP server.", "SMTP_USER"),
        ["passwordFrom"] = TextShape.Variable("The environment variable that holds the user's password at the SMTP server.", "SMTP_PASSWORD"),
        ["from"] = TextShape.Mail("Who mails are from."),
        ["to"] = new ListShape("Who mails go to.", TextShape.Mail("An address.")),
    })
    { Required = ["name"] };

    private static SectionShape Environment() => new("An environment.", new Dictionary<string, Shape>
    {
        ["kind"] = new TextShape("What it is for.") { Choices = ["production", "staging", "development"] },
        ["urls"] = new ListShape("Its addresses.", TextShape.Address("An address.")),
        ["servers"] = new ListShape("Its servers, reached over SSH.", TextShape.Server("A server.")),
        ["healthChecks"] = new ListShape("Addresses that answer 200 when it is well.", TextShape.Address("An address.")),
        ["smoke"] = SmokeShape.Section,
        ["metrics"] = MetricShape.List,
        ["compose"] = new SectionShape("The compose files it runs; a list alone gives the files.", new Dictionary<string, Shape>
        {
            ["files"] = new ListShape("The files, from this file, in the order in which they are laid over one another; found by their names and by how workflows and scripts call compose when not given.", TextShape.Path("A file.")),
            ["envFiles"] = new ListShape("The env files whose variables are put in, from this file, the later before the earlier.", TextShape.Path("An env file.")),
            ["profiles"] = new ListShape("The profiles that are on.", new TextShape("A profile.")),
            ["projectName"] = new TextShape("The name of the compose project; what the files or their folder say when not given.") { Pattern = "^[a-z0-9][a-z0-9_-]*$", Example = "freesport" },
            ["context"] = new TextShape("The docker context of its host; the selected one when not given."),
            ["target"] = new TextShape("Who runs the files; compose when not given.") { Choices = ["compose", "swarm"] },
            ["stack"] = new TextShape("The name of the stack in Docker Swarm.") { Pattern = "^[A-Za-z0-9][A-Za-z0-9_-]*$", Example = "freesport" },
        })
        { ShortForm = "files" },
        ["deployment"] = DeploymentShape.Section,
        ["window"] = WindowShape.Window("When it may be touched."),
        ["windows"] = WindowShape.Windows,
        ["freezes"] = WindowShape.Freezes,
        ["change"] = new SectionShape("What is asked of its changes.", new Dictionary<string, Shape>
        {
            ["required"] = new FlagShape("Whether a deployment needs a change that was confirmed; it does not when not given."),
            ["confirmations"] = new CountShape("How many people must confirm one; 1 when not given.", Least: 1),
            ["gate"] = new FlagShape("Whether the quality gates of its stories must have passed or been waived; they must when not given."),
        }),
        ["expectedDuration"] = TextShape.Duration("How long a change of it usually takes; a window with less time left is not open for one."),
    });
}
