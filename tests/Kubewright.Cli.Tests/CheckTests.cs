using System.Text.Json;

namespace Kubewright.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_GoodManifests_FindsNothing()
    {
        _folder.Write("web.yaml", Manifests.Web());

        var run = await CliRun.Of("check", _folder["web.yaml"]);

        Assert.Equal((0, "2 objects: no findings.\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Check_Warning_ShowsTheLineOfTheSource()
    {
        _folder.Write("web.yaml", Manifests.Web().Replace("clusterIP: None", "clusterIP: 10.0.0.1", StringComparison.Ordinal));

        var run = await CliRun.Of("check", _folder["web.yaml"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                _folder["web.yaml"],
                "  7:14 warning KW2002 governing-service-not-headless",
                "    7 |   clusterIP: 10.0.0.1",
                "      |              ^^^^^^^^",
            ],
            run.Lines.Take(4));
        Assert.StartsWith("    Service 'nginx' governs StatefulSet 'web' but is not headless", run.Lines[4], StringComparison.Ordinal);
        Assert.Equal(["", "2 objects: 1 warning.", ""], run.Lines.Skip(5));
    }

    [Fact]
    public async Task Check_Json_HasEverythingAboutAFinding()
    {
        _folder.Write("web.yaml", Manifests.Web().Replace("clusterIP: None", "clusterIP: 10.0.0.1", StringComparison.Ordinal) + "---\nfoo: [");

        var run = await CliRun.Of("check", _folder["web.yaml"], "--format", "json");

        Assert.Equal(1, run.ExitCode);
        using var json = JsonDocument.Parse(run.Out);
        var (rule, syntax) = (json.RootElement[0], json.RootElement[1]);
        Assert.Equal(["id", "name", "severity", "message", "file", "line", "column", "object", "path"], rule.EnumerateObject().Select(static item => item.Name));
        Assert.Equal("KW2002", rule.GetProperty("id").GetString());
        Assert.Equal("governing-service-not-headless", rule.GetProperty("name").GetString());
        Assert.Equal("warning", rule.GetProperty("severity").GetString());
        Assert.Equal(_folder["web.yaml"], rule.GetProperty("file").GetString());
        Assert.Equal((7, 14), (rule.GetProperty("line").GetInt32(), rule.GetProperty("column").GetInt32()));
        Assert.Equal("Service/default/nginx", rule.GetProperty("object").GetString());
        Assert.Equal("spec.clusterIP", rule.GetProperty("path").GetString());
        Assert.Equal("KW9006", syntax.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, syntax.GetProperty("object").ValueKind);
    }

    [Fact]
    public async Task Check_JsonWithoutFindings_IsAnEmptyArray()
    {
        _folder.Write("web.yaml", Manifests.Web());

        Assert.Equal("[]\n", (await CliRun.Of("check", _folder["web.yaml"], "--format", "json")).Out);
    }

    [Fact]
    public async Task Check_SetAndServiceInTwoFiles_AreOneSet()
    {
        var parts = Manifests.Web().Split("---\n");
        _folder.Write("service.yaml", parts[0]).Write("set.yml", parts[1]);

        Assert.Equal(0, (await CliRun.Of("check", _folder["service.yaml"], _folder["set.yml"])).ExitCode);
        Assert.Equal(0, (await CliRun.Of("check", _folder.Root)).ExitCode);
        Assert.Contains("KW2001", (await CliRun.Of("check", _folder["set.yml"])).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ManyFiles_AreOneSetInTheOrderOfTheirNames()
    {
        const int files = 200;
        for (var i = 0; i < files; i++)
        {
            // Every tenth is governed by a Service that is no file's, the others by that of another file.
            var (service, set) = (Manifests.Web().Split("---\n")[0], Manifests.Web().Split("---\n")[1]);
            _folder.Write($"{i:000}.yaml", Named(service, i) + "---\n" + Named(set, i).Replace($"serviceName: nginx{i}", $"serviceName: nginx{(i % 10 == 0 ? files : (i + 7) % files)}", StringComparison.Ordinal));
        }

        var run = await CliRun.Of("check", _folder.Root, "--format", "github");

        Assert.Equal(
            Enumerable.Range(0, files / 10).Select(i => $"::warning file={_folder[$"{10 * i:000}.yaml"]}"),
            run.Lines.Where(static line => line.Contains("KW2001", StringComparison.Ordinal)).Select(static line => line.Split(',')[0]));

        static string Named(string text, int i) => text.Replace("nginx", $"nginx{i}", StringComparison.Ordinal).Replace("name: web", $"name: web{i}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_StandardInput_IsNamedDash()
    {
        var run = await CliRun.WithInput(Manifests.Web().Replace("clusterIP: None", "", StringComparison.Ordinal), "check", "-");

        Assert.StartsWith("-\n  4:9 warning KW2002", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Check_AssemblyAndYaml_AreOneSet()
    {
        var assembly = UserAssembly.Compile(_folder, Sources.SetWith("ServiceName = \"nginx\""));
        _folder.Write("service.yaml", Manifests.Web().Split("---\n")[0].Replace("  namespace: default\n", "", StringComparison.Ordinal));

        var alone = await CliRun.Of("check", assembly);
        var together = await CliRun.Of("check", assembly, _folder["service.yaml"]);

        Assert.StartsWith("/src/Web.cs\n  4:38 warning KW2001 governing-service-missing\n", alone.Out, StringComparison.Ordinal);
        Assert.Equal((1, 0), (alone.ExitCode, together.ExitCode));
    }

    [Fact]
    public async Task Check_MemberThrows_IsAFinding()
    {
        var assembly = UserAssembly.Compile(_folder, "[Manifests] public static class Web { public static ConfigMap Map => throw new InvalidOperationException(\"No region.\"); }");

        var run = await CliRun.Of("check", assembly);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error KW9101 manifest-member-throws\n    Web.Map throws InvalidOperationException: No region.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_MissingFile_SaysSo()
    {
        var run = await CliRun.Of("check", _folder["absent.yaml"]);

        Assert.Equal((2, $"kubewright: {_folder["absent.yaml"]}: there is no such file or folder.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Check_SeveralBadInputs_NamesThemAll()
    {
        _folder.Write("latin.yaml", "").Write("broken.dll", "no assembly");
        await File.WriteAllBytesAsync(_folder["latin.yaml"], [0x6E, 0xE4]);

        var run = await CliRun.Of("check", _folder["latin.yaml"], _folder["broken.dll"], Directory.CreateDirectory(_folder["empty"]).FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is no UTF-8 text", run.Error, StringComparison.Ordinal);
        Assert.Contains("is no .NET assembly", run.Error, StringComparison.Ordinal);
        Assert.Contains("has no .csproj, .yaml, .yml or .json file", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n---\n")]
    public async Task Check_NoObject_IsBadInput(string text)
    {
        var run = await CliRun.WithInput(text, "check", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("standard input: there is no Kubernetes object here", run.Error, StringComparison.Ordinal);
    }
}
