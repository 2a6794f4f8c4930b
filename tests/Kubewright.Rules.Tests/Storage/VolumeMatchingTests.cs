using System.Globalization;
using Kubewright.Rules.Storage;

namespace Kubewright.Rules.Tests.Storage;

/// <summary>The matching of claims and volumes serves as many claims as can be served.</summary>
public sealed class VolumeMatchingTests
{
    private const int Rounds = 300;

    [Fact]
    public void Of_RandomClaimsAndVolumes_ServesAsManyAsAnExhaustiveSearch()
    {
        var random = new Random(20);
        for (var round = 0; round < Rounds; round++)
        {
            var manifests = Trees.Yaml(Manifests(random));
            var claims = ClaimIndex.Of(manifests).All;
            var volumes = StaticStorage.Of(manifests).Volumes;

            var supplies = VolumeMatching.Of(claims, volumes);

            var single = claims.SelectMany(static item => Enumerable.Range(0, (int)item.Ordinals!.Value.Count).Select(ordinal => (item, (long)ordinal))).ToList();
            Assert.Equal(Best(single, 0, volumes, new bool[volumes.Length]), supplies.Sum(static supply => supply.Served));
            Assert.All(supplies, static supply => Assert.Equal(supply.Served < supply.Wanted, supply.FirstPending is not null));
        }
    }

    [Fact]
    public void Of_VolumesKeptForSomeOrdinals_NamesTheFirstOtherOne()
    {
        var manifests = Trees.Yaml(Set(5, 1, null) + Volume(0, 1, null, "data0-web-0") + Volume(1, 1, null, "data0-web-2") + Volume(2, 1, null, null));

        var supply = Assert.Single(VolumeMatching.Of(ClaimIndex.Of(manifests).All, StaticStorage.Of(manifests).Volumes));

        Assert.Equal((3L, 3L), (supply.Served, supply.FirstPending));
    }

    /// <summary>Tries every volume, and none, for each claim in turn.</summary>
    private static int Best(List<(TemplateClaims Claims, long Ordinal)> claims, int next, IReadOnlyList<StaticVolume> volumes, bool[] taken)
    {
        if (next == claims.Count)
        {
            return 0;
        }

        var best = Best(claims, next + 1, volumes, taken);
        for (var i = 0; i < volumes.Count; i++)
        {
            var (item, ordinal) = claims[next];
            var fits = volumes[i].IsReserved == true ? volumes[i].ReservedOrdinal(item) == ordinal && volumes[i].MayFitReserved(item) : volumes[i].MayFit(item);
            if (fits && !taken[i])
            {
                taken[i] = true;
                best = Math.Max(best, 1 + Best(claims, next + 1, volumes, taken));
                taken[i] = false;
            }
        }

        return best;
    }

    private static string Manifests(Random random)
    {
        var replicas = random.Next(1, 4);
        var templates = random.Next(1, 3);
        var volumes = random.Next(6);
        var text = Set(replicas, templates, random);
        for (var i = 0; i < volumes; i++)
        {
            text += Volume(i, random.Next(1, 4), random.Next(3) == 0 ? null : random.Next(2) == 0 ? "ssd" : "hdd", random.Next(3) == 0 ? $"data{random.Next(templates)}-web-{random.Next(4)}" : null);
        }

        return text;
    }

    private static string Set(int replicas, int templates, Random? random)
    {
        var claims = Enumerable.Range(0, templates).Select(i =>
        {
            var selector = random?.Next(3) == 0 ? "selector: { matchLabels: { disk: ssd } }, " : "";
            return $$"""
                    - metadata: { name: data{{Text(i)}} }
                      spec: { storageClassName: "", {{selector}}accessModes: [ReadWriteOnce], resources: { requests: { storage: {{Text(random?.Next(1, 4) ?? 1)}}Gi } } }

                """;
        });
        return $$"""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web }
            spec:
              replicas: {{Text(replicas)}}
              selector: { matchLabels: { app: web } }
              template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: nginx:1.27 }] } }
              volumeClaimTemplates:
            {{string.Concat(claims)}}
            """;
    }

    private static string Volume(int number, int size, string? disk, string? claim) => $$"""

        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata: { name: pv-{{Text(number)}}, labels: { disk: {{disk ?? "none"}} } }
        spec: { capacity: { storage: {{Text(size)}}Gi }, accessModes: [ReadWriteOnce], {{(claim is null ? "" : $"claimRef: {{ namespace: default, name: {claim} }}, ")}}nfs: { server: nfs, path: /x } }
        """;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
