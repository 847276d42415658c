namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Where in a model somebody is, for messages.</summary>
internal sealed class ModelPath
{
    private readonly List<string> _parts = [];

    /// <summary>Gets the service it lies in; null for none.</summary>
    public string? Service => _parts.Count > 1 && _parts[0] == "services" ? _parts[1] : null;

    /// <summary>Goes below a key or an item.</summary>
    public void Enter(string part) => _parts.Add(part);

    /// <summary>Comes out of it.</summary>
    public void Leave() => _parts.RemoveAt(_parts.Count - 1);

    /// <inheritdoc/>
    public override string ToString() => string.Join(".", _parts);
}
