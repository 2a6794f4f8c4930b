using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW1016.</summary>
internal static class NameFromGenerateNameCases
{
    private const string Id = "KW1016";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "generated")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { generateName: [|web-|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = """
                [Manifests]
                public static class Web
                {
                    public static StatefulSet Set => new(
                        new ObjectMeta { GenerateName = [|"web-"|] },
                        new StatefulSetSpec
                        {
                            Selector = ("app", "nginx"),
                            Template = new() { Metadata = new() { Labels = ("app", "nginx") }, Spec = new() { Containers = [new("nginx", "nginx:1.27")] } },
                        });
                }
                """,
            Findings =
            [
                new(Id, "StatefulSet/?", "metadata.generateName",
                    "This StatefulSet has no name but generateName 'web-': each create makes another set, with pods and claims of other names, "
                    + "and apply does not work at all. Write metadata.name, 'web' for example."),
            ],
        },
        new(Id, "nothing-left")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { generateName: [|"-"|] }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings =
            [
                new(Id, "StatefulSet/?", "metadata.generateName",
                    "This StatefulSet has no name but generateName '-': each create makes another set, with pods and claims of other names, and "
                    + "apply does not work at all. Write metadata.name.", HasFix: false),
            ],
        },
        new(Id, "named")
        {
            Yaml = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, generateName: web- }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(),
        },
        new(Id, "name-unknown")
        {
            Tree = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: $unknown, generateName: web- }
                spec:
                  serviceName: nginx
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];
}
