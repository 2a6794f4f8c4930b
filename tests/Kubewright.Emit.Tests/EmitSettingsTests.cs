using Kubewright.Rules;

namespace Kubewright.Emit.Tests;

/// <summary>What a project can set about its emission, as the build writes it down.</summary>
public sealed class EmitSettingsTests : IDisposable
{
    private const string Objects =
        """
        using Kubewright.Scheduling;

        [Manifests]
        public static class Shop
        {
            public static ConfigMap Here => new("settings") { Data = [("at", "home")] };

            public static ConfigMap There => new("settings") { Namespace = "abroad", Data = [("at", "sea")] };

            public static PriorityClass High => new("high") { Value = 1000 };
        }

        [Manifests]
        public static class Web
        {
            public static ConfigMap Pages => new("pages");
        }
        """;

    private readonly TemporaryFolder _build = new();
    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _build.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void Namespace_OfTheProject_IsWrittenWhereNoneIsAndTheKindHasOne()
    {
        Assert.Empty(Run(Objects, "KubewrightNamespace=shop").Findings);

        Assert.Equal(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: shop
            data:
              at: home
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings
              namespace: abroad
            data:
              at: sea
            ---
            apiVersion: scheduling.k8s.io/v1
            kind: PriorityClass
            metadata:
              name: high
            value: 1000

            """,
            _output.Read("shop.yaml"));
    }

    [Fact]
    public void Files_PerObject_AreNamedAfterKindAndName_AndSharedByNamespaces()
    {
        Assert.Empty(Run(Objects, "KubewrightFiles=object").Findings);

        Assert.Equal(["configmap-pages.yaml", "configmap-settings.yaml", "priorityclass-high.yaml"], _output.Manifests);
        Assert.Contains("at: home", _output.Read("configmap-settings.yaml"), StringComparison.Ordinal);
        Assert.Contains("at: sea", _output.Read("configmap-settings.yaml"), StringComparison.Ordinal);

        Assert.Equal(["configmap-pages.yaml", "configmap-settings.yaml", "priorityclass-high.yaml"], Run(Objects, "KubewrightFiles=Set").Change.Removed);
    }

    [Theory]
    [InlineData("KubewrightFiles=one")]
    [InlineData("KubewrightFiles=1")]
    public void Files_OfAnUnknownWord_IsAnErrorThatSaysTheWords(string line)
    {
        var finding = Assert.Single(Run(Objects, line).Findings);

        Assert.Equal("KW9104", finding.Id);
        Assert.Contains("is no value of KubewrightFiles. Give set", finding.Message, StringComparison.Ordinal);
        Assert.Empty(_output.Manifests);
    }

    [Theory]
    [InlineData("applied", null)]
    [InlineData("applied", "other/web.yaml")]
    [InlineData("deploy/applied", "there is no folder")]
    [InlineData("aplied", "applied/applied.yaml")]
    [InlineData("deploy.yaml", "applied.yaml")]
    public void Baseline_ThatIsNotThere_IsToldApartFromOneThatIsNotThereYet(string wanted, string? there)
    {
        var isMistake = there is not (null or "other/web.yaml");
        if (there?.EndsWith(".yaml", StringComparison.Ordinal) == true)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_build[there])!);
            _build.Write(there, "");
        }

        var result = Run(Objects, $"KubewrightMissingBaseline={_build[wanted]}");

        Assert.NotEmpty(_output.Manifests);
        Assert.Equal(isMistake ? ["KW9105"] : [], result.Findings.Select(static finding => finding.Id));
        Assert.All(result.Findings, finding => Assert.Equal((Severity.Warning, true), (finding.Severity, finding.Message.Contains(there!.Split('/')[0], StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(Severity.Warning, "KubewrightWarningsAsErrors=")]
    [InlineData(Severity.Error, "KubewrightWarningsAsErrors=true")]
    [InlineData(Severity.Warning, "KubewrightWarningsAsErrors=true", "WarningsNotAsErrors=CS1591;KW4001")]
    [InlineData(Severity.Error, "WarningsAsErrors=NU1605, KW4001")]
    [InlineData(Severity.Error, "KubewrightWarningsAsErrors=true", "WarningsAsErrors=KW4001", "WarningsNotAsErrors=KW4001")]
    public void Warning_IsAnErrorWhereTheProjectSaysSo(Severity expected, params string[] lines)
    {
        var result = Run(Sources.SetWith("TerminationGracePeriodSeconds = 0"), lines);

        Assert.Equal(("KW4001", expected), result.Findings.Select(static finding => (finding.Id, finding.Severity)).Single());
        Assert.Equal(expected == Severity.Warning, _output.Manifests.Any());
    }

    [Fact]
    public void CompilerThatTakesWarningsForErrors_TurnsNoRuleOn()
    {
        // What the compiler logs then of a rule that the preset does not have.
        _build.Write("log.sarif", """
            {
              "version": "2.1.0",
              "runs": [{ "results": [], "invocations": [{ "executionSuccessful": true, "ruleConfigurationOverrides": [
                { "descriptor": { "id": "KW8005", "index": 0 }, "configuration": { "level": "error" } }
              ] }] }]
            }
            """);

        Assert.Empty(Run(Sources.Web, "TreatWarningsAsErrors=true").Findings);
        Assert.Equal(["KW8005"], Run(Sources.Web).Findings.Select(static finding => finding.Id));
    }

    private EmitResult Run(string source, params string[] lines)
    {
        _build.Write("settings", string.Concat(lines.Select(static line => line + "\n")));
        return Emitter.Run(new EmitOptions(UserAssembly.Compile(_build, source), _output.Root, _build["log.sarif"], _build["settings"]));
    }
}
