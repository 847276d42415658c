using System.Text.RegularExpressions;

namespace FreeSport.Ops.Testing;

/// <summary>Which address does what.</summary>
internal sealed class Routes
{
    private readonly List<(string Method, Regex Path, Func<Call, Reply> Answer)> _all = [];

    /// <summary>Adds an address.</summary>
    /// <param name="route">Method and address; names in braces stand for one part each, with a star for several.</param>
    /// <param name="answer">What it does.</param>
    public void Add(string route, Func<Call, Reply> answer)
    {
        string[] parts = route.Split(' ');
        string pattern = Regex.Replace(parts[1], @"\{(\w+)(\*?)\}", static m => $"(?<{m.Groups[1].Value}>{(m.Groups[2].Length > 0 ? ".+" : "[^/]+")})");
        _all.Add((parts[0], new Regex("^" + pattern + "$", RegexOptions.CultureInvariant), answer));
    }

    public (Func<Call, Reply> Answer, IReadOnlyDictionary<string, string> Values)? Find(string method, string path)
    {
        foreach ((string itsMethod, Regex itsPath, Func<Call, Reply> answer) in _all)
        {
            Match match = itsPath.Match(path);
            if (match.Success && itsMethod == method)
            {
                return (answer, match.Groups.Values.Where(static g => !char.IsDigit(g.Name[0])).ToDictionary(static g => g.Name, static g => Uri.UnescapeDataString(g.Value)));
            }
        }

        return null;
    }
}
