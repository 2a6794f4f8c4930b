using System.Diagnostics;

namespace Kubewright.Package.Tests;

/// <summary>A program that needs no runtime.</summary>
internal static class NativeProgram
{
    /// <summary>What it writes.</summary>
    public static string Run(string path)
    {
        using var process = Process.Start(new ProcessStartInfo(path) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
