using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7012.</summary>
internal static class ServiceAccountTokenCases
{
    private const string Id = "KW7012";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "nothing-said")
        {
            Yaml = CaseText.AtName(CaseText.Yaml()),
            CSharp = CaseText.AtName(CaseText.CSharp()),
            Findings = [Found()],
        },
        new(Id, "true-with-the-default-account")
        {
            Yaml = CaseText.Yaml(pod: "automountServiceAccountToken: [|true|]"),
            CSharp = CaseText.CSharp(set: "AutomountServiceAccountToken = [|true|],"),
            Findings = [Found()],
        },
        new(Id, "account-that-mounts")
        {
            Yaml = """
                apiVersion: v1
                kind: ServiceAccount
                metadata: { name: db }
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: { name: [|web|] }
                spec:
                  selector: { matchLabels: { app: nginx } }
                  template:
                    metadata: { labels: { app: nginx } }
                    spec: { serviceAccountName: db, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.AtName(CaseText.CSharp(set: "ServiceAccountName = Account,", members: """
                public static ServiceAccount Account => new("db");

                """)),
            Findings = [Found("db")],
        },
        new(Id, "account-that-refuses")
        {
            Yaml = """
                apiVersion: v1
                kind: ServiceAccount
                metadata: { name: db }
                automountServiceAccountToken: false
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
                public static ServiceAccount Account => new("db") { AutomountServiceAccountToken = false };

                """),
        },
        new(Id, "account-of-another-project")
        {
            Yaml = CaseText.Yaml(pod: "serviceAccountName: db"),
            CSharp = CaseText.CSharp(set: """ServiceAccountName = "db","""),
        },
        new(Id, "wanted-with-an-account-of-its-own")
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
                    spec: { serviceAccountName: db, automountServiceAccountToken: true, containers: [{ name: nginx, image: nginx:1.27 }] }
                """,
            CSharp = CaseText.CSharp(set: """
                ServiceAccountName = Account,
                AutomountServiceAccountToken = true,
                """, members: """
                public static ServiceAccount Account => new("db");

                """),
        },
        new(Id, "false")
        {
            Yaml = CaseText.Yaml(pod: "automountServiceAccountToken: false"),
            CSharp = CaseText.CSharp(set: "AutomountServiceAccountToken = false,"),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "automountServiceAccountToken: $unknown"),
            CSharp = CaseText.CSharp(set: "AutomountServiceAccountToken = Environment.Is64BitProcess,"),
        },
        new(Id, "account-unknown")
        {
            Tree = CaseText.Yaml(pod: "serviceAccountName: $unknown"),
        },
    ];

    private static ExpectedFinding Found(string account = "default") => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.automountServiceAccountToken",
        $"StatefulSet 'web' puts the token of the service account '{account}' into every container: an intruder calls the API server with it, and most stores never need it. "
        + "Set automountServiceAccountToken to false, or name an account of its own and set it to true when the pods call the API server.");
}
