using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Kubewright.Cli;

/// <summary>Builds a C# project with the .NET SDK.</summary>
internal static class ProjectBuilder
{
    private const string AssemblyProperty = "TargetPath";
    private const string AssetsProperty = "ProjectAssetsFile";
    private const string LogProperty = "KubewrightCompilerLog";
    private const string OutputProperty = "KubewrightOutputPath";
    private const string SettingsProperty = "KubewrightSettings";
    private const string BaselineProperty = "KubewrightBaseline";

    /// <summary>Builds the project and finds out where its assembly is.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="emit">Whether the build writes YAML, too.</param>
    /// <param name="cancellation">Ends the build.</param>
    public static async Task<BuildOutcome> BuildAsync(string project, bool emit, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in Arguments(project, emit))
        {
            start.ArgumentList.Add(argument);
        }

        CleanEnvironment(start.Environment);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The .NET SDK did not start.");
        using var registration = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return Read(process.ExitCode == 0, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private static IEnumerable<string> Arguments(string project, bool emit) =>
    [
        "build", project, "-t:Build", "-nologo", "--tl:off", "-v:quiet",
        $"-getProperty:{AssemblyProperty}", $"-getProperty:{LogProperty}", $"-getProperty:{OutputProperty}", $"-getProperty:{SettingsProperty}", $"-getProperty:{BaselineProperty}",
        $"-getProperty:{AssetsProperty}",
        .. emit ? Array.Empty<string>() : ["-p:KubewrightEmit=false"],
    ];

    /// <summary>A build inside a build must not take the outer one's settings for its own.</summary>
    private static void CleanEnvironment(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
    }

    /// <summary>With <c>-getProperty</c> the properties come on standard output, the diagnostics on standard error.</summary>
    private static BuildOutcome Read(bool isSuccess, string output, string error)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var start = output.IndexOf('{', StringComparison.Ordinal);
        var rest = start < 0 ? output : output[..start];
        if (start >= 0)
        {
            try
            {
                using var json = JsonDocument.Parse(output.AsMemory(start));
                foreach (var property in json.RootElement.GetProperty("Properties").EnumerateObject())
                {
                    values[property.Name] = property.Value.GetString() ?? "";
                }
            }
            catch (JsonException)
            {
                // Not the properties, then: it belongs to what the build had to say.
                rest = output;
            }
        }

        ImmutableArray<string> lines = [.. $"{rest}\n{error}".Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0).Distinct()];
        return new BuildOutcome(isSuccess, Get(AssemblyProperty), Get(LogProperty), Get(OutputProperty), Get(SettingsProperty), Get(BaselineProperty), lines) { AssetsPath = Get(AssetsProperty) };

        string Get(string name) => values.GetValueOrDefault(name, "");
    }
}
