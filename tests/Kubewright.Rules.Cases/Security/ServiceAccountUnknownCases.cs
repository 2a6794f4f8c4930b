using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7003.</summary>
internal static class ServiceAccountUnknownCases
{
    private const string Id = "KW7003";
    private const string Missing = "no ServiceAccount among the manifests has that name";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "missing")
        {
            Yaml = CaseText.Yaml(pod: "serviceAccountName: [|db|]"),
            CSharp = CaseText.CSharp(set: """ServiceAccountName = [|"db"|],"""),
            Findings = [Found(Missing)],
        },
        new(Id, "old-member")
        {
            Yaml = CaseText.Yaml(pod: "serviceAccount: [|db|]"),
            CSharp = CaseText.CSharp(set: """ServiceAccount = [|"db"|],"""),
            Findings = [Found(Missing, member: "serviceAccount")],
        },
        new(Id, "misspelt")
        {
            Yaml = """
                apiVersion: v1
                kind: ServiceAccount
                metadata: { name: web-db }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { serviceAccountName: [|wbe-db|], containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(set: """ServiceAccountName = [|"wbe-db"|],""", members: """
                public static ServiceAccount Account => new("web-db");

                """),
            Findings = [Found(Missing + " (the closest is 'web-db')", "wbe-db")],
        },
        new(Id, "other-namespace")
        {
            Yaml = """
                apiVersion: v1
                kind: ServiceAccount
                metadata: { name: db, namespace: net }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web, namespace: prod }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { serviceAccountName: [|db|], containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            Findings = [Found("the one of that name is in another namespace") with { ObjectKey = "StatefulSet/prod/web" }],
        },
        new(Id, "present")
        {
            Yaml = """
                apiVersion: v1
                kind: ServiceAccount
                metadata: { name: db }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { serviceAccountName: db, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(set: "ServiceAccountName = Account,", members: """
                public static ServiceAccount Account => new("db");

                """),
        },
        new(Id, "default")
        {
            Yaml = CaseText.Yaml(pod: "serviceAccountName: default"),
            CSharp = CaseText.CSharp(set: """ServiceAccountName = "default","""),
        },
        new(Id, "not-written")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "external")
        {
            CSharp = CaseText.CSharp(set: """ServiceAccountName = External<ServiceAccount>("db"),"""),
        },
        new(Id, "declared-external")
        {
            Yaml = CaseText.Yaml(pod: "serviceAccountName: db"),
            CSharp = CaseText.CSharp(set: """ServiceAccountName = "db","""),
            Settings = [(RuleSetting.Externals, "ServiceAccount/db")],
        },
        new(Id, "name-unknown")
        {
            Tree = CaseText.Yaml(pod: "serviceAccountName: $unknown"),
            CSharp = CaseText.CSharp(set: "ServiceAccountName = Environment.MachineName,"),
        },
        new(Id, "account-unknown")
        {
            Tree = """
                apiVersion: v1
                kind: ServiceAccount
                metadata: { name: $unknown }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: web }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { serviceAccountName: db, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
        },
    ];

    private static ExpectedFinding Found(string fact, string account = "db", string member = "serviceAccountName") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec." + member,
        $"StatefulSet 'web' runs its pods as the service account '{account}', but {fact}: as long as the account is missing, no pod can be created. "
        + "Add a ServiceAccount of that name, or declare it external when another project owns it.");
}
