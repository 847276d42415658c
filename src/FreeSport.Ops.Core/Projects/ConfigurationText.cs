using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects.Schema;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>What is wrong with the text of <c>freesport.ops.yml</c> before it is read as YAML.</summary>
internal static class ConfigurationText
{
    private const char NoCharacter = '\uFFFD';

    /// <summary>Refuses bytes that are no text, and a second document, of which nothing would be read.</summary>
    /// <param name="text">The file's text, in which such bytes have become U+FFFD.</param>
    /// <param name="file">Its path, for messages.</param>
    /// <exception cref="OpsException">Something is wrong (<c>ConfigurationInvalid</c>).</exception>
    public static void Check(string text, string file)
    {
        bool isBegun = false;
        bool isEnded = false;
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            int column = line.IndexOf(NoCharacter);
            if (column >= 0)
            {
                throw ShapeCheck.Invalid(file, new YamlPosition(0, number, column + 1), ProjectsTexts.NotUtf8);
            }

            bool isStart = IsMark(line, "---");
            bool isContent = isStart || !(string.IsNullOrWhiteSpace(line) || line[0] is '#' or '%' || line.TrimStart()[0] == '#' || IsMark(line, "..."));
            if (isContent && (isEnded || (isStart && isBegun)))
            {
                throw ShapeCheck.Invalid(file, new YamlPosition(0, number, 1), ProjectsTexts.SecondDocument);
            }

            isEnded |= IsMark(line, "...") && isBegun;
            isBegun |= isContent;
        }
    }

    // In the first column such a mark is one wherever it stands.
    private static bool IsMark(string line, string mark) =>
        line.StartsWith(mark, StringComparison.Ordinal) && (line.Length == mark.Length || char.IsWhiteSpace(line[mark.Length]));
}
