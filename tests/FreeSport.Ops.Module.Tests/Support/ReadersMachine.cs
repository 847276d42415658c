using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>
/// What the documentation takes for granted: the project with a virtual environment, Docker, act, ssh and a token for
/// its GitHub. Programs are stand-ins, all addresses are on loopback.
/// </summary>
internal sealed class ReadersMachine : IAsyncDisposable
{
    /// <summary>The number that the pages give the run they speak of.</summary>
    private const string DocumentedRun = "35499330509";

    private const string Docker = """
        case "$1 $2" in
          'context show') echo default ;;
          info*) echo '{"ID":"X","ServerVersion":"27.3.1","OperatingSystem":"Docker Desktop","ClientInfo":{"Version":"28.2.2","Context":"default","Plugins":[],"Warnings":null}}' ;;
          'compose version') echo 2.27.0 ;;
        esac
        case "$*" in
          compose*'ps --quiet') echo 4f1c2ab0 ;;
          inspect*) echo '/docker_backend_1 running healthy' ;;
        esac
        """;

    // A person who says yes and types what is asked for.
    private const string Person = $$"""
        $ConfirmPreference = 'None'
        function Get-Secret { ConvertTo-SecureString '{{GitHubServer.OwnerToken}}' -AsPlainText -Force }
        function Read-Host { param([switch] $AsSecureString) ConvertTo-SecureString 'typed-by-hand' -AsPlainText -Force }
        function Get-Credential { [pscredential]::new('anna', (ConvertTo-SecureString 'typed-by-hand' -AsPlainText -Force)) }
        """;

    private static readonly Lazy<string> Venv = new(static () =>
    {
        string folder = Directory.CreateTempSubdirectory("fsops-test-venv-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        DebianPython.MakeVenv(folder);
        return folder;
    });

    private readonly GitHubProject _project;
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _over = new();
    private readonly AlertmanagerDouble _alertmanager = new();
    private readonly Task _work;

    private ReadersMachine(GitHubProject project)
    {
        _project = project;
        string home = Path.Combine(Path.GetDirectoryName(project.Repository.Folder)!, "home");
        string bin = Path.Combine(home, "bin");
        Scripts.Place(bin, "act", Scripts.Act);
        Scripts.Place(bin, "docker", Docker);
        Scripts.Place(bin, "ssh", "exit 0");
        File.WriteAllText(Path.Combine(home, ".gitconfig"), "[user]\nname = Anna\nemail = anna@localhost\n");
        Set("PATH", bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
        Set("HOME", home);
        Set("XDG_STATE_HOME", Path.Combine(home, "state"));
        Set("DOCKER_CONFIG", Path.Combine(home, "docker"));
        Set("GH_CONFIG_DIR", Path.Combine(home, "gh"));
        Set("GH_ENTERPRISE_TOKEN", GitHubServer.OwnerToken);

        // Packages are those of this machine: no index is asked.
        Set("PIP_NO_INDEX", "1");
        Set("PIP_FIND_LINKS", null);
        foreach (string absent in new[] { "GH_TOKEN", "GITHUB_TOKEN", "GITHUB_ENTERPRISE_TOKEN", "DOCKER_HOST", "DOCKER_CONTEXT" })
        {
            Set(absent, null);
        }

        Home = home;
        _work = project.WorkAsync(_over.Token);
    }

    public SampleRepository Repository => _project.Repository;

    private string Home { get; }

    private Hub Hub => _project.Server.Hub;

    public static async Task<ReadersMachine> CreateAsync()
    {
        DebianPython.RequireOrSkip();
        GitHubProject project = await GitHubProject.CreateAsync();
        project.PrepareRelease("push");
        Directory.CreateSymbolicLink(Path.Combine(project.Repository.Folder, "backend", "venv"), Venv.Value);
        File.AppendAllText(Path.Combine(project.Repository.Folder, ".git", "info", "exclude"), "venv\n.env.*\n");
        Fill(project);
        return new ReadersMachine(project);
    }

    /// <summary>An engine at the project's root, with a person before it.</summary>
    public Engine Start()
    {
        Engine engine = new(Repository.Folder);
        engine.Run(Person);
        engine.Run("Set-Variable HOME $h -Force -Scope Global", ("h", Home));
        return engine;
    }

    /// <summary>The code of an example with the addresses and the run of this machine.</summary>
    public string Here(string code)
    {
        if (code.Contains("Get-FsDeployment production", StringComparison.Ordinal))
        {
            BeginRelease();
        }

        if (code.Contains("-RollbackTo", StringComparison.Ordinal))
        {
            Hub.Environments[0].Reviewers.Clear();
        }

        if (code.Contains("FsAlert", StringComparison.Ordinal) || code.Contains("FsMonitoring", StringComparison.Ordinal))
        {
            Watch();
        }

        string here = code
            .Replace("@staging.freesport.example", "@127.0.0.1:1", StringComparison.Ordinal)
            .Replace("@prod.freesport.example", "@127.0.0.1:2", StringComparison.Ordinal)
            .Replace("ghcr.io/", "127.0.0.1:1/", StringComparison.Ordinal)
            .Replace("./FreeSport.Ops.psd1", BuiltModule.ImportPath, StringComparison.Ordinal);
        return here.Contains(DocumentedRun, StringComparison.Ordinal) ? here.Replace(DocumentedRun, NewRun(code).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) : here;
    }

    /// <summary>Lets the project's Alertmanager answer; its Prometheus does not.</summary>
    private void Watch()
    {
        string configuration = Path.Combine(Repository.Folder, "freesport.ops.yml");
        File.WriteAllText(configuration, File.ReadAllText(configuration)
            .Replace("http://127.0.0.1:9093", _alertmanager.Url, StringComparison.Ordinal)
            .Replace("http://127.0.0.1:9090", "http://127.0.0.1:1", StringComparison.Ordinal));
    }

    /// <summary>Lets a release be under way that waits for a person.</summary>
    private WorkflowRun BeginRelease()
    {
        lock (Hub)
        {
            WorkflowRun run = Hub.Start(Chain.Release, "push", "main", _project.Commit, new Account("petrov", 2), new Dictionary<string, string>());
            Hub.AdvanceToPerson(run);
            return run;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _alertmanager.Dispose();
        await _over.CancelAsync();
        await _work;
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        await _project.DisposeAsync();
        _over.Dispose();
    }

    // What somebody acts upon still waits; what somebody looks back at has failed.
    private long NewRun(string code)
    {
        WorkflowRun run = BeginRelease();
        if (!code.Contains("Approv", StringComparison.Ordinal) && !code.Contains("Deny-", StringComparison.Ordinal) && !code.Contains("Stop-", StringComparison.Ordinal))
        {
            lock (Hub)
            {
                foreach (WorkflowJob job in run.Jobs.Where(static j => j.Conclusion is null))
                {
                    job.Status = "approved";
                    Hub.Advance(run);
                    job.Log = "2030-01-01T00:00:00.0000000Z Applying orders.0002_discount... OK\n2030-01-01T00:00:01.0000000Z ##[error]the health check failed\n";
                    if (job == run.Jobs[^1])
                    {
                        Hub.Fail(run, 3);
                        break;
                    }

                    Hub.Advance(run);
                }
            }
        }

        return run.Id;
    }

    private static void Fill(GitHubProject project)
    {
        Hub hub = project.Server.Hub;
        DateTimeOffset old = DateTimeOffset.UtcNow.AddYears(-2);
        GuardedEnvironment production = hub.Environments.Single();
        GuardedEnvironment staging = hub.AddEnvironment("staging");
        hub.RequiredChecks["main"] = ["unit"];
        hub.Secrets.Arrange("OLD_TOKEN", old);
        production.Secrets.Arrange("SSH_PRIVATE_KEY", old);
        staging.Secrets.Arrange("LEGACY_KEY", old);
        staging.Variables["NODE_VERSION"] = new Variable("20", old, old);
        hub.Variables["STAGING_URL"] = new Variable("https://staging.freesport.example", old, old);
        project.Repository.Write(".env.prod", "API_KEY=a\nCODECOV_TOKEN=b\nNEXT_PUBLIC_API_URL=c\nPRODUCTION_DEPLOY_PATH=d\nPRODUCTION_SERVER_HOST=e\nPRODUCTION_SERVER_USER=f\n");
        project.Repository.Write(".env.staging", "SSH_PRIVATE_KEY=not-a-real-one\nNEXT_PUBLIC_API_URL=https://staging.freesport.example\nCODECOV_TOKEN=not-a-real-one\n");
        project.Repository.Write(".env.public", "NODE_VERSION=22\n");
        project.Repository.Write(".env", "DB_NAME=shop\n");
    }

    private void Set(string name, string? value)
    {
        _before[name] = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }
}
