using System.Globalization;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>Addresses below the API's root.</summary>
public static class GitHubPath
{
    /// <summary>Puts values into an address, each escaped: an environment's name may hold a slash.</summary>
    /// <param name="path">The address with its values, without a slash at its start.</param>
    /// <returns>The address, relative to the API's root.</returns>
    public static Uri Of(FormattableString path)
    {
        object[] escaped = [.. path.GetArguments().Select(static a => (object)Uri.EscapeDataString(Convert.ToString(a, CultureInfo.InvariantCulture)!))];
        return new Uri(string.Format(CultureInfo.InvariantCulture, path.Format, escaped), UriKind.Relative);
    }
}
