using System.Collections.Concurrent;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A host that keeps everything it is given.</summary>
internal sealed class RecordingHost : IOpsHost
{
    public ConcurrentQueue<object> Results { get; } = new();

    public ConcurrentQueue<OpsFailure> Errors { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<string> Information { get; } = new();

    public ConcurrentQueue<string> Verbose { get; } = new();

    public ConcurrentQueue<string> Debug { get; } = new();

    public ConcurrentQueue<OpsProgress> Progress { get; } = new();

    public ConcurrentQueue<(string Target, string Action)> Questions { get; } = new();

    public bool Answer { get; init; } = true;

    /// <summary>Gets or sets what happens while a question stands open.</summary>
    public Action? Meanwhile { get; set; }

    /// <summary>Gets or sets what the rest of the pipeline does with what it was handed.</summary>
    public Func<Task>? Downstream { get; set; }

    public void WriteResult(object result) => Results.Enqueue(result);

    public void WriteError(OpsFailure failure) => Errors.Enqueue(failure);

    public void WriteWarning(string message) => Warnings.Enqueue(message);

    public void WriteInformation(string message) => Information.Enqueue(message);

    public void WriteVerbose(string message) => Verbose.Enqueue(message);

    public void WriteDebug(string message) => Debug.Enqueue(message);

    public void WriteProgress(OpsProgress progress) => Progress.Enqueue(progress);

    public Task<bool> ConfirmAsync(string target, string action, CancellationToken cancellationToken)
    {
        Questions.Enqueue((target, action));
        Meanwhile?.Invoke();
        return Task.FromResult(Answer);
    }

    public Task FlushAsync(CancellationToken cancellationToken) => Downstream?.Invoke() ?? Task.CompletedTask;
}
