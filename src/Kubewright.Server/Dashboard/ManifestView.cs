using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>An object as one would write it, with what the rules find in it, for the page.</summary>
internal static class ManifestView
{
    /// <summary>With more objects than these the rules look at one alone, and call nothing missing.</summary>
    private const int MostNeighbors = 500;

    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>What controllers make; nobody writes it into a manifest.</summary>
    private static readonly ImmutableHashSet<string> Made =
        ["Pod", "Event", "ControllerRevision", "Endpoints", "EndpointSlice", "Lease", "Node", "Secret"];

    /// <summary><c>{"yaml":…,"findings":[{"id":…,"name":…,"severity":"warning","message":…,"line":3}]}</c>, in order of lines.</summary>
    public static ReadOnlyMemory<byte> Write(IKubernetesObject obj, ClusterSnapshot snapshot)
    {
        var yaml = AsWritten(obj).ToYaml();
        var neighbors = Neighbors(obj, snapshot);
        var isOpen = neighbors.Count > MostNeighbors;
        var findings = ManifestChecker.Check(
            [Manifest.Parse(yaml, "-")],
            [],
            options: null,
            isOpen,
            neighbors: new ManifestSet((isOpen ? [] : neighbors).Select(static neighbor => new ManifestObject(neighbor.ToNode())), isOpen));

        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("yaml", yaml);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id);
            json.WriteString("name", finding.Name);
            json.WriteString("severity", finding.SeverityText);
            json.WriteString("message", finding.Message);
            json.WriteNumber("line", finding.Location?.Line ?? 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Without what the server keeps about it.</summary>
    private static IKubernetesObject AsWritten(IKubernetesObject obj) => obj.WithStatusOf(null).WithMetadata(new ObjectMeta
    {
        Name = obj.Metadata.Name,
        Namespace = obj.Metadata.Namespace,
        Labels = obj.Metadata.Labels,
        Annotations = obj.Metadata.Annotations is { } annotations && annotations.ContainsKey(LastApplied)
            ? annotations.Count == 1 ? null : [.. annotations.Where(static item => item.Key != LastApplied)]
            : obj.Metadata.Annotations,
    });

    /// <summary>The other objects that somebody wrote; one more than enough.</summary>
    private static List<IKubernetesObject> Neighbors(IKubernetesObject obj, ClusterSnapshot snapshot) =>
    [
        .. snapshot.Kinds
            .Where(static kind => !Made.Contains(kind))
            .SelectMany(kind => snapshot.All(kind))
            .Where(other => !ReferenceEquals(other, obj))
            .Take(MostNeighbors + 1),
    ];
}
