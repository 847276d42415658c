namespace FreeSport.Ops.Workflows.Tables;

/// <summary>What an expression may name at one key of a workflow.</summary>
public sealed class KeyAvailability
{
    private readonly HashSet<string> _contexts;
    private readonly HashSet<string> _functions;

    internal KeyAvailability(IEnumerable<string> contexts, IEnumerable<string> functions)
    {
        _contexts = new HashSet<string>(contexts, StringComparer.OrdinalIgnoreCase);
        _functions = new HashSet<string>(functions, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The availability at a key where GitHub evaluates no expression: no context, no special function.</summary>
    public static KeyAvailability None { get; } = new([], []);

    /// <summary>The contexts that may be named.</summary>
    public IReadOnlyCollection<string> Contexts => _contexts;

    /// <summary>The special functions that may be called, beside those that may be called everywhere.</summary>
    public IReadOnlyCollection<string> Functions => _functions;

    /// <summary>Whether a context may be named here.</summary>
    /// <param name="context">Its name in any case.</param>
    public bool HasContext(string context) => _contexts.Contains(context);

    /// <summary>Whether a special function may be called here.</summary>
    /// <param name="function">Its name in any case.</param>
    public bool HasFunction(string function) => _functions.Contains(function);
}
