using System.Text;

namespace Kubewright.Rules.Tests;

/// <summary>What the rules cost grows with the number of objects, not with its square. Memory stands for work: unlike time it can be counted.</summary>
public sealed class RuleCostTests
{
    [Fact]
    public void Run_FourTimesAsManyObjects_AllocatesFourTimesAsMuch()
    {
        var options = RuleOptions.Default with { Preset = RulePreset.All };
        Allocated(10, options);

        var (few, many) = (Allocated(50, options), Allocated(200, options));

        Assert.InRange(many, few, few * 5);
    }

    /// <summary>The bytes that checking a project of that many sets allocates; all share a label, as the members of a project do.</summary>
    private static long Allocated(int sets, RuleOptions options)
    {
        var yaml = new StringBuilder();
        for (var i = 0; i < sets; i++)
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: db-{{i}} }
                spec: { clusterIP: None, selector: { part-of: shop, app: db-{{i}} }, ports: [{ name: sql, port: 5432 }] }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: db-{{i}} }
                spec:
                  serviceName: db-{{i}}
                  replicas: 3
                  selector: { matchLabels: { part-of: shop, app: db-{{i}} } }
                  template:
                    metadata: { labels: { part-of: shop, app: db-{{i}} } }
                    spec:
                      containers:
                      - name: db
                        image: postgres:17.2
                        env: [{ name: PEERS, value: "db-{{i}}-0.db-{{i}}" }]
                        ports: [{ name: sql, containerPort: 5432 }]
                        volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
                  volumeClaimTemplates:
                  - metadata: { name: data }
                    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }

                """);
        }

        var manifests = Trees.Yaml(yaml.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        RuleHost.Run(manifests, options, TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
