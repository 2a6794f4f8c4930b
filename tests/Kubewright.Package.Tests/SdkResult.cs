namespace Kubewright.Package.Tests;

/// <summary>What a command of the .NET SDK said.</summary>
internal sealed record SdkResult(int ExitCode, string Output)
{
    /// <summary>The result, if the command did what it should.</summary>
    public SdkResult OrFail()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    /// <summary>The lines with that text.</summary>
    public IReadOnlyList<string> LinesWith(string text) =>
        [.. Output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal)).Select(static line => line.Trim()).Distinct()];
}
