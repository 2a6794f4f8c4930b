using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9010.</summary>
internal static class ConfigReferenceMissingCases
{
    private const string Id = "KW9010";
    private const string Settings = "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { mode: fast }";
    private const string SettingsMember = """public static ConfigMap Settings => new("settings") { Data = [("mode", "fast")] };""";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "map-missing")
        {
            Yaml = CaseText.Yaml(container: "envFrom: [{ configMapRef: { name: [|setings|] } }]") + Settings,
            CSharp = CaseText.CSharp(container: """EnvFrom = [new() { ConfigMapRef = new([|"setings"|]) }],""", members: SettingsMember),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].envFrom[0].configMapRef.name",
                    "StatefulSet 'web' uses the ConfigMap 'setings', but none of that name is among the manifests (the closest is 'settings'): containers that need it will not start. Write 'settings', or add it."),
            ],
        },
        new(Id, "key-missing")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: MODE, valueFrom: { configMapKeyRef: { name: settings, key: [|mod|] } } }]") + Settings,
            CSharp = CaseText.CSharp(container: """Env = [new("MODE") { ValueFrom = new() { ConfigMapKeyRef = new("settings", [|"mod"|]) } }],""", members: SettingsMember),
            Findings =
            [
                new(Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key",
                    "StatefulSet 'web' uses the key 'mod' of the ConfigMap 'settings', which has no such key (the closest is 'mode'): containers that need it will not start. Write 'mode', or add it."),
            ],
        },
        new(Id, "secrets-of-every-place")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: a, secret: { secretName: [|certs|] } }, { name: b, projected: { sources: [{ secret: { name: [|token|] } }] } }]\nimagePullSecrets: [{ name: [|pull|] }, { name: pull }]"),
            NotInCSharp = "Shown by the other cases.",
            Findings =
            [
                Secret("certs", "volumes[0].secret.secretName"),
                Secret("token", "volumes[1].projected.sources[0].secret.name"),
                Secret("pull", "imagePullSecrets[0].name"),
            ],
        },
        new(Id, "there-optional-or-external")
        {
            Yaml = CaseText.Yaml(
                pod: "volumes: [{ name: a, configMap: { name: settings, items: [{ key: mode, path: m }] } }, { name: b, secret: { secretName: s, optional: true } }]",
                container: "env: [{ name: MODE, valueFrom: { configMapKeyRef: { name: settings, key: mode } } }, { name: P, valueFrom: { secretKeyRef: { name: db, key: p } } }]") + Settings,
            CSharp = CaseText.CSharp(container: """Env = [new("MODE") { ValueFrom = new() { ConfigMapKeyRef = new("settings", "mode") } }, new("P") { ValueFrom = new() { SecretKeyRef = new("db", "p") } }],""", members: SettingsMember),
            Settings = [(RuleSetting.Externals, "Secret/db")],
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(container: "envFrom: [{ configMapRef: { name: $unknown } }, { configMapRef: { name: other } }]\nenv: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: $unknown } } }, { name: B, valueFrom: { secretKeyRef: { name: x, key: y, optional: $unknown } } }]")
                + "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: $unknown }",
        },
        new(Id, "keys-unknown")
        {
            Tree = CaseText.Yaml(container: "env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: mod } } }]")
                + "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { $more: x }",
        },
    ];

    private static ExpectedFinding Secret(string name, string path) => new(Id, "StatefulSet/web", "spec.template.spec." + path,
        $"StatefulSet 'web' uses the Secret '{name}', but none of that name is among the manifests: containers that need it will not start. "
        + "Add it, mark the reference optional, or declare the object external when another project owns it.", HasFix: false);
}
