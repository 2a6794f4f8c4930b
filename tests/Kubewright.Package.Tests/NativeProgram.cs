using System.Diagnostics;

namespace Kubewright.Package.Tests;

/// <summary>A program that is started by its own name.</summary>
internal static class NativeProgram
{
    /// <summary>What it writes.</summary>
    public static string Run(string folder, string path, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
