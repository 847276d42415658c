using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Makes checks of what people name.</summary>
public static class SmokeTargets
{
    private static readonly Regex Port = new(@"^([\p{L}\p{N}_][\p{L}\p{N}._-]*|\[[0-9A-Fa-f:.]+\]):(?<port>[0-9]{1,5})$", RegexOptions.CultureInvariant);

    private static readonly Regex Name = new(@"^[\p{L}\p{N}_]([\p{L}\p{N}._-]*[\p{L}\p{N}_.])?$", RegexOptions.CultureInvariant);

    /// <summary>The check of an address, a port or a name.</summary>
    /// <param name="text">What somebody named: an address with http or https, <c>host:port</c>.</param>
    /// <returns>The check; null where it is neither.</returns>
    public static SmokeCheckDefinition? Read(string text) => Read(text, FsSmokeKind.Http) ?? Read(text, FsSmokeKind.Tcp);

    /// <summary>The check of an address, a port or a name.</summary>
    /// <param name="text">What somebody named.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>The check; null where it is not.</returns>
    public static SmokeCheckDefinition? Read(string text, FsSmokeKind kind)
    {
        bool isMeant = kind switch
        {
            FsSmokeKind.Http => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Host.Length > 0 && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps),
            FsSmokeKind.Tcp => Port.Match(text) is { Success: true } match && int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 65535,
            _ => Name.IsMatch(text),
        };
        return !isMeant ? null : new SmokeCheckDefinition(kind == FsSmokeKind.Http ? HttpProbe.Shown(new Uri(text)) : text, kind, text);
    }

    /// <summary>What is said of a text that is not what it should be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">What it should be.</param>
    /// <returns>The message and the remedy.</returns>
    public static (string Message, string Remedy) TargetInvalid(string text, FsSmokeKind kind)
    {
        string shown = UrlCredentials.Mask(text).FirstLine(100);
        return kind switch
        {
            FsSmokeKind.Http => (SmokeTexts.AddressInvalid.With(shown), SmokeTexts.AddressInvalidRemedy),
            FsSmokeKind.Tcp => (SmokeTexts.PortInvalid.With(shown), SmokeTexts.PortInvalidRemedy),
            _ => (SmokeTexts.NameInvalid.With(shown), SmokeTexts.NameInvalidRemedy),
        };
    }

    /// <summary>What is said of an object that names nothing to ask.</summary>
    /// <param name="type">The name of its type.</param>
    /// <returns>The message and the remedy.</returns>
    public static (string Message, string Remedy) ObjectUnknown(string type) => (SmokeTexts.ObjectUnknown.With(type), SmokeTexts.ObjectUnknownRemedy);
}
