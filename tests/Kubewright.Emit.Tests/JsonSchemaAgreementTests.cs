using Kubewright.Validation;

namespace Kubewright.Emit.Tests;

/// <summary>What the JSON Schema files say in their own language, the rules find; a second implementation is the witness. It takes 2147483648 for an int32, which is a case of the rule.</summary>
public sealed class JsonSchemaAgreementTests
{
    private const string Set = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec: { selector: {}, serviceName: nginx, template: {}, ";
    private const string Map = "apiVersion: v1\nkind: ConfigMap\n";

    [Theory]
    [InlineData(Set + "replicas: 3 }")]
    [InlineData(Set + "replicas: 3.5 }")]
    [InlineData(Set + "replicas: '3' }")]
    [InlineData(Set + "replicas: true }")]
    [InlineData(Set + "replicas: 2147483647 }")]
    [InlineData(Set + "replicas: -2147483648 }")]
    [InlineData(Set + "replicas: -2147483649 }")]
    [InlineData(Set + "replicas: null }")]
    [InlineData(Set + "volumeClaimTemplates: [] }")]
    [InlineData(Set + "volumeClaimTemplates: {} }")]
    [InlineData(Set + "updateStrategy: [] }")]
    [InlineData(Set + "updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } }")]
    [InlineData(Set + "updateStrategy: { rollingUpdate: { maxUnavailable: 50% } } }")]
    [InlineData(Set + "updateStrategy: { rollingUpdate: { maxUnavailable: 1.5 } } }")]
    [InlineData(Set + "updateStrategy: { rollingUpdate: { maxUnavailable: [] } } }")]
    [InlineData(Set + "volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 1 } } } }] }")]
    [InlineData(Set + "volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 1Gi } } } }] }")]
    [InlineData(Set + "volumeClaimTemplates: [{ spec: { resources: { requests: { storage: true } } } }] }")]
    [InlineData("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec: { selector: {}, replicas: 1 }")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ image: web }] }")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, ports: [{}] }] }")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, ports: [{ containerPort: '80' }, { containerPort: 81 }] }] }")]
    [InlineData(Map + "metadata: { name: web, labels: { a.b/c: 1 } }")]
    [InlineData(Map + "metadata: { name: web, labels: { a.b/c: one } }")]
    [InlineData(Map + "metadata: { name: web, labels: [] }")]
    [InlineData(Map + "metadata: { name: web, generation: 9223372036854775807 }")]
    [InlineData(Map + "metadata: { name: web, creationTimestamp: '2026-01-01T00:00:00Z' }")]
    [InlineData(Map + "metadata: { name: web, creationTimestamp: yesterday }")]
    [InlineData(Map + "immutable: true")]
    [InlineData(Map + "immutable: 'true'")]
    [InlineData(Map + "data: { a: b }")]
    [InlineData(Map + "data: { a: 1 }")]
    [InlineData(Map + "data: []")]
    [InlineData(Map + "binaryData: { a: '' }")]
    [InlineData(Map + "binaryData: { a: YQ== }")]
    [InlineData(Map + "binaryData: { a: YQ }")]
    [InlineData(Map + "binaryData: { a: in the clear }")]
    [InlineData(Map + "binaryData: { a: _-8= }")]
    [InlineData("apiVersion: example.com/v1\nkind: Widget\nspec: 5")]
    public void Check_ValuesOfAllSorts_AreRefusedWhereTheSchemaRefusesThem(string yaml)
    {
        var text = Manifest.Parse(yaml, "web.yaml");

        var found = ManifestChecker.Check([text]).Where(static finding => finding.Id is "KW9002" or "KW9003").Select(static finding => finding.Path!);

        Assert.Equal(
            JsonSchemas.Refused(Assert.Single(text.Objects)).Distinct().Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }
}
