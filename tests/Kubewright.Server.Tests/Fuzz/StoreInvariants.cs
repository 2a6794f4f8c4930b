namespace Kubewright.Server.Tests;

using Kubewright.Runtime;

/// <summary>What holds of a cluster whatever was done to it.</summary>
internal static class StoreInvariants
{
    /// <summary>Every object is listed, can be read again as it was written, and is there once.</summary>
    public static async Task CheckAsync(ServedCluster served)
    {
        var snapshot = served.Cluster.Snapshot;
        var uids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in KindInfo.All.Select(static kind => kind.Names))
        {
            foreach (var obj in snapshot.All(kind.Kind))
            {
                Assert.Equal(kind.Kind, obj.Kind);
                Assert.True(uids.Add(obj.Metadata.Uid!), $"{obj.Kind} {obj.Metadata.Name} has the uid of another");
                Assert.Equal(kind.IsNamespaced, obj.Metadata.Namespace is not null);
                Assert.InRange(long.Parse(obj.Metadata.ResourceVersion!, System.Globalization.CultureInfo.InvariantCulture), 1, snapshot.Version);
                Assert.Same(obj, snapshot.Find(ObjectKey.Of(obj)));

                var path = kind.Group.Length == 0 ? $"/api/{kind.Version}" : $"/apis/{kind.Group}/{kind.Version}";
                var (code, live) = await served.SendAsync(HttpMethod.Get, $"{path}{(kind.IsNamespaced ? $"/namespaces/{obj.Metadata.Namespace}" : "")}/{kind.Plural}/{obj.Metadata.Name}");
                if (code == 404 && served.Cluster.Snapshot.Find(ObjectKey.Of(obj))?.Metadata.Uid != obj.Metadata.Uid)
                {
                    // The cluster runs on, and has deleted it meanwhile.
                    continue;
                }

                Assert.Equal(200, code);
                var findings = new List<ReadFinding>();
                Assert.NotNull(Manifest.ReadJson(System.Text.Encoding.UTF8.GetBytes(live!.ToJsonString()), findings));
                Assert.Empty(findings);
            }
        }
    }
}
