using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4016.</summary>
internal static class GraceTooShortForStoreCases
{
    private const string Id = "KW4016";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "just-below")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(pod: "terminationGracePeriodSeconds: [|59|]"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(set: "TerminationGracePeriodSeconds = [|59|],"), "postgres:17"),
            Findings = [Found(59, "PostgreSQL", 60)],
        },
        new(Id, "as-long-as-needed")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(pod: "terminationGracePeriodSeconds: 60"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(set: "TerminationGracePeriodSeconds = 60,"), "postgres:17"),
        },
        new(Id, "cassandra")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(pod: "terminationGracePeriodSeconds: [|60|]"), "docker.io/library/cassandra:5"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(set: "TerminationGracePeriodSeconds = [|60|],"), "docker.io/library/cassandra:5"),
            Findings = [Found(60, "Cassandra", 120)],
        },
        new(Id, "default")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  selector: { matchLabels: { app: db } }
                  template:
                    metadata: { labels: { app: db } }
                    spec: { containers: [{ name: db, image: postgres:17 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new([|"web"|])
                    {
                        Selector = ("app", "db"),
                        Containers = [new("db", "postgres:17")],
                    };
                }
                """,
            Findings = [Found(30, "PostgreSQL", 60)],
        },
        new(Id, "no-store")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "store-that-stops-fast")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(), "redis:8"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(), "redis:8"),
        },
        new(Id, "zero-is-another-rule")
        {
            Yaml = ContainerText.WithImage(CaseText.Yaml(pod: "terminationGracePeriodSeconds: 0"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(set: "TerminationGracePeriodSeconds = 0,"), "postgres:17"),
        },
        new(Id, "grace-period-unknown")
        {
            Tree = ContainerText.WithImage(CaseText.Yaml(pod: "terminationGracePeriodSeconds: $unknown"), "postgres:17"),
            CSharp = ContainerText.WithImage(CaseText.CSharp(set: "TerminationGracePeriodSeconds = Environment.ProcessorCount,"), "postgres:17"),
        },
    ];

    private static ExpectedFinding Found(int grace, string product, int needed) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.terminationGracePeriodSeconds",
        $"StatefulSet 'web' gives its pods {grace} seconds to stop, and {product} usually needs {needed} or more to stop cleanly: killed earlier, it has to recover at the next start. "
        + $"Set terminationGracePeriodSeconds to {needed} or more.");
}
