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
    public void Check_ManyObjects_FindsWhatTheRulesFindInOneRun()
    {
        const string set = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web-$ }\nspec: { replicas: '3', serviceName: nginx-$, selector: { matchLabels: { a: b$ } }, template: { metadata: { labels: { a: c$ } }, spec: { containers: [{ name: a, image: b }] } } }\n";
        var texts = Enumerable.Range(100, 200).Select(static i => Manifest.Parse(set.Replace("$", $"{i}", StringComparison.Ordinal), $"{i}.yaml")).ToList();

        var findings = ManifestChecker.Check(texts);

        var objects = texts.SelectMany(static text => text.Objects).Select(static document => new ManifestObject(document.Node)).ToList();
        var expected = RuleHost.Run(objects, RuleOptions.Default);
        Assert.True(expected.Length >= 3 * objects.Count);
        Assert.Equal(
            objects.SelectMany(item => expected.Where(finding => finding.ObjectKey == item.Key).Select(static finding => finding.Message).Order(StringComparer.Ordinal)),
            findings.GroupBy(static finding => finding.ObjectKey).SelectMany(static group => group.Select(static finding => finding.Message).Order(StringComparer.Ordinal)));
    }

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
