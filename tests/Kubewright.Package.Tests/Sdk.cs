using System.Diagnostics;
using System.Reflection;

namespace Kubewright.Package.Tests;

/// <summary>The .NET SDK as a user starts it.</summary>
internal static class Sdk
{
    /// <summary>The repository, with a slash at the end.</summary>
    public static string Repository { get; } = Metadata("RepositoryRoot");

    /// <summary>The configuration that the tests are built in.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The runtime identifier of this machine, as the SDK that runs here has it.</summary>
    public static string Runtime { get; } = Metadata("Runtime");

    /// <summary>Runs <c>dotnet</c>.</summary>
    /// <param name="folder">The current folder.</param>
    /// <param name="packages">The folder that packages are restored to; null for the ordinary one.</param>
    /// <param name="arguments">The arguments.</param>
    public static SdkResult Run(string folder, string? packages, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A build inside a build must not take the outer one's settings for its own.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new SdkResult(process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private static string Metadata(string key) =>
        typeof(Sdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;
}
