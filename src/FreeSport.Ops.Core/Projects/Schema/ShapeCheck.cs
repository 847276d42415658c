using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>Holds a YAML document against a shape: the first error ends it, unknown keys are warned of.</summary>
/// <param name="file">The file's path, for messages.</param>
/// <param name="warn">Is told of keys nobody knows.</param>
internal sealed class ShapeCheck(string file, Action<string> warn)
{
    public static OpsException Invalid(string file, YamlPosition at, string what) => new(new OpsFailure(
        ErrorIds.ConfigurationInvalid,
        FailureKind.InvalidData,
        ProjectsTexts.ConfigurationInvalid.With(file, at.Line, at.Column, what),
        ProjectsTexts.ConfigurationInvalidRemedy,
        file));

    public void Check(YamlNode node, Shape shape, string key)
    {
        if (node is YamlScalar { IsNull: true } && shape is not SectionShape { Required.Count: > 0 })
        {
            return;
        }

        switch (shape)
        {
            case TextShape text:
                CheckText(node, text, key);
                break;
            case NumberShape:
                CheckText(node, new TextShape(string.Empty) { Pattern = @"^-?[0-9]{1,15}(\.[0-9]{1,15})?$", Example = "0.05" }, key);
                break;
            case ShareShape:
                CheckText(node, new TextShape(string.Empty) { Pattern = "^(100|[1-9]?[0-9])$", Example = "25" }, key);
                break;
            case CountShape count:
                CheckText(node, new TextShape(string.Empty) { Pattern = count.Least == 0 ? "^(0|[1-9][0-9]{0,5})$" : "^[1-9][0-9]{0,5}$", Example = "5" }, key);
                break;
            case FlagShape:
                CheckText(node, new TextShape(string.Empty) { Choices = ["true", "false"] }, key);
                break;
            case ListShape list when node is YamlSequence items:
                items.Items.ToList().ForEach(item => Check(item, list.Item, key));
                break;
            case ListShape { Item: TextShape } list when node is YamlScalar:
                Check(node, list.Item, key);
                break;
            case ListShape:
                throw Fail(node, ProjectsTexts.ListExpected.With(key));
            case NamedShape named:
                CheckNamed(Mapping(node), named, key);
                break;
            case MapShape map:
                CheckMap(Mapping(node), map, key);
                break;
            case SectionShape { ShortForm: { } named } section when node is not YamlMapping:
                Check(node, section.Keys[named], key);
                break;
            case SectionShape section:
                CheckSection(Mapping(node), section);
                break;
        }
    }

    private void CheckText(YamlNode node, TextShape text, string key)
    {
        YamlScalar scalar = node as YamlScalar ?? throw Fail(node, ProjectsTexts.TextExpected.With(key));

        // Most of these texts become paths and arguments, which end at such a character or cannot be made with it.
        if (scalar.Value.Any(static c => char.IsControl(c) && c is not ('\t' or '\n')))
        {
            throw Fail(scalar, ProjectsTexts.ControlCharacter.With(key));
        }

        if (text.Choices is { } choices && !choices.Contains(scalar.Value))
        {
            throw Fail(scalar, ProjectsTexts.ChoiceExpected.With(key, string.Join(", ", choices), Nearest.Suggest(scalar.Value, choices)));
        }

        if (text.Pattern is { } pattern && !Regex.IsMatch(scalar.Value, pattern, RegexOptions.CultureInvariant))
        {
            throw Fail(scalar, MayBeSecret(text, scalar.Value)
                ? ProjectsTexts.SecretExpectedElsewhere.With(key, text.Example)
                : ProjectsTexts.PatternExpected.With(key, text.Example, scalar.Value));
        }

        if (text.Mistake?.Invoke(key, scalar.Value) is { } mistake)
        {
            throw Fail(scalar, mistake);
        }

        if (SecretSigns.IsIn(scalar.Value))
        {
            WarnOfSecret(key, scalar.Start);
        }
    }

    // Where names of secrets are wanted, people write the secrets.
    private static bool MayBeSecret(TextShape text, string value) => text.IsSecretName || SecretSigns.IsIn(value);

    private void WarnOfSecret(string key, YamlPosition at) => warn(ProjectsTexts.SecretInFile.With(file, at.Line, at.Column, key));

    private void CheckNamed(YamlMapping mapping, NamedShape named, string key)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in mapping.Entries)
        {
            if (named.Names is { } names && !names.Contains(entry.Key.Value))
            {
                throw Fail(entry.Key, ProjectsTexts.ChoiceExpected.With(key, string.Join(", ", names), Nearest.Suggest(entry.Key.Value, names)));
            }

            Check(entry.Value, named.Value, entry.Key.Value);
        }
    }

    private void CheckMap(YamlMapping mapping, MapShape map, string key)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in mapping.Entries)
        {
            Check(entry.Value, map.Value, key + "." + entry.Key.Value);
            if (map.AreHeaders)
            {
                WarnOfSecretHeader(entry.Key, entry.Value);
            }
        }
    }

    private void WarnOfSecretHeader(YamlScalar name, YamlNode value)
    {
        string written = name.Value.Replace('-', '_');
        if (SecretSigns.Find(written, value).Any() || written.EndsWith("authorization", StringComparison.OrdinalIgnoreCase) || written.EndsWith("cookie", StringComparison.OrdinalIgnoreCase))
        {
            WarnOfSecret(name.Value, value.Start);
        }
    }

    private void CheckSection(YamlMapping mapping, SectionShape section)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in mapping.Entries)
        {
            if (section.Keys.TryGetValue(entry.Key.Value, out Shape? shape))
            {
                Check(entry.Value, shape, entry.Key.Value);
            }
            else
            {
                YamlPosition at = entry.Key.Start;
                warn(ProjectsTexts.UnknownKey.With(file, at.Line, at.Column, entry.Key.Value, Nearest.Suggest(entry.Key.Value, section.Keys.Keys)));
                foreach ((string key, YamlPosition place) in SecretSigns.Find(entry.Key.Value, entry.Value))
                {
                    WarnOfSecret(key, place);
                }
            }
        }

        if (section.Required.FirstOrDefault(required => mapping.Find(required) is null or YamlScalar { IsNull: true }) is { } missing)
        {
            throw Fail(mapping, ProjectsTexts.KeyMissing.With(missing));
        }

        if (section.OneOf.Count > 0 && section.OneOf.Count(key => mapping.Find(key) is not (null or YamlScalar { IsNull: true })) != 1)
        {
            throw Fail(mapping, ProjectsTexts.OneKeyExpected.With(string.Join(", ", section.OneOf)));
        }
    }

    private YamlMapping Mapping(YamlNode node) => node as YamlMapping ?? throw Fail(node, ProjectsTexts.MappingExpected);

    private OpsException Fail(YamlNode node, string what) => Invalid(file, node.Start, what);
}
