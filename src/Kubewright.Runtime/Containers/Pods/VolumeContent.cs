using System.Text;

namespace Kubewright.Runtime;

/// <summary>Computes the files of volumes that come from objects: <c>configMap</c>, <c>secret</c>, <c>downwardAPI</c>, <c>projected</c>.</summary>
internal static class VolumeContent
{
    /// <summary>The files of a volume; null when its files do not come from objects.</summary>
    public static IReadOnlyList<ContentFile>? Of(Volume volume, Pod pod, ClusterSnapshot snapshot)
    {
        var space = ObjectKey.Of(pod).Namespace;
        return volume switch
        {
            { ConfigMap: { } map } => [.. Map(map.Name?.Name, map.Items, map.DefaultMode, space, snapshot)],
            { Secret: { } secret } => [.. Secret(secret.SecretName?.Name, secret.Items, secret.DefaultMode, space, snapshot)],
            { DownwardAPI: { } api } => [.. Fields(api.Items, api.DefaultMode, pod, snapshot)],
            { Projected: { } projected } => [.. (projected.Sources ?? []).SelectMany(source => Projected(source, projected.DefaultMode, pod, snapshot))],
            _ => null,
        };
    }

    private static IEnumerable<ContentFile> Projected(VolumeProjection source, int? mode, Pod pod, ClusterSnapshot snapshot)
    {
        var space = ObjectKey.Of(pod).Namespace;
        return source switch
        {
            { ConfigMap: { } map } => Map(map.Name?.Name, map.Items, mode, space, snapshot),
            { Secret: { } secret } => Secret(secret.Name?.Name, secret.Items, mode, space, snapshot),
            { DownwardAPI: { } api } => Fields(api.Items, mode, pod, snapshot),
            { ServiceAccountToken: { } token } => [new ContentFile(token.Path, mode ?? FileModes.File, Encoding.UTF8.GetBytes($"simulated-token-of-{pod.Metadata.Name}"))],
            _ => [],
        };
    }

    private static IEnumerable<ContentFile> Map(string? name, ValueList<KeyToPath>? items, int? mode, string space, ClusterSnapshot snapshot) =>
        name is null ? [] : Pick(ObjectData.Of(snapshot.Find<ConfigMap>(space, name)), items, mode);

    private static IEnumerable<ContentFile> Secret(string? name, ValueList<KeyToPath>? items, int? mode, string space, ClusterSnapshot snapshot) =>
        name is null ? [] : Pick(ObjectData.Of(snapshot.Find<Secret>(space, name)), items, mode);

    private static IEnumerable<ContentFile> Pick(IReadOnlyList<(string Key, byte[] Content)> data, ValueList<KeyToPath>? items, int? mode) =>
        items is null or { Count: 0 }
            ? data.Select(item => new ContentFile(item.Key, mode ?? FileModes.File, item.Content))
            : from item in items
              join entry in data on item.Key equals entry.Key
              select new ContentFile(item.Path, item.Mode ?? mode ?? FileModes.File, entry.Content);

    private static IEnumerable<ContentFile> Fields(ValueList<DownwardAPIVolumeFile>? items, int? mode, Pod pod, ClusterSnapshot snapshot) =>
        (items ?? []).Select(item => new ContentFile(
            item.Path,
            item.Mode ?? mode ?? FileModes.File,
            Encoding.UTF8.GetBytes((item switch
            {
                { FieldRef: { } field } => PodFields.Field(pod, field.FieldPath),
                { ResourceFieldRef: { } resource } => PodFields.Resource(pod, null, resource, snapshot.Find<Node>(pod.Spec?.NodeName?.Name ?? "")),
                _ => null,
            }) ?? "")));
}
