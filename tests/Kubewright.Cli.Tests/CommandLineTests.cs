namespace Kubewright.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("emit")]
    [InlineData("fmt")]
    [InlineData("fmt", "a.yaml", "--frobnicate")]
    [InlineData("schema")]
    [InlineData("schema", "diff")]
    [InlineData("schema", "diff", "a.json", "b.json")]
    [InlineData("frobnicate")]
    [InlineData("check", "a.yaml", "--format", "xml")]
    [InlineData("up", "a.yaml", "--frobnicate")]
    [InlineData("up", "a.yaml", "--timeout")]
    [InlineData("up", "a.yaml", "--timeout", "soon")]
    [InlineData("emit", "a.dll", "b.dll")]
    public async Task Run_WrongWords_AreRefusedWithAHint(params string[] args)
    {
        var run = await CliRun.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.StartsWith("kubewright: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help'.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up", "--until-ready", "--timeout", "--virtual-time", "--default-storage-class", "--storage-class", "--port", "--dns-port", "--kubeconfig", "--read-only-kubeconfig", "--no-server", "--data", "--watch")]
    [InlineData("check", "--format")]
    [InlineData("emit", "--output")]
    [InlineData("fmt", "--check")]
    [InlineData("schema", "diff")]
    public async Task Help_Command_NamesItsOptions(string command, params string[] options)
    {
        var run = await CliRun.Of(command, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(options, option => Assert.Contains(option, run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("60s", 60_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("500ms", 500)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1.5s", 1_500)]
    public void DurationText_Duration_IsRead(string text, int milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var value, out _));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("60")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("0s")]
    [InlineData("5d")]
    [InlineData("5 s")]
    [InlineData("99999999999h")]
    public void DurationText_OtherText_IsRefusedWithACure(string text)
    {
        Assert.False(DurationText.TryParse(text, out _, out var problem));
        Assert.Contains(text, problem, StringComparison.Ordinal);
    }
}
