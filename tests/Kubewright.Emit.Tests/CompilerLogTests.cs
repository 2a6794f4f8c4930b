using System.Text;
using System.Text.Json;
using Kubewright.Rules;
using Kubewright.Validation;

namespace Kubewright.Emit.Tests;

public sealed class CompilerLogTests : IDisposable
{
    private const string Key = "StatefulSet/web";
    private const string GracePath = "spec.template.spec.terminationGracePeriodSeconds";

    private readonly TemporaryFolder _build = new();
    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _build.Dispose();
        _output.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "suppressions": [{ "kind": "inSource" }]""")]
    public void Emit_CompilerHasTheFinding_SaysItNotAgain(string suppression) => Assert.Empty(Emit(Result("KW4001", Key, GracePath, suppression)));

    [Theory]
    [InlineData("KW4001", "StatefulSet/db", GracePath)]
    [InlineData("KW4001", Key, "spec.replicas")]
    [InlineData("KW2001", Key, GracePath)]
    public void Emit_CompilerHasAnotherFinding_SaysIt(string id, string key, string path) =>
        Assert.Equal("KW4001", Assert.Single(Emit(Result(id, key, path))).Id);

    [Fact]
    public void Emit_RuleIsOff_SaysNothing() =>
        Assert.Empty(Emit("", """{ "descriptor": { "id": "KW4001" }, "configuration": { "enabled": false } }"""));

    [Fact]
    public void Emit_RuleIsAnError_FailsTheBuild()
    {
        var finding = Assert.Single(Emit("", """{ "descriptor": { "id": "KW4001" }, "configuration": { "level": "error" } }"""));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Empty(_output.Manifests);
    }

    [Fact]
    public void Emit_BrokenLog_IsAnError()
    {
        _build.Write("log.sarif", "{");

        Assert.Equal("KW9104", Assert.Single(Emit()).Id);
    }

    [Fact]
    public void Emit_NoLog_SaysEverything() => Assert.Equal("KW4001", Assert.Single(Emit()).Id);

    [Fact]
    public void Parse_FirstVersion_IsUnderstood()
    {
        var log = Parse(
            """
            { "version": "1.0.0", "runs": [{ "results": [{
              "ruleId": "KW4001", "level": "warning", "message": "Text.", "suppressionStates": ["suppressedInSource"],
              "locations": [{ "resultFile": { "uri": "file:///src/Web.cs", "region": { "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9 } } }],
              "properties": { "customProperties": { "object": "StatefulSet/web", "path": "spec" } } }] }] }
            """);

        var result = Assert.Single(log.Results);
        Assert.Equal("/src/Web.cs(3,5)", result.Location?.ToString());
        Assert.Equal(("Text.", Key, "spec", true), (result.Message, result.ObjectKey, result.Path, result.IsSuppressed));
    }

    [Fact]
    public void Parse_SecondVersion_IsUnderstood()
    {
        var result = Assert.Single(Parse(Log(Result("KW1001", Key, "spec"), "")).Results);

        Assert.Equal("/src/My Web.cs(3,5)", result.Location?.ToString());
        Assert.Equal((Severity.Warning, "Text.", false), (result.Severity, result.Message, result.IsSuppressed));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "runs": 5 }""")]
    [InlineData("""{ "runs": [{ "results": [{}, 3] }] }""")]
    public void Parse_OtherJson_HasNothingToSay(string text) => Assert.DoesNotContain(Parse(text).Results, static item => item.ObjectKey is not null);

    [Fact]
    public void Parse_NoJson_Throws() => Assert.ThrowsAny<JsonException>(static () => Parse("<xml/>"));

    private static CompilerLog Parse(string text) => CompilerLog.Parse(Encoding.UTF8.GetBytes(text));

    private IReadOnlyList<LocatedFinding> Emit(string result, string configuration = "")
    {
        _build.Write("log.sarif", Log(result, configuration));
        return Emit();
    }

    private IReadOnlyList<LocatedFinding> Emit()
    {
        var assembly = UserAssembly.Compile(_build, Sources.SetWith("TerminationGracePeriodSeconds = 0"));
        return Emitter.Run(new EmitOptions(assembly, _output.Root, _build["log.sarif"])).Findings;
    }

    private static string Log(string results, string configuration) =>
        $$"""
        { "version": "2.1.0", "runs": [{
          "results": [{{results}}],
          "invocations": [{ "executionSuccessful": true, "ruleConfigurationOverrides": [{{configuration}}] }] }] }
        """;

    private static string Result(string id, string key, string path, string more = "") =>
        $$"""
        { "ruleId": "{{id}}", "level": "warning", "message": { "text": "Text." }{{more}},
          "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///src/My%20Web.cs" }, "region": { "startLine": 3, "startColumn": 5 } } }],
          "properties": { "warningLevel": 1, "customProperties": { "object": "{{key}}", "path": "{{path}}" } } }
        """;
}
