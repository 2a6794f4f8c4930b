using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>Defaults and checks of a CustomResourceDefinition.</summary>
internal static class CustomDefinitionRules
{
    private const string ApprovalAnnotation = "api-approved.kubernetes.io";

    /// <summary>Fills in what the definition leaves out, and checks it.</summary>
    public static void Apply(FieldErrors errors, CustomObject definition, JsonObject json, CustomObject? old, ClusterSnapshot snapshot)
    {
        if (json["spec"] is not JsonObject spec)
        {
            errors.Required("spec");
            return;
        }

        CheckNames(errors, definition, spec, snapshot);
        var scope = Text(spec["scope"]);
        if (scope is not ("Namespaced" or "Cluster"))
        {
            errors.NotSupported("spec.scope", scope, "Cluster", "Namespaced");
        }

        spec["conversion"] ??= new JsonObject { ["strategy"] = "None" };
        if (Text(spec["conversion"]?["strategy"]) is var strategy && strategy == "Webhook")
        {
            errors.Forbidden("spec.conversion.strategy", "conversion webhooks are not called here, as nothing leaves this process; with None every served version has the same fields");
        }
        else if (strategy != "None")
        {
            errors.NotSupported("spec.conversion.strategy", strategy, "None", "Webhook");
        }

        CheckVersions(errors, spec);
        if (CustomDefinition.Of(old) is { } before && !(Text(spec["group"]) == before.Stored.Group && Text(Names(spec)["kind"]) == before.Stored.Kind))
        {
            errors.InvalidText("spec.names.kind", Names(spec)["kind"]?.ToJsonString() ?? "null", "field is immutable");
        }
    }

    private static JsonObject Names(JsonObject spec) => spec["names"] as JsonObject ?? [];

    private static void CheckNames(FieldErrors errors, CustomObject definition, JsonObject spec, ClusterSnapshot snapshot)
    {
        var group = Text(spec["group"]);
        if (group.Length == 0)
        {
            errors.Required("spec.group");
        }
        else if (group.Split('.').Length < 2)
        {
            errors.Invalid("spec.group", group, "should be a domain with at least one dot");
        }

        var names = Names(spec);
        var kind = Text(names["kind"]);
        var plural = Text(names["plural"]);
        if (kind.Length == 0)
        {
            errors.Required("spec.names.kind");
        }

        if (plural.Length == 0)
        {
            errors.Required("spec.names.plural");
        }
        else if (NameRules.DnsLabel(plural) is { } wrong)
        {
            errors.Invalid("spec.names.plural", plural, wrong);
        }

        names["singular"] ??= kind.ToLowerInvariant();
        names["listKind"] ??= kind + "List";
        var name = $"{plural}.{group}";
        if (definition.Metadata.Name != name)
        {
            errors.Invalid("metadata.name", definition.Metadata.Name ?? "", "must be spec.names.plural+\".\"+spec.group");
        }

        if (KindInfo.All.Any(known => known.Names.Group == group) || group == CustomDefinition.Names.Group)
        {
            errors.Invalid("spec.group", group, "is a group of Kubernetes itself");
        }

        if (group.EndsWith(".k8s.io", StringComparison.Ordinal) && definition.Metadata.Annotations?.ContainsKey(ApprovalAnnotation) != true)
        {
            errors.Required($"metadata.annotations[{ApprovalAnnotation}]", "protected groups must have approval annotation");
        }

        foreach (var other in snapshot.All(CustomDefinition.KeyKind).Where(other => other.Metadata.Name != definition.Metadata.Name))
        {
            if (CustomDefinition.Of(other) is { Stored: var taken } && taken.Group == group && taken.Kind == kind)
            {
                errors.Duplicate("spec.names.kind", kind);
            }
        }
    }

    private static void CheckVersions(FieldErrors errors, JsonObject spec)
    {
        var versions = (spec["versions"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (versions.Count == 0 || versions.Count != (spec["versions"] as JsonArray)?.Count)
        {
            errors.Required("spec.versions", "must have at least one version");
            return;
        }

        if (versions.Count(static version => Text(version["storage"]) == "true") != 1)
        {
            errors.InvalidText("spec.versions", $"{versions.Count} versions", "must have exactly one version marked as storage version");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < versions.Count; index++)
        {
            var path = $"spec.versions[{index}]";
            var version = versions[index];
            var name = Text(version["name"]);
            if (NameRules.DnsLabel(name) is { } wrong)
            {
                errors.Invalid(path + ".name", name, wrong);
            }
            else if (!seen.Add(name))
            {
                errors.Duplicate(path + ".name", name);
            }

            if (version["served"] is null)
            {
                errors.Required(path + ".served");
            }

            if ((version["schema"] as JsonObject)?["openAPIV3Schema"] is not JsonObject schema)
            {
                errors.Required(path + ".schema.openAPIV3Schema", "schemas are required");
            }
            else
            {
                CustomSchemaRules.Check(errors, schema, path + ".schema.openAPIV3Schema");
            }

            CheckScale(errors, version, path);
            CheckColumns(errors, version, path);
        }
    }

    private static void CheckScale(FieldErrors errors, JsonObject version, string path)
    {
        if ((version["subresources"] as JsonObject)?["scale"] is not JsonObject scale)
        {
            return;
        }

        foreach (var (name, prefix) in new[] { ("specReplicasPath", ".spec."), ("statusReplicasPath", ".status.") })
        {
            var value = Text(scale[name]);
            if (!value.StartsWith(prefix, StringComparison.Ordinal) || value.Contains('['))
            {
                errors.Invalid($"{path}.subresources.scale.{name}", value, $"should be a json path under {prefix}");
            }
        }
    }

    private static void CheckColumns(FieldErrors errors, JsonObject version, string path)
    {
        var columns = (version["additionalPrinterColumns"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        for (var index = 0; index < columns.Count; index++)
        {
            if (JsonPath.TryParse(Text(columns[index]["jsonPath"])) is null)
            {
                errors.Invalid($"{path}.additionalPrinterColumns[{index}].jsonPath", Text(columns[index]["jsonPath"]), "is not a path that can be read");
            }
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value ? value.ToString() : "";
}
