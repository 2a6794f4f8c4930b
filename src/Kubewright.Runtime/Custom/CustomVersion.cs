using System.Collections.Immutable;
using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>One version of a custom kind.</summary>
/// <param name="Names">How the API names it.</param>
/// <param name="IsServed">Whether requests can be made in it.</param>
/// <param name="Schema">The schema of its objects.</param>
/// <param name="Scale">Where the scale of an object is; null when it has none.</param>
/// <param name="Table">The columns of its tables.</param>
public sealed record CustomVersion(ResourceKind Names, bool IsServed, JsonElement Schema, CustomScale? Scale, IObjectTable Table)
{
    /// <summary>Whether the status is a subresource.</summary>
    public bool HasStatus => Names.HasStatus;

    /// <summary>What patching must know about its objects.</summary>
    public SchemaShape Shape => SchemaShape.Of(Schema, static _ => null);

    /// <summary>Reads a version of a definition that was admitted.</summary>
    internal static CustomVersion Read(JsonElement spec, JsonElement version)
    {
        var scale = version.At("subresources.scale");
        var names = new ResourceKind(spec.TextAt("group"), version.TextAt("name"), spec.TextAt("names.kind"), spec.TextAt("names.plural"))
        {
            IsNamespaced = spec.TextAt("scope") == "Namespaced",
            HasStatus = version.At("subresources.status").ValueKind == JsonValueKind.Object,
            CountsGenerations = true,
            ShortNames = [.. spec.ItemsAt("names.shortNames").Select(Json.Text)],
            Categories = [.. spec.ItemsAt("names.categories").Select(Json.Text)],
        };
        return new CustomVersion(
            names,
            version.TextAt("served") == "true",
            version.At("schema.openAPIV3Schema"),
            scale.ValueKind == JsonValueKind.Object
                ? new CustomScale(scale.TextAt("specReplicasPath"), scale.TextAt("statusReplicasPath"), scale.TextAt("labelSelectorPath"))
                : null,
            Columns(version));
    }

    /// <summary>NAME, then the columns that the definition asks for, or else AGE.</summary>
    private static JsonTable Columns(JsonElement version)
    {
        var asked = version.ItemsAt("additionalPrinterColumns").Select(static column => Column(column)).ToList();
        return new JsonTable(
        [
            new JsonColumn("NAME", static (obj, _) => obj.TextAt("metadata.name")),
            .. asked.Count > 0 ? asked : [new JsonColumn("AGE", static (obj, now) => AgeText.Since(obj.TimeAt("metadata.creationTimestamp"), now))],
        ]);
    }

    private static JsonColumn Column(JsonElement column)
    {
        var path = JsonPath.TryParse(column.TextAt("jsonPath"));
        var isDate = column.TextAt("type") == "date";
        return new JsonColumn(
            column.TextAt("name").ToUpperInvariant(),
            (obj, now) =>
            {
                var value = path is null ? default : path.Select(obj).FirstOrDefault();
                return isDate && value.ValueKind == JsonValueKind.String
                    ? AgeText.Since(value.TryGetDateTimeOffset(out var time) ? time : null, now)
                    : Json.Text(value);
            },
            column.NumberAt("priority") > 0);
    }
}
