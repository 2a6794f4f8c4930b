using System.Runtime.CompilerServices;

namespace Kubewright.Testing.Tests;

/// <summary>What the README shows is what runs here: see Example/WebTests.cs.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Example_IsTheTestThatRuns()
    {
        var folder = Path.GetDirectoryName(File())!;
        var example = System.IO.File.ReadAllText(Path.Combine(folder, "Example", "WebTests.cs")).ReplaceLineEndings("\n");
        var readme = System.IO.File.ReadAllText(Path.Combine(folder, "../../src/Kubewright.Testing/README.md")).ReplaceLineEndings("\n");

        Assert.Contains($"```csharp\n{example}```\n", readme, StringComparison.Ordinal);
    }

    private static string File([CallerFilePath] string path = "") => path;
}
