using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW9002.</summary>
internal static class WrongTypeCases
{
    private const string Id = "KW9002";
    private const string Compiler = "The compiler checks the types.";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        .. Wrong("quoted-number", "replicas: [|\"3\"|]", "replicas", "\"3\" is a string, a whole number is wanted; remove the quotes"),
        .. Wrong("word-for-number", "replicas: [|three|]", "replicas", "\"three\" is a string, a whole number is wanted"),
        .. Wrong("fraction", "replicas: [|2.5|]", "replicas", "2.5 is a number, a whole number is wanted"),
        .. Wrong("just-too-large", "replicas: [|2147483648|]", "replicas", "2147483648 does not fit; the field holds whole numbers from -2147483648 to 2147483647"),
        .. Wrong("number-for-text", "podManagementPolicy: [|1|]", "podManagementPolicy", "1 is a number, a string is wanted; quote it"),
        .. Wrong("boolean-for-text", "podManagementPolicy: [|on|]", "podManagementPolicy", "true is a boolean, a string is wanted; quote it"),
        .. Wrong("list-for-map", "updateStrategy: [|[]|]", "updateStrategy", "this is a list, a map is wanted"),
        .. Wrong("map-for-list", "volumeClaimTemplates: [|{}|]", "volumeClaimTemplates", "this is a map, a list is wanted"),
        .. Wrong("boolean-for-int-or-string", "updateStrategy: { rollingUpdate: { maxUnavailable: [|true|] } }", "updateStrategy.rollingUpdate.maxUnavailable", "true is a boolean, a whole number or a string is wanted; quote it"),
        .. Wrong("text-for-boolean", "template: { spec: { hostNetwork: [|'true'|], containers: [] } }", "template.spec.hostNetwork", "\"true\" is a string, true or false is wanted; remove the quotes"),
        .. Wrong("no-quantity", "volumeClaimTemplates: [{ spec: { resources: { requests: { storage: [|1Gx|] } } } }]", "volumeClaimTemplates[0].spec.resources.requests.storage", "'1Gx' is no quantity; write for example 500m or 1Gi"),
        .. Wrong("no-quantity-at-all", "volumeClaimTemplates: [{ spec: { resources: { requests: { storage: [|[]|] } } } }]", "volumeClaimTemplates[0].spec.resources.requests.storage", "this is a list, a quantity is wanted; write for example 500m or 1Gi"),
        .. Wrong("no-moment", "volumeClaimTemplates: [{ metadata: { creationTimestamp: [|yesterday|] } }]", "volumeClaimTemplates[0].metadata.creationTimestamp", "'yesterday' is no point in time; write it like 2030-01-31T12:00:00Z"),
        .. Wrong("label-without-value", "selector: { matchLabels: { app: [|~|] } }", "selector.matchLabels.app", "this key has no value; write one (\"\" for an empty text) or remove the key"),
        .. Wrong("item-without-value", "volumeClaimTemplates: [[|~|]]", "volumeClaimTemplates[0]", "this item has no value; write one or remove the item"),
        new(Id, "no-base64")
        {
            Yaml = "apiVersion: v1\nkind: Secret\nmetadata: { name: keys }\ndata: { key: [|in the clear|] }",
            CSharp = "[Manifests] public static class Keys { public static Secret Set => new(\"keys\") { Data = [(\"key\", [|\"in the clear\"|])] }; }",
            Findings = [new(Id, "Secret/keys", "data.key", $"data.key: {NoBase64}", HasFix: false)],
        },
        .. NotBase64("one-character", "a"),
        .. NotBase64("no-padding", "YQ"),
        .. NotBase64("half-the-padding", "YQ="),
        .. NotBase64("padding-alone", "===="),
        .. NotBase64("padding-inside", "YQ==YQ=="),
        .. NotBase64("alphabet-of-urls", "_-8="),
        new(Id, "base64")
        {
            Yaml = """
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: keys }
                binaryData:
                  empty: ""
                  one: YQ==
                  two: +/8=
                  three: YWJj
                  lines: |
                    YWJj
                    YWI=
                """,
            CSharp = """[Manifests] public static class Keys { public static Secret Set => new("keys") { Data = [("key", "aW4gdGhlIGNsZWFy")] }; }""",
        },
        new(Id, "right-types")
        {
            Yaml = CaseText.Yaml(
                spec: "replicas: 2147483647\nordinals: null\nupdateStrategy: { rollingUpdate: { maxUnavailable: '50%' } }",
                container: "resources: { requests: { cpu: 1, memory: 1.5Gi } }\nargs: ['1', 'true']"),
            CSharp = CaseText.CSharp(set: "Replicas = 2147483647,"),
        },
        new(Id, "kind-without-schema") { Yaml = "apiVersion: example.com/v1\nkind: Gadget\nmetadata: { name: 5 }" },
        new(Id, "unknown") { Tree = CaseText.Yaml(spec: "replicas: $unknown\nvolumeClaimTemplates: [$more]") },
    ];

    private const string NoBase64 = "this is no base64; encode the value, or write it as it is in stringData of a Secret, in data of a ConfigMap";

    private static IEnumerable<RuleCase> NotBase64(string name, string value)
    {
        yield return new(Id, "base64-" + name)
        {
            Yaml = $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: keys }}\nbinaryData: {{ key: [|'{value}'|] }}",
            Findings = [new(Id, "ConfigMap/keys", "binaryData.key", $"binaryData.key: {NoBase64}", HasFix: false)],
        };
    }

    private static IEnumerable<RuleCase> Wrong(string name, string spec, string path, string fact)
    {
        yield return new(Id, name)
        {
            Yaml = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec:\n  " + spec,
            NotInCSharp = Compiler,
            Findings = [new(Id, "StatefulSet/web", "spec." + path, $"spec.{path}: {fact}", HasFix: false)],
        };
    }
}
