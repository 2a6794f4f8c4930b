using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9019.</summary>
internal static class EnvSourceInvalidCases
{
    private const string Id = "KW9019";
    private const string Fields =
        "The fields are metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP, status.podIPs, metadata.labels['key'] and metadata.annotations['key'].";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "value-and-source")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: A, value: [|x|], valueFrom: { fieldRef: { fieldPath: metadata.name } } }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("A") { Value = [|"x"|], ValueFrom = new() { FieldRef = new("metadata.name") } }],"""),
            Findings = [Found("value", "has both value and valueFrom", "Keep one of them.", true)],
        },
        new(Id, "two-sources")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: A, valueFrom: [|{ fieldRef: { fieldPath: metadata.name }, secretKeyRef: { name: s, key: k } }|] }]"),
            NotInCSharp = "Shown by the other cases.",
            Findings = [Found("valueFrom", "takes its value from fieldRef and secretKeyRef at once", "Keep one of them.", false)],
        },
        new(Id, "no-source")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: A, valueFrom: [|{}|] }]"),
            Findings = [Found("valueFrom", "has a valueFrom that names no source", "Name one of configMapKeyRef, fieldRef, fileKeyRef, resourceFieldRef, secretKeyRef.", false)],
        },
        new(Id, "field-misspelt")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: A, valueFrom: { fieldRef: { fieldPath: [|status.podIp|] } } }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("A") { ValueFrom = new() { FieldRef = new([|"status.podIp"|]) } }],"""),
            Findings = [Found("valueFrom.fieldRef.fieldPath", "reads the pod's field 'status.podIp', which is none that a variable can read", "Write status.podIP.", true)],
        },
        new(Id, "field-of-no-pod")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: A, valueFrom: { fieldRef: { fieldPath: [|spec.tolerations|] } } }]"),
            Findings = [Found("valueFrom.fieldRef.fieldPath", "reads the pod's field 'spec.tolerations', which is none that a variable can read", Fields, false)],
        },
        new(Id, "key-no-map-can-have")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: A, valueFrom: { configMapKeyRef: { name: s, key: [|a/b|] } } }]"),
            Findings = [Found("valueFrom.configMapKeyRef.key", "reads the key 'a/b', which no ConfigMap or Secret can have: '/' is not allowed; letters, digits, '-', '_' and '.' are", "Write the key as it is there.", false)],
        },
        new(Id, "good")
        {
            Yaml = CaseText.Yaml(container: "env: [{ name: A, value: '', valueFrom: { fieldRef: { fieldPath: \"metadata.labels['a/b']\" } } }, { name: B, valueFrom: { resourceFieldRef: { resource: limits.cpu } } }]"),
            CSharp = CaseText.CSharp(container: """Env = [new("A") { ValueFrom = new() { FieldRef = new("spec.nodeName") } }],"""),
        },
        new(Id, "unknown") { Tree = CaseText.Yaml(container: "env: [{ name: A, value: $unknown, valueFrom: { $more: x } }, { name: B, valueFrom: $unknown }, { name: C, valueFrom: { fieldRef: { fieldPath: $unknown } } }]") },
    ];

    private static ExpectedFinding Found(string path, string fact, string cure, bool hasFix) => new(
        Id, "StatefulSet/web", "spec.template.spec.containers[0].env[0]." + path, $"StatefulSet 'web': the variable A of container 'nginx' {fact}. The API server refuses the pod. {cure}", hasFix);
}
