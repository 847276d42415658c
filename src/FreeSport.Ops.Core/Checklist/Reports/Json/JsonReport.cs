using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Json;

/// <summary>The report for programs. Its shape is docs/schema/freesport.ops.report.schema.json; names once given stay.</summary>
internal static class JsonReport
{
    /// <summary>The version of the shape: another one where what was there changes its meaning or goes.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes it.</summary>
    /// <param name="content">What it tells.</param>
    public static string Write(ReportContent content)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            JsonShape shape = new(json);
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            shape.Text("project", content.Project);
            shape.Text("environment", content.Environment);
            shape.Time("createdAt", content.CreatedAt);
            shape.Text("moduleVersion", content.Version);
            shape.Text("repository", content.RepositoryUrl);
            shape.Text("commit", content.Commit);
            shape.Text("tree", content.Tree);
            json.WriteBoolean("dirty", content.Dirty);
            shape.Time("since", content.Since);
            shape.Time("until", content.Until);
            json.WriteStartObject("counts");
            json.WriteNumber("boxes", content.Checklist.Length);
            json.WriteNumber("done", content.DoneCount);
            json.WriteNumber("events", content.Events.Length);
            json.WriteNumber("deployments", content.Deployments.Length);
            json.WriteNumber("metrics", content.Metrics.Length);
            json.WriteNumber("plans", content.Plans.Length);
            json.WriteNumber("results", content.Results.Length);
            json.WriteEndObject();
            shape.List("checklist", content.Checklist, JsonParts.Box);
            json.WritePropertyName("change");
            if (content.Change is { } change)
            {
                JsonParts.Change(shape, change);
            }
            else
            {
                json.WriteNullValue();
            }

            shape.List("deployments", content.Deployments, JsonParts.Deployment);
            shape.List("deliveries", content.Deliveries, JsonParts.Delivery);
            shape.List("metrics", content.Metrics, JsonParts.Metric);
            shape.List("plans", content.Plans, JsonParts.Plan);
            shape.List("results", content.Results, JsonParts.Result);
            shape.List("events", content.Events, JsonParts.Event);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }
}
