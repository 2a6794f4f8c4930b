using Kubewright.Rules.Cases;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

/// <summary>Runs the table of cases through all rules.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> YamlCases => [.. RuleCases.All.Where(item => item.Yaml is not null).Select(item => item.ToString())];

    public static TheoryData<string> TreeCases => [.. RuleCases.All.Where(item => item.Tree is not null).Select(item => item.ToString())];

    public static TheoryData<string> FixableCases =>
        [.. RuleCases.All.Where(item => (item.Yaml ?? item.Tree) is not null && item.Findings.Any(finding => finding.HasFix)).Select(item => item.ToString())];

    [Theory]
    [MemberData(nameof(YamlCases))]
    public void Run_Yaml_ReportsWhatTheCaseExpects(string name)
    {
        var marked = MarkedText.Parse(RuleCases.Find(name).Yaml!);

        Check(RuleCases.Find(name), marked, Trees.Yaml(marked.Text));
    }

    [Theory]
    [MemberData(nameof(TreeCases))]
    public void Run_TreeWithUnknowns_ReportsOnlyWhatIsCertain(string name)
    {
        var marked = MarkedText.Parse(RuleCases.Find(name).Tree!);

        Check(RuleCases.Find(name), marked, Trees.Tree(marked.Text));
    }

    [Theory]
    [MemberData(nameof(FixableCases))]
    public void Fix_AppliedToTheManifests_LeavesNoFinding(string name)
    {
        var item = RuleCases.Find(name);
        var manifests = item.Yaml is not null ? Trees.Yaml(MarkedText.Parse(item.Yaml).Text) : Trees.Tree(MarkedText.Parse(item.Tree!).Text);

        foreach (var finding in RuleHost.Run(manifests, item.Options, item.BaselineSet))
        {
            // A finding without a fix of its own goes away with another one's.
            manifests = finding.Fix is { } fix ? FixedManifests.Apply(manifests, fix) : manifests;
        }

        var left = item.Findings.Where(static finding => finding is { HasFix: false, GoesWithAnother: false }).Select(static finding => finding.Id);
        Assert.Equal(left, RuleHost.Run(manifests, item.Options, item.BaselineSet).Select(static finding => finding.Descriptor.Id));
    }

    [Fact]
    public void Table_EachRule_HasCasesThatReportThatAreSilentAndThatAreUnknown()
    {
        foreach (var rule in RuleCatalog.Descriptors)
        {
            var cases = RuleCases.All.Where(item => item.RuleId == rule.Id).ToList();
            var isSource = rule.Scope == RuleScope.Source;
            Assert.True(isSource || cases.Exists(static item => item is { Yaml: not null, Findings.IsEmpty: false }), $"{rule.Id} reports in no YAML");
            Assert.True(cases.Exists(static item => item is { CSharp: not null, Findings.IsEmpty: false } or { NotInCSharp: not null }), $"{rule.Id} reports in no C#");
            Assert.True(cases.Exists(static item => item is { Tree: null, Findings.IsEmpty: true }), $"{rule.Id} is silent nowhere");
            Assert.True(isSource || cases.Exists(static item => item is { Tree: not null, Findings.IsEmpty: true }), $"{rule.Id} has no case with unknowns");
        }
    }

    [Fact]
    public void Table_EachCase_HasANameOfItsOwnAndAMarkForEachFinding()
    {
        Assert.Equal(RuleCases.All.Length, RuleCases.All.Select(item => item.ToString()).Distinct().Count());
        foreach (var item in RuleCases.All)
        {
            var texts = new[] { item.Yaml, item.Tree, item.CSharp }.OfType<string>().ToList();
            Assert.NotEmpty(texts);
            Assert.All(texts, text => Assert.Equal(item.Findings.Length, MarkedText.Parse(text).Starts.Length));
        }
    }

    private static void Check(RuleCase item, MarkedText marked, ManifestSet manifests)
    {
        var expected = item.Findings.Zip(marked.Starts, (finding, start) =>
            $"{start} {finding.Id} {finding.ObjectKey} {finding.Path} fix:{finding.HasFix}\n{finding.Message}");
        var actual = RuleHost.Run(manifests, item.Options, item.BaselineSet).Select(finding =>
            $"{Place(finding)} {finding.Descriptor.Id} {finding.ObjectKey} {finding.Path} fix:{finding.Fix is not null}\n{finding.Message}");
        Assert.Equal(expected, actual);
    }

    private static (int, int) Place(Finding finding) => finding.Origin is TextOrigin text ? (text.Line, text.Column) : default;
}
