using FreeSport.Ops.Core.Floor.Results;

using Microsoft.Extensions.Logging;

namespace FreeSport.Ops.Core.Floor.Logging;

/// <summary>Carries log messages to the host's streams: warnings as warnings, information as verbose, the rest as debug.</summary>
/// <param name="host">Where they go; redacts by itself.</param>
public sealed class HostLoggerProvider(IOpsHost host) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new HostLogger(host);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class HostLogger(IOpsHost host) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Debug and < LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string message = formatter(state, exception);
            if (exception is not null)
            {
                message += " (" + exception.GetType().Name + ": " + exception.Message + ")";
            }

            switch (logLevel)
            {
                case LogLevel.Warning or LogLevel.Error or LogLevel.Critical:
                    host.WriteWarning(message);
                    break;
                case LogLevel.Information:
                    host.WriteVerbose(message);
                    break;
                default:
                    host.WriteDebug(message);
                    break;
            }
        }
    }
}
