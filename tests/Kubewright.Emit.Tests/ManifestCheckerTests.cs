using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Emit.Tests;

public sealed class ManifestCheckerTests
{
    private const string Header = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n";

    [Fact]
    public void Check_UnknownField_NamesItsPlaceAndObject()
    {
        var finding = Assert.Single(Check(Header + "dta: {}\n"));

        Assert.Equal(("KW9001", "unknown-field", "ConfigMap/settings", "dta"), (finding.Id, finding.Name, finding.ObjectKey, finding.Path));
        Assert.StartsWith("web.yaml(5,1): error KW9001 unknown-field: ", finding.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_KeyWrittenTwice_IsSaidOnceAndTheRestIsChecked()
    {
        var findings = Check(Header + "data: {}\ndata: {}\ndta: {}\n");

        Assert.Equal(["KW9005 data", "KW9001 dta"], findings.Select(static finding => $"{finding.Id} {finding.Path}"));
    }

    [Fact]
    public void Check_RuleOfTheSchemaThatIsTurnedOff_IsSilent() =>
        Assert.Empty(ManifestChecker.Check([Manifest.Parse(Header + "dta: {}\n", "web.yaml")], RuleOptions.Default with { Disabled = ["KW9001"] }));

    [Fact]
    public void Check_ReadRuleThatIsARuleToo_HasTheSameName() => Assert.All(
        ReadRule.All.Where(static rule => RuleCatalog.Find(rule.Id) is not null),
        static rule => Assert.Equal(RuleCatalog.Find(rule.Id)!.Name, rule.Name));

    [Fact]
    public void Check_EverySortOfReadFinding_HasARule()
    {
        var codes = typeof(ReadCode).GetFields().Select(static field => (string)field.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(codes);
        Assert.Equal(codes.Count, codes.Select(static code => ReadRule.Of(code).Id).Distinct().Count());
    }

    [Fact]
    public void CheckSchemas_WhatTheReaderFound_IsNotSaidAgain()
    {
        var text = Manifest.Parse(
            """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: 5, labels: { a.b/c: 1 }, creationTimestamp: yesterday }
            spec:
              replicas: "3"
              serviceName: []
              template: { spec: { containers: [{ image: x, ports: [{ containerPort: "80" }] }] } }
              volumeClaimTemplates: [{ metadata: { name: x }, spec: { resources: { requests: { storage: true } } } }]
            """,
            "web.yaml");

        Assert.NotEmpty(text.Findings);
        Assert.Empty(ManifestChecker.CheckSchemas([text]));
    }

    [Fact]
    public void CheckSchemas_WithoutTheReader_FindsWrongTypesItself()
    {
        var text = Manifest.Parse(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              labels:
                a.b/c: 1
            data: []
            """,
            "web.yaml") with { Findings = [] };

        var findings = ManifestChecker.CheckSchemas([text]);

        Assert.Collection(
            findings,
            static finding => Assert.Equal("web.yaml(6,12): error KW9008 schema-violation: 'metadata.labels[a.b/c]' must be a string.", finding.ToText()),
            static finding => Assert.Equal("web.yaml(7,7): error KW9008 schema-violation: 'data' must be a map.", finding.ToText()));
        Assert.All(findings, static finding => Assert.Equal("ConfigMap/settings", finding.ObjectKey));
    }

    [Fact]
    public void CheckSchemas_GoodManifest_IsSilent() =>
        Assert.Empty(ManifestChecker.CheckSchemas([Manifest.Parse(Header + "data: { a: b }\nimmutable: null\n", "web.yaml")]));

    [Fact]
    public void CheckSchemas_UnknownKind_IsSilent() =>
        Assert.Empty(ManifestChecker.CheckSchemas([Manifest.Parse("apiVersion: example.com/v1\nkind: Widget\nspec: 5\n", "web.yaml")]));

    [Fact]
    public void Check_BrokenDocument_SilencesWhatDependsOnIt()
    {
        const string set = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec: { serviceName: nginx, selector: { matchLabels: { a: b } }, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: b }] } } }\n";

        Assert.Contains(Check(set), static finding => finding.Id == "KW2001");
        Assert.DoesNotContain(Check(set + "---\na: [\n"), static finding => finding.Id == "KW2001");
    }

    [Fact]
    public void ToText_MessageOfSeveralLines_IsOneLine() =>
        Assert.Equal("error KW1 name: a b", new LocatedFinding("KW1", "name", Severity.Error, "a\r\nb", null, null, null).ToText());

    private static IReadOnlyList<LocatedFinding> Check(string text) => ManifestChecker.Check([Manifest.Parse(text, "web.yaml")]);
}
