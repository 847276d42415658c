using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>pip of one virtual environment, and our script, through the environment's own Python.</summary>
/// <param name="environment">The environment.</param>
/// <param name="folder">Absolute path of the folder to run in: relative paths in requirements files start there.</param>
/// <param name="processes">Runs Python.</param>
/// <param name="scratch">The run's own folder.</param>
/// <param name="timeout">How long one program may take.</param>
internal sealed class PipProgram(VirtualEnvironment environment, string folder, IProcessRunner processes, PrivateFolder scratch, TimeSpan timeout)
{
    // pip inspect tells the whole description of every package.
    private const int LongestAnswer = 128 * 1024 * 1024;

    // Isolated: neither the session's PYTHONPATH nor a folder called pip beside the requirements is taken for pip.
    private static readonly string[] Isolated = ["-I", "-X", "utf8"];

    private static readonly string[] Quiet = ["--disable-pip-version-check", "--no-input", "--no-color"];

    // What would send an installation elsewhere, or change what pip prints.
    private static readonly string[] Elsewhere =
    [
        "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_DRY_RUN", "PIP_REPORT", "PIP_LOG", "PIP_QUIET", "PIP_VERBOSE", "PIP_REQUIREMENT",
        "PIP_EDITABLE", "PIP_PYTHON", "PIP_FORMAT", "PIP_OUTDATED", "PIP_NO_DEPS", "PIP_IGNORE_INSTALLED", "PIP_FORCE_REINSTALL",
    ];

    private readonly string _script = DependencyScript.Install(scratch);

    /// <summary>Runs pip.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="onLine">Is given each line of its output; null for nobody.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessResult> RunAsync(IEnumerable<string> arguments, Action<string>? onLine, CancellationToken cancellationToken) =>
        StartAsync([.. Isolated, "-m", "pip", .. Quiet, .. arguments], onLine, cancellationToken);

    /// <summary>Runs pip, and lets whoever comes after a killed session see that it goes on.</summary>
    /// <param name="held">The file that is held meanwhile.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="onLine">Is given each line of its output; null for nobody.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessResult> RunHoldingAsync(string held, IEnumerable<string> arguments, Action<string>? onLine, CancellationToken cancellationToken) =>
        StartAsync([.. Isolated, _script, "run", held, .. Quiet, .. arguments], onLine, cancellationToken);

    /// <summary>Runs pip-audit of the environment.</summary>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessResult> AuditAsync(CancellationToken cancellationToken) =>
        StartAsync([.. Isolated, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--local"], onLine: null, cancellationToken);

    /// <summary>Runs our script without the environment's packages, whatever state they are in.</summary>
    /// <param name="command">What it does.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>How it ended.</returns>
    public Task<ProcessResult> ScriptAsync(string command, CancellationToken cancellationToken) =>
        StartAsync([.. Isolated, "-S", "-B", _script, command, environment.Folder], onLine: null, cancellationToken);

    /// <summary>What Python and pip are there.</summary>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>The answer; null with Python's own sentence when it does not run.</returns>
    public async Task<(PythonFacts? Facts, string Said)> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            ProcessResult answer = await StartAsync([.. Isolated, _script, "probe", environment.Folder], onLine: null, cancellationToken).ConfigureAwait(false);
            return answer.Succeeded ? (PythonFacts.Read(answer.StandardOutput), answer.Message) : (null, answer.Message);
        }
        catch (Exception broken) when (broken is OpsException { Failure.ErrorId: ErrorIds.ProcessNotStarted } or JsonException or KeyNotFoundException)
        {
            return (null, broken.Message);
        }
    }

    /// <summary>What is installed.</summary>
    /// <param name="name">The name of the file in the run's own folder to keep it in.</param>
    /// <param name="cancellationToken">Kills pip.</param>
    /// <returns>The file; null with how pip ended when it could not tell.</returns>
    public async Task<(string? Path, ProcessResult Ended)> InspectAsync(string name, CancellationToken cancellationToken)
    {
        ProcessResult ended = await RunAsync(["inspect"], onLine: null, cancellationToken).ConfigureAwait(false);
        return (ended.Succeeded ? scratch.Write(name, ended.StandardOutput) : null, ended);
    }

    /// <summary>Lets the environment's pip judge a plan, or what is installed.</summary>
    /// <param name="request">The question.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>The answer.</returns>
    public async Task<PipJudgement> JudgeAsync(PipQuestion request, CancellationToken cancellationToken)
    {
        string name = Guid.NewGuid().ToString("N");
        string question = scratch.Write(name + ".question.json", request.ToJson());
        string answer = scratch.At(name + ".answer.json");
        ProcessResult ended = await StartAsync([.. Isolated, _script, "judge", question, answer], onLine: null, cancellationToken).ConfigureAwait(false);
        return ended.Succeeded && File.Exists(answer)
            ? PipJudgement.Read(File.ReadAllText(answer))
            : new PipJudgement { Error = ended.TimedOut ? "time-out" : ended.Message.Tail() };
    }

    /// <summary>What a log of pip's says.</summary>
    /// <param name="path">The log.</param>
    /// <returns>Its text; empty without one.</returns>
    public static string ReadLog(string path) => File.Exists(path) ? File.ReadAllText(path) : string.Empty;

    private Task<ProcessResult> StartAsync(string[] arguments, Action<string>? onLine, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> variables = Elsewhere.ToDictionary(static name => name, static _ => (string?)null);
        variables["PYTHONUTF8"] = "1";
        variables["PYTHONNOUSERSITE"] = "1";
        ProcessRequest request = new(environment.Python, arguments)
        {
            WorkingDirectory = folder,
            Environment = variables,
            Timeout = timeout,
            OutputLimit = LongestAnswer,
            OnOutputLine = onLine,
        };
        return processes.RunAsync(request, cancellationToken);
    }
}
