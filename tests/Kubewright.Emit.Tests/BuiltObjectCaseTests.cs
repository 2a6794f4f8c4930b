using Kubewright.Rules.Cases;
using Kubewright.Validation;

namespace Kubewright.Emit.Tests;

/// <summary>The rules' table of cases, on objects: those that C# builds, and those that are read from YAML.</summary>
public sealed class BuiltObjectCaseTests : IDisposable
{
    private readonly TemporaryFolder _build = new();

    /// <summary>Cases whose C# says all there is to know: what is unknown to the compiler is known of a built object.</summary>
    public static TheoryData<string> CSharpCases =>
        [.. RuleCases.All.Where(static item => item is { CSharp: not null, Yaml: not null, Tree: null }).Select(static item => item.ToString())];

    public static TheoryData<string> YamlCases => [.. RuleCases.All.Where(static item => item.Yaml is not null).Select(static item => item.ToString())];

    /// <summary>Cases whose YAML a record can hold.</summary>
    public static TheoryData<string> YamlObjectCases =>
        [.. RuleCases.All.Where(static item => item.Yaml is not null && IsReadable(Read(item))).Select(static item => item.ToString())];

    public void Dispose() => _build.Dispose();

    [Theory]
    [MemberData(nameof(CSharpCases))]
    public void Check_ObjectsOfTheCSharpText_FindsWhatTheCaseExpects(string name)
    {
        var item = RuleCases.Find(name);
        var assembly = ManifestAssembly.Load(UserAssembly.Compile(_build, MarkedText.Parse(item.CSharp!).Text));

        Assert.Empty(assembly.Findings);
        var objects = assembly.Objects.Select(static built => (built.Object, built.Location)).ToList();
        Assert.Equal(Expected(item), Actual(ManifestChecker.Check([], objects, item.Options, baseline: item.BaselineSet)));
    }

    [Theory]
    [MemberData(nameof(YamlObjectCases))]
    public void Check_ObjectsOfTheYamlText_FindsWhatTheCaseExpects(string name)
    {
        var item = RuleCases.Find(name);
        var text = Read(item);

        var objects = text.Objects.Select(static document => (document.Object!, (Schema.TextOrigin?)null)).ToList();

        Assert.Equal(Expected(item), Actual(ManifestChecker.Check([], objects, item.Options, baseline: item.BaselineSet)));
    }

    [Theory]
    [MemberData(nameof(YamlCases))]
    public void Check_YamlText_FindsWhatTheCaseExpectsAtItsPlaces(string name)
    {
        var item = RuleCases.Find(name);
        var marked = MarkedText.Parse(item.Yaml!);

        var findings = ManifestChecker.Check([Read(item)], [], item.Options, baseline: item.BaselineSet)
            .Where(finding => finding.Id == item.RuleId || item.Findings.Any(expected => expected.Id == finding.Id) || !finding.Id.StartsWith("KW9", StringComparison.Ordinal)).ToList();

        Assert.Equal(Expected(item), Actual(findings));
        Assert.Equal(marked.Starts, findings.Select(static finding => (finding.Location!.Line, finding.Location.Column)));
    }

    private static ManifestDocuments Read(RuleCase item) => Manifest.Parse(MarkedText.Parse(item.Yaml!).Text, "case.yaml");

    private static bool IsReadable(ManifestDocuments text) => text.Findings.Count == 0 && text.Objects.All(static document => document.Object is not null);

    private static IEnumerable<string> Expected(RuleCase item) =>
        item.Findings.Select(static finding => $"{finding.Id} {finding.ObjectKey} {finding.Path}\n{finding.Message}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Actual(IEnumerable<LocatedFinding> findings) =>
        findings.Select(static finding => $"{finding.Id} {finding.ObjectKey} {finding.Path}\n{finding.Message}").Order(StringComparer.Ordinal);
}
