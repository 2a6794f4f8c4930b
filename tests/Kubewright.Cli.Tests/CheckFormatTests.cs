using System.Text.Json;
using NJsonSchema;

namespace Kubewright.Cli.Tests;

/// <summary>The formats for other programs.</summary>
public sealed class CheckFormatTests : IDisposable
{
    private const string SchemaVariable = "SARIF_SCHEMA";

    private readonly TemporaryFolder _folder = new();

    public CheckFormatTests() =>
        _folder.Write("web.yaml", Manifests.Web().Replace("clusterIP: None", "clusterIP: 10.0.0.1", StringComparison.Ordinal) + "---\nfoo: [");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_Sarif_HasRulesResultsAndPlaces()
    {
        var run = await CliRun.Of("check", _folder["web.yaml"], "--format", "sarif");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var log = json.RootElement.GetProperty("runs")[0];
        var rules = log.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(["KW2002", "KW9006"], rules.EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()));
        var results = log.GetProperty("results").EnumerateArray().ToList();
        Assert.All(results, result => Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString()));
        Assert.Equal(["warning", "error"], results.Select(static result => result.GetProperty("level").GetString()));
        var place = results[0].GetProperty("locations")[0];
        Assert.Equal("""{"startLine":7,"startColumn":14,"endLine":7,"endColumn":22}""", Compact(place.GetProperty("physicalLocation").GetProperty("region")));
        Assert.StartsWith("file:///", place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal("Service/default/nginx/spec.clusterIP", place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
    }

    [Fact]
    public async Task Check_SarifWithoutFindings_IsALogWithoutResults()
    {
        _folder.Write("web.yaml", Manifests.Web());

        var run = await CliRun.Of("check", _folder["web.yaml"], "--format", "sarif");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, json.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task Check_Sarif_IsValidByTheSchemaOfTheStandard()
    {
        var file = Environment.GetEnvironmentVariable(SchemaVariable);
        Assert.SkipUnless(File.Exists(file), $"The JSON Schema of SARIF 2.1.0 is not here: name its file in {SchemaVariable}; the npm package @microsoft/jest-sarif brings it.");
        var schema = await JsonSchema.FromFileAsync(file);
        _folder.Write("zwei wörter.yaml", Manifests.Web());

        var logs = new[]
        {
            await CliRun.Of("check", _folder["web.yaml"], "--rules", "all", "--format", "sarif"),
            await CliRun.Of("check", _folder["zwei wörter.yaml"], "--rules", "all", "--format", "sarif"),
            await CliRun.WithInput(Manifests.Web(), "check", "-", "--format", "sarif"),
            await CliRun.Of("check", UserAssembly.Compile(_folder, Sources.SetWith("ServiceName = \"nginx\"")), "--format", "sarif"),
        };

        Assert.All(logs, run => Assert.Empty(schema.Validate(run.Out)));
        Assert.Equal(["error", "note", "warning"], logs.SelectMany(static run => Levels(run.Out)).Distinct().Order(StringComparer.Ordinal));
        Assert.NotEmpty(schema.Validate(logs[0].Out.Replace("\"note\"", "\"info\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(logs[0].Out.Replace("\"startLine\"", "\"line\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_Github_IsACommandEach()
    {
        var run = await CliRun.Of("check", _folder["web.yaml"], "--format", "github");

        Assert.StartsWith($"::warning file={_folder["web.yaml"]},line=7,col=14,title=KW2002 governing-service-not-headless::Service 'nginx' governs ", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("::error file=", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(["", "1"], [run.Lines[2], run.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }

    private static IEnumerable<string> Levels(string log)
    {
        using var json = JsonDocument.Parse(log);
        return [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("level").GetString()!)];
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
