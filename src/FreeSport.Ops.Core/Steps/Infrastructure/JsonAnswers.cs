using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>Reads the objects that a program writes as JSON, or tells which program did not.</summary>
internal static class JsonAnswers
{
    /// <summary>The objects of an answer, in order.</summary>
    /// <param name="text">What the program wrote.</param>
    /// <param name="command">What was asked, for the message.</param>
    /// <exception cref="EngineNotReadException">It is no JSON, is cut short, or holds something else than objects.</exception>
    public static IReadOnlyList<JsonElement> Read(string text, string command)
    {
        try
        {
            return JsonObjects.Read(text);
        }
        catch (JsonException)
        {
            throw new EngineNotReadException(FsInfrastructureReading.Unreadable, SnapshotTexts.AnswerUnreadable.With(command));
        }
    }
}
