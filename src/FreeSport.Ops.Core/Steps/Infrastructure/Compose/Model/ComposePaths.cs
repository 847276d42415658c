namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>What holds at places of a model, by patterns such as <c>services.*.ports.*</c>; <c>*</c> stands for any key or item.</summary>
/// <typeparam name="T">What holds there.</typeparam>
internal sealed class ComposePaths<T>
    where T : class
{
    private const string Any = "*";

    private readonly Dictionary<string, ComposePaths<T>> _below = new(StringComparer.Ordinal);
    private ComposePaths<T>? _any;

    /// <summary>Gets what holds here; null for nothing.</summary>
    public T? Here { get; private set; }

    /// <summary>Adds a pattern.</summary>
    public void Add(string pattern, T value) => Add(pattern.Split('.'), value);

    /// <summary>Adds a pattern by its parts; those of a path that was read stand for themselves.</summary>
    public void Add(IEnumerable<string> parts, T value)
    {
        ComposePaths<T> at = this;
        foreach (string part in parts)
        {
            if (part == Any)
            {
                at = at._any ??= new ComposePaths<T>();
                continue;
            }

            if (!at._below.TryGetValue(part, out ComposePaths<T>? next))
            {
                at._below[part] = next = new ComposePaths<T>();
            }

            at = next;
        }

        at.Here = value;
    }

    /// <summary>What holds below a key; null when nothing does.</summary>
    public ComposePaths<T>? Below(string key) => _below.TryGetValue(key, out ComposePaths<T>? next) ? next : _any;

    /// <summary>What holds below the items of a list; null when nothing does.</summary>
    public ComposePaths<T>? BelowItems => _any;
}
