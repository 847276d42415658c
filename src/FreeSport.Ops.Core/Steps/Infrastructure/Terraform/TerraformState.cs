using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects.Schema;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>
/// Takes from a state what may be shown: addresses, types, providers, outputs that are not sensitive. Values of resources
/// are sealed, all of them: Terraform marks as sensitive only what it was told, and copies of it nowhere.
/// </summary>
/// <param name="seal">Seals values.</param>
/// <param name="redactor">Learns every value that the state marks as sensitive, so that it is masked wherever else it turns up.</param>
internal sealed class TerraformState(ValueSeal seal, SecretRedactor redactor)
{
    private const int LongestOutput = 500;

    private readonly List<FsInfrastructureResource> _found = [];

    /// <summary>What <c>terraform show -json</c> tells of a state.</summary>
    public IReadOnlyList<FsInfrastructureResource> OfShow(JsonElement state)
    {
        JsonElement values = state.At("values");
        Learn(values);
        Module(values.At("root_module"));
        foreach (JsonProperty output in values.At("outputs").Entries())
        {
            Output(output.Name, output.Value.At("value"), output.Value.At("sensitive").ValueKind == JsonValueKind.True);
        }

        return _found;
    }

    /// <summary>What a state file of version 4 holds, where there is no program to ask.</summary>
    public IReadOnlyList<FsInfrastructureResource> OfFile(JsonElement state)
    {
        foreach (JsonProperty output in state.At("outputs").Entries().Where(static o => o.Value.At("sensitive").ValueKind == JsonValueKind.True))
        {
            LearnAll(output.Value.At("value"));
        }

        foreach (JsonElement resource in state.At("resources").Items())
        {
            string prefix = resource.TextOf("module") is { } module ? module + "." : string.Empty;
            string type = (resource.TextOf("mode") == "data" ? "data." : string.Empty) + resource.TextOf("type");
            foreach (JsonElement instance in resource.At("instances").Items())
            {
                JsonElement index = instance.At("index_key");
                string address = $"{prefix}{type}.{resource.TextOf("name")}{(index.ValueKind == JsonValueKind.Undefined ? string.Empty : "[" + index.GetRawText() + "]")}";
                Add(address, type, resource.TextOf("name") ?? string.Empty, Provider(resource.TextOf("provider")), instance.At("attributes"), instance.TextOf("status") == "tainted");
            }
        }

        foreach (JsonProperty output in state.At("outputs").Entries())
        {
            Output(output.Name, output.Value.At("value"), output.Value.At("sensitive").ValueKind == JsonValueKind.True);
        }

        return _found;
    }

    // Before anything is taken: a value may stand in the clear in front of the place that says it is sensitive.
    private void Learn(JsonElement values)
    {
        foreach (JsonProperty output in values.At("outputs").Entries().Where(static o => o.Value.At("sensitive").ValueKind == JsonValueKind.True))
        {
            LearnAll(output.Value.At("value"));
        }

        Stack<JsonElement> modules = new([values.At("root_module")]);
        while (modules.Count > 0)
        {
            JsonElement module = modules.Pop();
            foreach (JsonElement resource in module.At("resources").Items())
            {
                LearnMarked(resource.At("values"), resource.At("sensitive_values"));
            }

            foreach (JsonElement child in module.At("child_modules").Items())
            {
                modules.Push(child);
            }
        }
    }

    private void LearnMarked(JsonElement value, JsonElement mark)
    {
        if (mark.ValueKind == JsonValueKind.True)
        {
            LearnAll(value);
            return;
        }

        foreach (JsonProperty entry in mark.Entries())
        {
            LearnMarked(value.At(entry.Name), entry.Value);
        }

        foreach ((JsonElement item, JsonElement itemMark) in value.Items().Zip(mark.Items(), static (v, m) => (v, m)))
        {
            LearnMarked(item, itemMark);
        }
    }

    private void LearnAll(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            redactor.Register(value.GetString());
        }

        foreach (JsonElement item in value.Items().Concat(value.Entries().Select(static e => e.Value)))
        {
            LearnAll(item);
        }
    }

    private void Module(JsonElement root)
    {
        Stack<JsonElement> modules = new([root]);
        while (modules.Count > 0)
        {
            JsonElement module = modules.Pop();
            foreach (JsonElement resource in module.At("resources").Items())
            {
                string type = (resource.TextOf("mode") == "data" ? "data." : string.Empty) + resource.TextOf("type");
                Add(
                    resource.TextOf("address") ?? string.Empty,
                    type,
                    resource.TextOf("name") ?? string.Empty,
                    resource.TextOf("provider_name"),
                    resource.At("values"),
                    resource.At("tainted").ValueKind == JsonValueKind.True);
            }

            foreach (JsonElement child in module.At("child_modules").Items())
            {
                modules.Push(child);
            }
        }
    }

    private void Add(string address, string type, string name, string? provider, JsonElement values, bool isTainted)
    {
        ResourceFacts facts = new ResourceFacts().Add("provider", provider).Add("tainted", isTainted ? "true" : null);
        foreach (JsonProperty value in values.Entries().Where(static v => v.Value.ValueKind != JsonValueKind.Null))
        {
            facts.Hide(seal.Fact(address, "values." + value.Name, CanonicalJson.Of(value.Value)));
        }

        _found.Add(new FsInfrastructureResource
        {
            Kind = FsInfrastructureKind.Terraform,
            Side = FsInfrastructureSide.Running,
            Type = type,
            Name = name,
            Address = address,
            State = isTainted ? FsInfrastructureState.Degraded : FsInfrastructureState.Running,
            Facts = facts.ToArray(),
        });
    }

    private void Output(string name, JsonElement value, bool isSensitive)
    {
        string address = "output." + name;
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : CanonicalJson.Of(value);
        ResourceFacts facts = new ResourceFacts().Add("sensitive", isSensitive ? "true" : null);
        bool isHidden = isSensitive || text.Length > LongestOutput || SecretNames.LooksSecret(name) || SecretSigns.IsIn(text) || value.Entries().Any(static e => SecretNames.LooksSecret(e.Name));
        FsInfrastructureFact[] all = isHidden
            ? facts.Hide(seal.Fact(address, "value", text)).ToArray()
            : facts.Add("value", redactor.Redact(text)).ToArray();
        _found.Add(new FsInfrastructureResource
        {
            Kind = FsInfrastructureKind.Terraform,
            Side = FsInfrastructureSide.Running,
            Type = "output",
            Name = name,
            Address = address,
            State = FsInfrastructureState.Running,
            Facts = all,
        });
    }

    // A state file writes provider["registry.terraform.io/hashicorp/aws"].
    private static string? Provider(string? written) => written?.Split('"') is [_, { } name, _] ? name : written;
}
