using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Kubewright.Benchmarks.Crds;

/// <summary>
/// A CustomResourceDefinition as the generators of operators write it: copies of the pod template and its parts, every reference
/// replaced by what it refers to, each description a block of short lines.
/// </summary>
internal sealed class OperatorCrd
{
    private const int DescriptionWidth = 80;

    /// <summary>What the roles are made of, the largest part first.</summary>
    private static readonly (string Role, string Member, string Definition)[] Roles =
    [
        ("worker", "template", "io.k8s.api.core.v1.PodTemplateSpec"),
        ("storage", "volumeClaimTemplate", "io.k8s.api.core.v1.PersistentVolumeClaim"),
        ("backup", "container", "io.k8s.api.core.v1.Container"),
        ("gateway", "affinity", "io.k8s.api.core.v1.Affinity"),
    ];

    private readonly Dictionary<string, JsonElement> _definitions = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    private OperatorCrd()
    {
        var folder = typeof(OperatorCrd).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Schemas").Value!;
        foreach (var file in new[] { "apimachinery.json", "core.v1.json" })
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
            foreach (var definition in document.RootElement.GetProperty("definitions").EnumerateObject())
            {
                _definitions[definition.Name] = definition.Value.Clone();
            }
        }
    }

    /// <summary>The YAML of a kind with as many parts of pods as it takes to reach a length.</summary>
    /// <param name="minLength">The length, in characters.</param>
    public static string Write(int minLength)
    {
        var crd = new OperatorCrd();
        crd._text.Append(
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: platforms.bench.example.com
            spec:
              group: bench.example.com
              names: { kind: Platform, plural: platforms }
              scope: Namespaced
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    description: A platform of several roles, each with pods of its own.
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:

            """);
        for (var i = 0; crd._text.Length < minLength; i++)
        {
            crd.WriteRole(Roles[i].Role, Roles[i].Member, crd._definitions[Roles[i].Definition]);
        }

        return crd._text.ToString();
    }

    private void WriteRole(string role, string member, JsonElement schema)
    {
        Line(14, role + ":");
        Line(16, "type: object");
        Line(16, "required:");
        Line(16, "- replicas");
        Line(16, "properties:");
        Line(18, "replicas:");
        Line(20, "format: int32");
        Line(20, "minimum: 1");
        Line(20, "type: integer");
        Line(18, member + ":");
        WriteSchema(20, schema);
    }

    private void WriteSchema(int indent, JsonElement schema)
    {
        WriteDescription(indent, schema);
        var target = schema;
        while (target.TryGetProperty("$ref", out var reference))
        {
            var text = reference.GetString()!;
            target = _definitions[text[(text.LastIndexOf('/') + 1)..]];
        }

        if (target.TryGetProperty("x-scalar", out var scalar))
        {
            Line(indent, scalar.GetString() is "quantity" or "int-or-string" ? "x-kubernetes-int-or-string: true" : "type: string");
            return;
        }

        if (target.TryGetProperty("format", out var format))
        {
            Line(indent, "format: " + format.GetString());
        }

        WriteEnum(indent, target);
        if (target.TryGetProperty("items", out var items))
        {
            Line(indent, "items:");
            WriteSchema(indent + 2, items);
        }

        if (target.TryGetProperty("properties", out var properties))
        {
            Line(indent, "properties:");
            foreach (var property in properties.EnumerateObject())
            {
                Line(indent + 2, property.Name + ":");
                WriteSchema(indent + 4, property.Value);
            }
        }

        if (target.TryGetProperty("additionalProperties", out var values))
        {
            Line(indent, "additionalProperties:");
            WriteSchema(indent + 2, values);
        }

        if (target.TryGetProperty("required", out var required))
        {
            Line(indent, "required:");
            foreach (var name in required.EnumerateArray())
            {
                Line(indent, "- " + name.GetString());
            }
        }

        Line(indent, "type: " + target.GetProperty("type").GetString());
        WriteListKeys(indent, schema);
    }

    private void WriteEnum(int indent, JsonElement schema)
    {
        if (schema.TryGetProperty("x-enum", out var values))
        {
            Line(indent, "enum:");
            foreach (var value in values.EnumerateObject())
            {
                Line(indent, $"- \"{value.Name}\"");
            }
        }
    }

    private void WriteListKeys(int indent, JsonElement schema)
    {
        if (schema.TryGetProperty("x-kubernetes-list-map-keys", out var keys))
        {
            Line(indent, "x-kubernetes-list-map-keys:");
            foreach (var key in keys.EnumerateArray())
            {
                Line(indent, "- " + key.GetString());
            }

            Line(indent, "x-kubernetes-list-type: map");
        }
    }

    private void WriteDescription(int indent, JsonElement schema)
    {
        if (!schema.TryGetProperty("description", out var description))
        {
            return;
        }

        Line(indent, "description: |-");
        var line = new StringBuilder();
        foreach (var word in description.GetString()!.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= DescriptionWidth)
            {
                Line(indent + 2, line.ToString());
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        Line(indent + 2, line.ToString());
    }

    private void Line(int indent, string text) => _text.Append(' ', indent).Append(text).Append('\n');
}
