using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Renders objects as JSON. An object is immutable, so it is rendered once and its bytes are shared by all responses.</summary>
internal sealed class ObjectRenderer
{
    private readonly ConditionalWeakTable<IKubernetesObject, byte[]> _json = [];

    /// <summary>The object as JSON in UTF-8, in the version that is asked for.</summary>
    public byte[] Json(IKubernetesObject obj, ResourceKind kind) => obj.ApiVersion == kind.ApiVersion
        ? Json(obj)
        : Encoding.UTF8.GetBytes(ObjectViews.View((JsonObject)JsonNode.Parse(Json(obj))!, kind.ApiVersion).ToJsonString());

    /// <summary>The object as JSON in UTF-8, in the version that is kept.</summary>
    private byte[] Json(IKubernetesObject obj) => _json.GetValue(obj, static value =>
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        value.Write(new JsonManifestWriter(buffer, escapesMarkup: true));
        return buffer.WrittenSpan.ToArray();
    });

    /// <summary>The list <c>{"kind":"PodList",…,"items":[…]}</c>.</summary>
    /// <param name="kind">The kind of the items and the version they are asked in.</param>
    /// <param name="version">The resource version of the list.</param>
    /// <param name="next">How to ask for the rest; null when there is none.</param>
    /// <param name="remaining">How many items remain; null when that is not known.</param>
    /// <param name="items">The objects.</param>
    public RenderedList List(ResourceKind kind, string version, string? next, long? remaining, IEnumerable<IKubernetesObject> items) => new(
        Encoding.UTF8.GetBytes($"{{\"kind\":\"{kind.Kind}List\",\"apiVersion\":\"{kind.ApiVersion}\",\"metadata\":{ListMeta(version, next, remaining)},\"items\":["),
        [.. items.Select(item => Json(item, kind))]);

    /// <summary>The metadata of a list as JSON.</summary>
    public static string ListMeta(string version, string? next, long? remaining) =>
        $"{{\"resourceVersion\":\"{version}\"{(next is null ? "" : $",\"continue\":\"{next}\"")}{(remaining is null ? "" : $",\"remainingItemCount\":{remaining}")}}}";
}
