namespace Kubewright.Cli.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: nginx}\nspec: {clusterIP: None}\n";
    private const string Code = "[Manifests]\npublic static class Net\n{\n    public static Service Nginx => new(\"nginx\") { ClusterIP = ClusterIP.None };\n}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_File_WritesAClassAndProvesIt()
    {
        _folder.Write("net.yaml", Service);

        var first = await CliRun.Of("import", _folder["net.yaml"], "-o", _folder["code"]);
        var second = await CliRun.Of("import", _folder["net.yaml"], "-o", _folder["code"]);

        Assert.Equal((0, "Evaluated and emitted: every field is as in the YAML.\n"), (first.ExitCode, first.Error));
        Assert.Equal($"{_folder["code/Net.cs"]} written: 1 object of {_folder["net.yaml"]}\n", first.Out);
        Assert.Equal($"{_folder["code/Net.cs"]} unchanged: 1 object of {_folder["net.yaml"]}\n", second.Out);
        Assert.Equal(Code, _folder.Read("code/Net.cs"));
    }

    [Theory]
    [InlineData("evaluate", "Evaluated")]
    [InlineData("compile", "Compiled")]
    public async Task Import_Proof_SaysWhatItIs(string proof, string word)
    {
        var run = await CliRun.WithInput(Service, "import", "-", "--proof", proof);

        Assert.Equal((0, $"{word} and emitted: every field is as in the YAML.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Import_StandardInput_GoesToStandardOutput()
    {
        var run = await CliRun.WithInput(Service, "import", "-", "--style", "builder", "--namespace", "Shop");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("namespace Shop;\n\n[Manifests]\npublic static class Imported\n{\n    public static Service Nginx => Service.Build(\"nginx\", s => s.ClusterIP(ClusterIP.None));\n}\n", run.Out);
    }

    [Fact]
    public async Task Import_FileThatIsThere_IsReplacedOnlyWhenAsked()
    {
        _folder.Write("net.yaml", Service).Write("Net.cs", "// mine\n");

        var refused = await CliRun.Of("import", _folder["net.yaml"], "-o", _folder.Root);
        var kept = _folder.Read("Net.cs");
        var forced = await CliRun.Of("import", _folder["net.yaml"], "-o", _folder.Root, "--force");

        Assert.Equal((2, "// mine\n"), (refused.ExitCode, kept));
        Assert.Contains("is there already and differs; nothing was written", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, Code), (forced.ExitCode, _folder.Read("Net.cs")));
    }

    [Fact]
    public async Task Import_UnknownField_IsWrittenWithoutItAndFails()
    {
        _folder.Write("net.yaml", Service.Replace("clusterIP", "clusterIp", StringComparison.Ordinal));

        var run = await CliRun.Of("import", _folder.Root, "-o", _folder.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error KW9001 unknown-field", run.Error, StringComparison.Ordinal);
        Assert.Contains("error KW9203 import-differs", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["Net.cs"]));
    }

    [Theory]
    [InlineData("a: [\n", "KW9006")]
    [InlineData("", "there is no Kubernetes object here")]
    public async Task Import_NoManifest_IsBadInput(string yaml, string expected)
    {
        var run = await CliRun.WithInput(yaml, "import", "-");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--namespace", "1a", "'1a' is no C# namespace")]
    [InlineData("--style", "fluent", "'fluent'")]
    [InlineData("--proof", "hope", "'hope'")]
    [InlineData("--crd", "absent.yaml", "absent.yaml: there is no such file or folder.")]
    public async Task Import_WrongWord_IsBadInput(string option, string value, string expected)
    {
        var run = await CliRun.WithInput(Service, "import", "-", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }
}
