using System.Text.Json.Nodes;
using Kubewright.Validation;

namespace Kubewright.Cli.Tests;

/// <summary>The comparison with documents that are made of the project's own schemas.</summary>
public sealed class SchemaDiffTests : IDisposable
{
    private const string Set = "io.k8s.api.apps.v1.StatefulSetSpec";
    private const string Pod = "io.k8s.api.core.v1.PodSpec";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Diff_SameSchemas_FindsNothing(int version)
    {
        var run = await Diff(version, static _ => { });

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("^apps/v1: [0-9]{2} definitions compared, no differences\\.\n$", run.Out);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Diff_EditedSchemas_ListsEveryDifferenceInOrder(int version)
    {
        var run = await Diff(version, static definitions =>
        {
            var set = definitions[Set]!["properties"]!.AsObject();
            set.Remove("minReadySeconds");
            set["replicas"]!["format"] = "int64";
            set["surge"] = new JsonObject { ["type"] = "string" };
            set["template"] = new JsonObject { ["$ref"] = "#/definitions/io.k8s.api.core.v1.PodTemplate" };
            set["volumeClaimTemplates"]!["x-kubernetes-list-type"] = "map";
            set["volumeClaimTemplates"]!["x-kubernetes-list-map-keys"] = new JsonArray("name", "uid");
            definitions[Set]!["required"] = new JsonArray("template", "selector", "serviceName");
            definitions["io.k8s.api.apps.v1.Added"] = new JsonObject { ["type"] = "object" };
            definitions.Remove("io.k8s.api.apps.v1.ControllerRevisionList");
            definitions["io.k8s.api.apps.v1.DeploymentSpec"]!["properties"]!["strategy"]!["x-kubernetes-patch-strategy"] = "merge";
            definitions["io.k8s.api.apps.v1.DeploymentStatus"]!["properties"]!["conditions"]!["x-kubernetes-patch-merge-key"] = "name";
            definitions["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]!["properties"]!["name"]!["type"] = "integer";

            // Of a group that the document only refers to.
            definitions[Pod]!["properties"]!["hostname"]!["type"] = "integer";
        });

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "io.k8s.api.apps.v1.Added: missing here",
                "io.k8s.api.apps.v1.ControllerRevisionList: missing there",
                "io.k8s.api.apps.v1.DeploymentSpec.strategy: patch strategy: retainKeys here, merge there",
                "io.k8s.api.apps.v1.DeploymentStatus.conditions: patch merge key: type here, name there",
                $"{Set}.minReadySeconds: missing there, in Kubernetes since 1.22",
                $"{Set}.replicas: type: integer (int32) here, integer (int64) there",
                $"{Set}.serviceName: optional here, required there",
                $"{Set}.surge: missing here",
                $"{Set}.template: type: io.k8s.api.core.v1.PodTemplateSpec here, io.k8s.api.core.v1.PodTemplate there",
                $"{Set}.volumeClaimTemplates: list type: atomic here, map there",
                $"{Set}.volumeClaimTemplates: list map keys: none here, name, uid there",
                "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta.name: type: string here, integer there",
            ],
            run.Lines.SkipLast(2));
        Assert.EndsWith("definitions compared, 12 differences.", run.Lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_GroupThatNobodyHasHere_IsOneLine()
    {
        var run = await Diff(2, static definitions =>
        {
            foreach (var kind in new[] { "Shop", "Till" })
            {
                definitions[$"com.example.v1.{kind}"] = new JsonObject
                {
                    ["type"] = "object",
                    ["x-kubernetes-group-version-kind"] = new JsonArray(new JsonObject { ["group"] = "example.com", ["kind"] = kind, ["version"] = "v1" }),
                };
            }
        }, "/apis/apps/v1/statefulsets", "/apis/example.com/v1/shops", "/apis/example.com/");

        Assert.Equal((1, "example.com/v1: missing here, 2 definitions"), (run.ExitCode, run.Lines[0]));
        Assert.StartsWith("apps/v1, example.com/v1: ", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_DocumentWithoutPaths_IsAboutTheGroupsOfItsKinds()
    {
        var run = await Diff(2, static _ => { }, paths: []);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("^[0-9]{2} API groups: 408 definitions compared, no differences\\.\n$", run.Out);
    }

    [Fact]
    public async Task Diff_ReferenceWithSomethingBesideIt_IsTheReference()
    {
        var run = await Diff(3, static definitions =>
        {
            var template = definitions[Set]!["properties"]!["template"]!.AsObject();
            template["allOf"] = new JsonArray(new JsonObject { ["$ref"] = template["$ref"]!.GetValue<string>() });
            template["default"] = new JsonObject();
            template.Remove("$ref");
        });

        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("{\"a\":\n [}", "(2,3): is no JSON; ")]
    [InlineData("", "(1,1): is no JSON; ")]
    [InlineData("{}", ": is no OpenAPI document with schemas: ")]
    [InlineData("[1]", ": is no OpenAPI document with schemas: ")]
    [InlineData("{\"definitions\":{}}", ": names no API group")]
    [InlineData("{\"definitions\":{\"a.B\":3,\"c\":{\"properties\":[],\"required\":{}}}}", ": names no API group")]
    public async Task Diff_OtherText_IsBadInput(string text, string message)
    {
        _folder.Write("api.json", text);

        var run = await CliRun.Of("schema", "diff", _folder["api.json"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"kubewright: {_folder["api.json"]}{message}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_MissingFile_SaysSo()
    {
        var run = await CliRun.Of("schema", "diff", _folder["absent.json"]);

        Assert.Equal((2, $"kubewright: {_folder["absent.json"]}: there is no such file or folder.\n"), (run.ExitCode, run.Error));
    }

    private Task<CliRun> Diff(int version, Action<JsonObject> edit) => Diff(version, edit, "/apis/apps/v1/", "/apis/apps/v1/namespaces/{namespace}/statefulsets");

    private async Task<CliRun> Diff(int version, Action<JsonObject> edit, params string[] paths)
    {
        var definitions = new JsonObject();
        foreach (var (_, text) in SchemaFiles.Read())
        {
            foreach (var (name, definition) in JsonNode.Parse(text)!["definitions"]!.AsObject())
            {
                definitions[name] = definition!.DeepClone();
            }
        }

        edit(definitions);
        var document = new JsonObject { ["paths"] = new JsonObject(paths.Select(static path => KeyValuePair.Create(path, (JsonNode?)new JsonObject()))) };
        if (version == 2)
        {
            document["swagger"] = "2.0";
            document["definitions"] = definitions;
        }
        else
        {
            document["openapi"] = "3.0.0";
            document["components"] = new JsonObject { ["schemas"] = definitions };
        }

        var json = document.ToJsonString();
        return await CliRun.WithInput(version == 2 ? json : json.Replace("#/definitions/", "#/components/schemas/", StringComparison.Ordinal), "schema", "diff", "-");
    }
}
