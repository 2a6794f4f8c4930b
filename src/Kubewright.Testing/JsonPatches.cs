using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kubewright.Testing;

/// <summary>Patches written as JSON, applied to typed objects.</summary>
internal static class JsonPatches
{
    /// <summary>Reads a patch.</summary>
    /// <exception cref="FormatException">It is no JSON object.</exception>
    public static JsonObject Parse(string patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        try
        {
            return JsonNode.Parse(patch) as JsonObject ?? throw new FormatException($"The patch has to be a JSON object: {patch}");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The patch is no JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The object after a strategic merge patch.</summary>
    public static T Strategic<T>(T obj, JsonObject patch)
        where T : class, IKubernetesObject
    {
        var result = StrategicMergePatch.Apply(Json(obj), patch, ApiSchemas.Shape(obj.ApiVersion, obj.Kind));
        return result.IsSuccess ? Typed<T>(result.Value) : throw new ClusterAssertionException($"The patch cannot be applied to {obj.Kind} {obj.Metadata.Name}: {result.Error.Message}");
    }

    /// <summary>The object after a JSON merge patch.</summary>
    public static T Merge<T>(T obj, JsonObject patch)
        where T : class, IKubernetesObject =>
        Typed<T>(JsonMergePatch.Apply(Json(obj), patch));

    private static JsonObject Json(IKubernetesObject obj) => (JsonObject)JsonNode.Parse(obj.ToJson())!;

    private static T Typed<T>(JsonObject json)
        where T : class, IKubernetesObject
    {
        var findings = new List<ReadFinding>();
        return Manifest.ReadJson(Encoding.UTF8.GetBytes(json.ToJsonString()), findings) is T typed && findings.Count == 0
            ? typed
            : throw new ClusterAssertionException($"The patch leaves no {typeof(T).Name}: {string.Join(' ', findings.Select(static finding => finding.Message))}");
    }
}
