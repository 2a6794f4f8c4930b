using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW8003.</summary>
internal static class JvmHeapOverLimitCases
{
    private const string Id = "KW8003";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "as-large-as-the-limit")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, [|"-Xmx1g"|]]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", [|"-Xmx1g"|]],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
            Findings = [Found("args[1]", "1 GiB", 100)],
        },
        new(Id, "environment")
        {
            Yaml = CaseText.Yaml(container: """
                env: [{ name: JAVA_TOOL_OPTIONS, value: [|"-Xms1g -Xmx1000m"|] }]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Env = [new("JAVA_TOOL_OPTIONS", [|"-Xms1g -Xmx1000m"|])],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
            Findings = [Found("env[0].value", "1000 MiB", 97)],
        },
        new(Id, "at-the-bound")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, [|"-Xmx966367642"|]]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", [|"-Xmx966367642"|]],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
            Findings = [Found("args[1]", "921.6 MiB", 90)],
        },
        new(Id, "just-below-the-bound")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, "-Xmx966367641"]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", "-Xmx966367641"],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
        },
        new(Id, "share-at-the-bound")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, [|"-XX:MaxRAMPercentage=90"|]]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", [|"-XX:MaxRAMPercentage=90"|]],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
            Findings = [Found("args[1]", "90 % of the memory", 90)],
        },
        new(Id, "share-below-the-bound")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, "-XX:MaxRAMPercentage=89.9"]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", "-XX:MaxRAMPercentage=89.9"],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
        },
        new(Id, "within-a-script")
        {
            Yaml = CaseText.Yaml(container: """
                command: [java, [|"exec java -Xmx256m -Xmx2G -jar web.jar"|]]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Command = ["java", [|"exec java -Xmx256m -Xmx2G -jar web.jar"|]],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
            Findings = [Found("command[1]", "2 GiB", 200)],
        },
        new(Id, "max-heap-size")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, [|"-XX:MaxHeapSize=1048576k"|]]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", [|"-XX:MaxHeapSize=1048576k"|]],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
            Findings = [Found("args[1]", "1 GiB", 100)],
        },
        new(Id, "size-counts-before-a-share")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, "-Xmx512m -XX:MaxRAMPercentage=95"]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", "-Xmx512m -XX:MaxRAMPercentage=95"],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
        },
        new(Id, "smallest-of-several-variables")
        {
            Yaml = CaseText.Yaml(container: """
                env: [{ name: JAVA_OPTS, value: "-Xmx2g" }, { name: HEAP_OPTS, value: "-Xmx512m" }]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Env = [new("JAVA_OPTS", "-Xmx2g"), new("HEAP_OPTS", "-Xmx512m")],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
        },
        new(Id, "three-quarters")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, "-Xmx768m"]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", "-Xmx768m"],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
        },
        new(Id, "other-option")
        {
            Yaml = CaseText.Yaml(container: """
                args: [java, "-Xmxample -XX:MaxRAM=2g"]
                resources: { limits: { memory: 1Gi } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", "-Xmxample -XX:MaxRAM=2g"],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
        },
        new(Id, "no-limit")
        {
            Yaml = CaseText.Yaml(container: "args: [java, -Xmx4g]"),
            CSharp = CaseText.CSharp(container: """Args = ["java", "-Xmx4g"],"""),
        },
        new(Id, "limit-unknown")
        {
            Tree = CaseText.Yaml(container: """
                args: [java, -Xmx4g]
                resources: { limits: { memory: $unknown } }
                """),
            CSharp = CaseText.CSharp(container: """
                Args = ["java", "-Xmx" + Environment.ProcessorCount + "g"],
                Resources = new() { Limits = [("memory", 1.Gi)] },
                """),
        },
        new(Id, "argument-unknown")
        {
            Tree = CaseText.Yaml(container: """
                args: [java, $unknown]
                resources: { limits: { memory: 1Gi } }
                """),
        },
    ];

    private static ExpectedFinding Found(string path, string heap, int percent, string limit = "1Gi") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0]." + path,
        $"StatefulSet 'web' gives the Java heap of container 'nginx' {heap}, {percent} % of the memory limit {limit}: "
        + "threads, code and buffers lie outside the heap, so the kernel kills the process when it is full. "
        + "Keep the heap at three quarters of the limit or less, or raise the limit.",
        HasFix: false);
}
