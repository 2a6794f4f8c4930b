using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

public sealed class RuleHostTests
{
    private const string TwoMistakes = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: { name: web }
        spec:
          selector: { matchLabels: { app: nginx } }
          template:
            metadata: { labels: { app: web } }
            spec: { terminationGracePeriodSeconds: 0 }
        """;

    /// <summary>Three rules are enough to see how rules are run.</summary>
    private static readonly RuleOptions Options = RuleOptions.Default with
    {
        Disabled = [.. RuleCatalog.Descriptors.Select(rule => rule.Id).Where(id => id is not ("KW1001" or "KW2001" or "KW4001"))],
    };

    [Fact]
    public void Run_SeveralObjects_ReportsByObjectThenByRule()
    {
        var findings = RuleHost.Run(Trees.Yaml(TwoMistakes + "\n---\n" + TwoMistakes.Replace("name: web", "name: db", StringComparison.Ordinal)), Options);

        Assert.Equal(
            ["StatefulSet/web KW1001", "StatefulSet/web KW4001", "StatefulSet/db KW1001", "StatefulSet/db KW4001"],
            findings.Select(finding => $"{finding.ObjectKey} {finding.Descriptor.Id}"));
    }

    [Fact]
    public void Run_DisabledRule_IsSilent() => Assert.Equal(
        ["KW4001"],
        RuleHost.Run(Trees.Yaml(TwoMistakes), Options with { Disabled = Options.Disabled.Add("KW1001") }).Select(finding => finding.Descriptor.Id));

    [Fact]
    public void Run_SeverityOfTheUser_WinsOverTheRules()
    {
        var options = Options with { Severities = ImmutableDictionary<string, Severity>.Empty.Add("KW4001", Severity.Error) };

        Assert.Equal([Severity.Error, Severity.Error], RuleHost.Run(Trees.Yaml(TwoMistakes), options).Select(finding => finding.Severity));
        Assert.Equal([Severity.Error, Severity.Warning], RuleHost.Run(Trees.Yaml(TwoMistakes), Options).Select(finding => finding.Severity));
    }

    [Theory]
    [InlineData("apps/v1beta1", "StatefulSet")]
    [InlineData("apps/v1", "Deployment")]
    [InlineData("$unknown", "StatefulSet")]
    [InlineData("apps/v1", "$unknown")]
    public void Run_AnotherKindOrNobodyKnowsWhich_IsSilent(string apiVersion, string kind)
    {
        var yaml = TwoMistakes.Replace("apps/v1", apiVersion, StringComparison.Ordinal).Replace("StatefulSet", kind, StringComparison.Ordinal);

        Assert.Empty(RuleHost.Run(Trees.Tree(yaml), Options));
    }

    [Fact]
    public void Run_Finding_KnowsTheOtherPlacesItIsAbout()
    {
        var mismatch = RuleHost.Run(Trees.Yaml(TwoMistakes), Options)[0];

        Assert.Equal([5], mismatch.Related.Select(origin => Assert.IsType<TextOrigin>(origin).Line));
    }

    [Fact]
    public void Run_ServiceOfAnotherProject_IsNotMissing()
    {
        var set = Assert.IsType<ObjectNode>(Trees.Single("{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: web } }"));

        Assert.DoesNotContain("KW2001", Run(new ScalarNode(ScalarKind.String, "nginx", Origin.None, isExternal: true)));
        Assert.Contains("KW2001", Run(new ScalarNode(ScalarKind.String, "nginx", Origin.None)));

        IEnumerable<string> Run(ScalarNode serviceName)
        {
            var spec = new ObjectNode([new("serviceName", serviceName, Origin.None)], isOpen: false, Origin.None);
            return RuleHost.Run([new ManifestObject(set.With("spec", spec, Origin.None))], Options).Select(finding => finding.Descriptor.Id);
        }
    }

    [Fact]
    public void Run_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => RuleHost.Run(Trees.Yaml(TwoMistakes), Options, new CancellationToken(canceled: true)));

    [Fact]
    public void Run_Again_GivesTheSame()
    {
        var manifests = Trees.Yaml(TwoMistakes);

        Assert.Equal(
            RuleHost.Run(manifests, Options).Select(finding => finding.Message),
            RuleHost.Run(manifests, Options).Select(finding => finding.Message));
    }
}
