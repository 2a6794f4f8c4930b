using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Kubewright.EndToEnd.Tests;

/// <summary>A user's project in a folder of its own, built with the .NET SDK.</summary>
internal sealed partial class UserProject : IDisposable
{
    private static readonly string Repository = Metadata("RepositoryRoot");
    public static readonly string Configuration = Metadata("Configuration");

    private readonly string _folder = Directory.CreateTempSubdirectory("kubewright-").FullName;

    public UserProject(string source)
    {
        Write("Web.cs", source);
        Write(
            "Web.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <LangVersion>14</LangVersion>
              </PropertyGroup>

            </Project>
            """);
        Write("Directory.Build.props", $"""<Project><Import Project="{Repository}src/Kubewright.Emit/build/Kubewright.props" /></Project>""");
        Write("Directory.Build.targets", $"""<Project><Import Project="{Repository}src/Kubewright.Emit/build/Kubewright.InRepo.targets" /></Project>""");
    }

    /// <summary>The sample's source.</summary>
    public static string Sample { get; } = System.IO.File.ReadAllText(Path.Combine(Repository, "src", "samples", "Web", "Web.cs"));

    /// <summary>The project's file.</summary>
    public string File => PathOf("Web.csproj");

    /// <summary>The manifest as it was built.</summary>
    public string Manifest => Path.Combine(_folder, "bin", Configuration, "net10.0", "manifests", "web.yaml");

    /// <summary>What the emitter leaves behind when it has run.</summary>
    public string Stamp => Path.Combine(_folder, "obj", Configuration, "net10.0", "kubewright.emitted");

    /// <summary>What keeps a build to its findings.</summary>
    private static string[] Quietly => ["-nologo", "--tl:off", "-v:minimal"];

    /// <summary>A file of the project.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Write(string name, string text) => System.IO.File.WriteAllText(PathOf(name), text);

    /// <summary>Removes everything that was built.</summary>
    public void Clean()
    {
        Directory.Delete(Path.Combine(_folder, "bin"), recursive: true);
        Directory.Delete(Path.Combine(_folder, "obj"), recursive: true);
    }

    /// <summary>Builds the project, but not what it refers to: that is built, and other tests are using it.</summary>
    public BuildResult Build(params string[] arguments) => Result(Run(["build", .. Quietly, .. arguments]));

    /// <summary>Builds the project as somebody does who is in the folder above it.</summary>
    public BuildResult BuildFromAbove(params string[] arguments) => Result(Run(["build", File, .. Quietly, .. arguments], Path.GetDirectoryName(_folder)));

    /// <summary>Restores the project, as an editor does before it opens it.</summary>
    public void Restore()
    {
        var (exitCode, output) = Run(["restore", "-nologo", "--tl:off", "-v:minimal"]);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Runs <c>kubewright</c> with the project as the current folder.</summary>
    public (int ExitCode, string Output) Kubewright(params string[] arguments) =>
        Run([Path.Combine(AppContext.BaseDirectory, "Kubewright.Cli.dll"), .. arguments]);

    /// <summary>What a build said; an analyzer that failed would otherwise only be missed.</summary>
    private static BuildResult Result((int ExitCode, string Output) run)
    {
        Assert.False(run.Output.Contains("AD0001", StringComparison.Ordinal), run.Output);
        return new BuildResult(run.ExitCode, run.Output, [.. Diagnostic().Matches(run.Output).Select(Read).Distinct()]);
    }

    private (int ExitCode, string Output) Run(IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = folder ?? _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        // MSBuild takes these for properties, in a build that the command starts as well.
        start.Environment["Configuration"] = Configuration;
        start.Environment["BuildProjectReferences"] = "false";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static BuildDiagnostic Read(Match match) => new(
        Path.GetFileName(match.Groups["file"].Value), int.Parse(match.Groups["line"].ValueSpan), match.Groups["severity"].Value, match.Groups["id"].Value, match.Groups["text"].Value.Trim());

    private static string Metadata(string key) =>
        typeof(UserProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;

    [GeneratedRegex(@"^\s*(?<file>[^\n(]+)\((?<line>\d+),\d+\): (?<severity>error|warning) (?<id>\w+): (?<text>.*?)( \[[^\]]*\])?$", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();
}
