using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW7002.</summary>
internal static class SecretInEnvLiteralCases
{
    private const string Id = "KW7002";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "password")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: DB_PASSWORD, value: [|"hunter2"|] }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("DB_PASSWORD", [|"hunter2"|])],"""),
            Findings = [Found("DB_PASSWORD")],
        },
        new(Id, "in-one-word")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: PGPASSWORD, value: [|"hunter2"|] }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("PGPASSWORD", [|"hunter2"|])],"""),
            Findings = [Found("PGPASSWORD")],
        },
        new(Id, "camel-case")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: authToken, value: [|"abc123"|] }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("authToken", [|"abc123"|])],"""),
            Findings = [Found("authToken")],
        },
        new(Id, "key")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: API_KEY, value: [|"abc123"|] }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("API_KEY", [|"abc123"|])],"""),
            Findings = [Found("API_KEY")],
        },
        new(Id, "secret-access-key")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: AWS_SECRET_ACCESS_KEY, value: [|"abc123"|] }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("AWS_SECRET_ACCESS_KEY", [|"abc123"|])],"""),
            Findings = [Found("AWS_SECRET_ACCESS_KEY")],
        },
        new(Id, "lower-case")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: client-secret, value: [|"abc123"|] }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("client-secret", [|"abc123"|])],"""),
            Findings = [Found("client-secret")],
        },
        new(Id, "file-with-the-password")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: DB_PASSWORD_FILE, value: "/run/secrets/db" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("DB_PASSWORD_FILE", "/run/secrets/db")],"""),
        },
        new(Id, "path-as-the-value")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: TLS_KEY, value: "/tls/tls.key" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("TLS_KEY", "/tls/tls.key")],"""),
        },
        new(Id, "switch")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: ALLOW_EMPTY_PASSWORD, value: "yes" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("ALLOW_EMPTY_PASSWORD", "yes")],"""),
        },
        new(Id, "public-key")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: PUBLIC_KEY, value: "ssh-ed25519 AAAA" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("PUBLIC_KEY", "ssh-ed25519 AAAA")],"""),
        },
        new(Id, "partition-key")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: PARTITION_KEY, value: "user" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("PARTITION_KEY", "user")],"""),
        },
        new(Id, "url-of-a-token")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: TOKEN_URL, value: "https://example.com" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("TOKEN_URL", "https://example.com")],"""),
        },
        new(Id, "number-of-tokens")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: MAX_TOKENS, value: "4096" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("MAX_TOKENS", "4096")],"""),
        },
        new(Id, "other-variable")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: DB_PASSWORD, value: "$(PASSWORD)" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("DB_PASSWORD", "$(PASSWORD)")],"""),
        },
        new(Id, "empty")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: DB_PASSWORD, value: "" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("DB_PASSWORD", "")],"""),
        },
        new(Id, "monkey")
        {
            Yaml = CaseText.Yaml(container: """env: [{ name: MONKEY, value: "george" }]"""),
            CSharp = CaseText.CSharp(container: """Env = [new("MONKEY", "george")],"""),
        },
        new(Id, "from-a-secret")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("DB_PASSWORD") { ValueFrom = EnvVarSource.SecretKeyRef("db", "password") }],"""),
        },
        new(Id, "value-unknown")
        {
            Tree = CaseText.Yaml(container: "env: [{ name: DB_PASSWORD, value: $unknown }, { name: $unknown, value: x }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("DB_PASSWORD", Environment.GetEnvironmentVariable("DB_PASSWORD"))],"""),
        },
    ];

    private static ExpectedFinding Found(string name) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.containers[0].env[0].value",
        $"StatefulSet 'web' writes the value of '{name}' in container 'nginx' as plain text: whoever may read the set, its revisions or the repository knows the secret. "
        + "Keep it in a Secret, and read it by valueFrom.secretKeyRef.",
        HasFix: false);
}
