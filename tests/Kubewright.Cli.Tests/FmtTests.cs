using System.Text;

namespace Kubewright.Cli.Tests;

/// <summary>What the command does with files and standard input.</summary>
public sealed class FmtTests : IDisposable
{
    private const string Untidy = "kind: ConfigMap\napiVersion: v1\ndata: {b: 'x'}\n";
    private const string Tidy = "apiVersion: v1\nkind: ConfigMap\ndata:\n  b: x\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fmt_File_IsRewrittenOnce()
    {
        _folder.Write("map.yaml", Untidy);

        var first = await CliRun.Of("fmt", _folder["map.yaml"]);
        var second = await CliRun.Of("fmt", _folder["map.yaml"]);

        Assert.Equal((0, $"{_folder["map.yaml"]} written\n", ""), (first.ExitCode, first.Out, first.Error));
        Assert.Equal((0, "", ""), (second.ExitCode, second.Out, second.Error));
        Assert.Equal(Tidy, _folder.Read("map.yaml"));
        Assert.Equal([_folder["map.yaml"]], Directory.GetFileSystemEntries(_folder.Root));
    }

    [Fact]
    public async Task Fmt_StandardInput_GoesToStandardOutput()
    {
        var run = await CliRun.WithInput(Untidy, "fmt", "-");

        Assert.Equal((0, Tidy, ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Fmt_StandardInputAndFile_AreRefused()
    {
        _folder.Write("map.yaml", Untidy);

        var run = await CliRun.WithInput(Untidy, "fmt", "-", _folder["map.yaml"]);

        Assert.Equal((2, "", Untidy), (run.ExitCode, run.Out, _folder.Read("map.yaml")));
        Assert.Contains("'-' stands alone", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fmt_Check_NamesWhatWouldChangeAndWritesNothing()
    {
        _folder.Write("a.yaml", Untidy).Write("b.yaml", Tidy).Write("c.yml", Tidy.Replace("\n", "\r\n", StringComparison.Ordinal)).Write("d.json", "{}");

        var run = await CliRun.Of("fmt", "--check", _folder.Root, _folder["a.yaml"]);

        Assert.Equal((1, $"{_folder["a.yaml"]} would change\n{_folder["c.yml"]} would change\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(Untidy, _folder.Read("a.yaml"));
    }

    [Fact]
    public async Task Fmt_CheckOfFormattedText_Succeeds()
    {
        var run = await CliRun.WithInput(Tidy, "fmt", "-", "--check");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Fmt_CheckOfStandardInput_NamesIt() => Assert.Equal((1, "standard input would change\n"), await ExitAndOut(CliRun.WithInput(Untidy, "fmt", "-", "--check")));

    [Fact]
    public async Task Fmt_ByteOrderMark_IsRemoved()
    {
        await File.WriteAllTextAsync(_folder["map.yaml"], Tidy, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), TestContext.Current.CancellationToken);

        var run = await CliRun.Of("fmt", _folder["map.yaml"]);

        Assert.Equal($"{_folder["map.yaml"]} written\n", run.Out);
        Assert.Equal(Encoding.UTF8.GetBytes(Tidy), await File.ReadAllBytesAsync(_folder["map.yaml"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fmt_BrokenYaml_KeepsEverythingFromBeingWritten()
    {
        _folder.Write("a.yaml", Untidy).Write("b.yaml", "a: 1\nb: [\n").Write("c.yaml", "a: 1\na: 2\n");

        var run = await CliRun.Of("fmt", _folder.Root);

        Assert.Equal((2, "", Untidy), (run.ExitCode, run.Out, _folder.Read("a.yaml")));
        Assert.Contains($"{_folder["b.yaml"]}(3,1): error KW9006 yaml-syntax: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{_folder["c.yaml"]}(2,1): error KW9005 duplicate-key: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fmt_UnusableInputs_AreNamed()
    {
        _folder.Write("a.json", "{}");
        await File.WriteAllBytesAsync(_folder["latin.yaml"], [0x6E, 0xE4], TestContext.Current.CancellationToken);

        var run = await CliRun.Of("fmt", _folder["absent.yaml"], _folder["a.json"], _folder["latin.yaml"], Directory.CreateDirectory(_folder["empty"]).FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                $"kubewright: {_folder["absent.yaml"]}: there is no such file or folder.",
                $"kubewright: {_folder["a.json"]}: is no .yaml or .yml file; fmt writes YAML and nothing else.",
                $"kubewright: {_folder["latin.yaml"]}: is no UTF-8 text; save it as UTF-8.",
                $"kubewright: {_folder["empty"]}: has no .yaml or .yml file.",
            ],
            run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Fmt_ReadOnlyFile_IsOneClearLine()
    {
        _folder.Write("a.yaml", Untidy).Write("b.yaml", Untidy);
        File.SetAttributes(_folder["a.yaml"], FileAttributes.ReadOnly);

        var run = await CliRun.Of("fmt", _folder.Root);

        File.SetAttributes(_folder["a.yaml"], FileAttributes.Normal);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"kubewright: {_folder["a.yaml"]}: cannot be written: the file is read-only. Make the file and its folder writable.\n", run.Error);
        Assert.Equal(Untidy, _folder.Read("a.yaml"));
    }

    [Fact]
    public async Task Fmt_FolderThatTakesNoFile_IsOneClearLine()
    {
        _folder.Write("a.yaml", Untidy);
        Directory.CreateDirectory(_folder[".a.yaml.kubewright-new"]);

        var run = await CliRun.Of("fmt", _folder["a.yaml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"kubewright: {_folder["a.yaml"]}: cannot be written: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(Untidy, _folder.Read("a.yaml"));
    }

    [Fact]
    public async Task Fmt_Link_StaysALinkAndItsTargetKeepsItsMode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes and unprivileged links are a matter of Unix.");
        _folder.Write("target.yaml", Untidy);
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["target.yaml"], mode);
        }

        File.CreateSymbolicLink(_folder["link.yaml"], _folder["target.yaml"]);

        await CliRun.Of("fmt", _folder["link.yaml"]);

        Assert.NotNull(new FileInfo(_folder["link.yaml"]).LinkTarget);
        Assert.Equal(Tidy, _folder.Read("target.yaml"));
        Assert.Equal(mode, new FileInfo(_folder["target.yaml"]).UnixFileMode);
    }

    [Fact]
    public async Task Fmt_Anchor_KeepsItsDocumentAndSaysSo()
    {
        var anchored = "---\nkind:   ConfigMap\ndata:\n    a: &x 1\n    b: *x\n";
        _folder.Write("a.yaml", Untidy + anchored);

        var run = await CliRun.Of("fmt", _folder["a.yaml"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Tidy + anchored, _folder.Read("a.yaml"));
        Assert.Equal($"kubewright: {_folder["a.yaml"]}(7,8): this document stays as it is, because it has the anchor &x.\n", run.Error);
    }

    private static async Task<(int ExitCode, string Out)> ExitAndOut(Task<CliRun> run) => ((await run).ExitCode, (await run).Out);
}
