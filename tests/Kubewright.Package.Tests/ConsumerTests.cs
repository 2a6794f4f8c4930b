using System.Text.Json;

namespace Kubewright.Package.Tests;

/// <summary>What a project gets that refers to the packages.</summary>
public sealed class ConsumerTests(PackageFeed feed)
{
    private const string Output = "App/bin/Debug/net10.0/manifests";
    private const string Stamp = "App/obj/Debug/net10.0/kubewright.emitted";

    /// <summary>A class library for two frameworks that emits into a folder of its own, and an executable beside it.</summary>
    [Fact]
    public void Solution_OfALibraryAndAnExecutable_GetsAllOfIt()
    {
        using var consumer = TwoProjects(feed);

        consumer.Dotnet("restore", "Shop.slnx", "--tl:off", "-v:minimal").OrFail();
        var first = Build(consumer).OrFail();

        // The rules run, once, at their lines; the runtime value is seen by the emitter alone.
        Assert.Equal(["Db.cs(12): warning KW4001", "Db.cs(19): warning KW4001"], Warnings(first));
        Assert.Equal(["statefulset-db.yaml", "statefulset-mirror.yaml", "storageclass-fast.yaml"], consumer.FilesIn(Output));
        Assert.Contains("  namespace: shop\n", consumer.Read($"{Output}/statefulset-db.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("namespace", consumer.Read($"{Output}/storageclass-fast.yaml"), StringComparison.Ordinal);

        // The library's class asks a package that does not lie beside the assembly, and is written by one of the frameworks.
        Assert.Equal(["web.yaml"], consumer.FilesIn("deploy"));
        Assert.Contains("open", consumer.Read("deploy/web.yaml"), StringComparison.Ordinal);
        Assert.Single(first.LinesWith("web.yaml"));
        Assert.False(Directory.Exists(consumer["Web/bin/Debug/net10.0-windows/manifests"]));

        // What emits is the code that is compiled for this machine.
        Assert.Contains($"/{Sdk.Runtime}/Kubewright.Emit.dll", consumer.Read("App/obj/Debug/net10.0/kubewright.settings"), StringComparison.Ordinal);

        // The program runs.
        Assert.StartsWith("apiVersion: apps/v1\n", consumer.Dotnet("App/bin/Debug/net10.0/App.dll").OrFail().Output, StringComparison.Ordinal);

        // Nothing changed: nothing runs.
        var stamp = File.GetLastWriteTimeUtc(consumer[Stamp]);
        Assert.Empty(Build(consumer).OrFail().LinesWith(".yaml"));
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(consumer[Stamp]));

        // An editor's build runs nothing, and has all that an editor needs.
        File.Delete(consumer[Stamp]);
        var analyzers = DesignTimeAnalyzers(consumer);
        Assert.False(File.Exists(consumer[Stamp]));
        Assert.Equal(
            ["Kubewright.Analyzers.dll", "Kubewright.CodeFixes.dll", "Kubewright.Generators.dll", "Kubewright.Rules.dll", "Kubewright.Schema.dll", "YamlDotNet.dll"],
            analyzers);

        consumer.Dotnet("clean", "Shop.slnx", "--tl:off", "-v:minimal").OrFail();
        Assert.Empty(consumer.FilesIn(Output));
    }

    [Fact]
    public void WarningsAsErrors_StopWhatOnlyTheEmitterSees()
    {
        using var consumer = new Consumer(feed);
        consumer.Write("App.csproj", Project("<OutputType>Library</OutputType><TargetFramework>net10.0</TargetFramework><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"));
        consumer.Write("Db.cs", """
            [Manifests]
            public static class Db
            {
                public static StatefulSet Set => new("db")
                {
                    Selector = ("app", "db"),
                    Containers = [new("db", "registry.example/db:1")],
                    TerminationGracePeriodSeconds = int.Parse("0"),
                };
            }
            """);

        var result = consumer.Dotnet("build", "--tl:off", "-v:minimal");

        Assert.NotEqual(0, result.ExitCode);
        Assert.All(result.LinesWith("Db.cs(4,"), static line => Assert.Contains("error KW4001", line, StringComparison.Ordinal));
        Assert.NotEmpty(result.LinesWith("Db.cs(4,"));
        Assert.Empty(consumer.FilesIn("bin/Debug/net10.0/manifests"));

        consumer.Dotnet("build", "--tl:off", "-v:minimal", "-p:WarningsNotAsErrors=KW4001").OrFail();
        Assert.Equal(["db.yaml"], consumer.FilesIn("bin/Debug/net10.0/manifests"));
    }

    [Fact]
    public void Program_PublishedAsNativeCode_WritesTheSameYaml()
    {
        using var consumer = new Consumer(feed);
        consumer.Write("App.csproj", Project("<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>"));
        consumer.Write("Program.cs", """
            Console.Write(Web.Set.ToYaml());
            foreach (var document in Manifest.Parse(Web.Set.ToYaml(), "-").Objects) Console.Write(document.Object!.ToYaml());

            [Manifests]
            public static class Web
            {
                public static StatefulSet Set => new("web") { Selector = ("app", "web"), Containers = [new("web", "nginx:1.29")] };
            }
            """);

        var restored = consumer.Dotnet("restore", "--tl:off", "-v:minimal");
        Assert.SkipWhen(restored.ExitCode != 0 && restored.LinesWith("NU110").Any(), "The compiler to native code cannot be restored here.");
        restored.OrFail();
        var published = consumer.Dotnet("publish", "--no-restore", "-o", "out", "--tl:off", "-v:minimal");
        Assert.SkipWhen(published.Output.Contains("Platform linker", StringComparison.Ordinal), "There is no linker for native code here: install clang or gcc.");
        published.OrFail();

        Assert.Empty(published.LinesWith("warning IL"));
        // Native code is for one machine, whose name is part of the folder.
        var yaml = File.ReadAllText(Assert.Single(Directory.GetFiles(consumer["bin/Release"], "web.yaml", SearchOption.AllDirectories)));
        Assert.Equal(yaml + yaml, NativeProgram.Run(consumer.Folder, consumer["out/App"]));
    }

    private static Consumer TwoProjects(PackageFeed feed)
    {
        var consumer = new Consumer(feed);
        consumer.Write("Shop.slnx", """<Solution><Project Path="Web/Web.csproj" /><Project Path="App/App.csproj" /></Solution>""");
        consumer.Write("Web/Web.csproj", Project(
            """
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <KubewrightOutputPath>../deploy</KubewrightOutputPath>
            """,
            """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" />"""));
        consumer.Write("Web/Web.cs", """
            using Newtonsoft.Json;

            [Manifests]
            public static class Web
            {
                public static ConfigMap Settings => new("settings") { Data = [("web.json", JsonConvert.SerializeObject(new { open = true }))] };
            }
            """);
        consumer.Write("App/App.csproj", Project(
            """
            <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <IsAotCompatible>true</IsAotCompatible>
                <KubewrightFiles>object</KubewrightFiles>
                <KubewrightNamespace>shop</KubewrightNamespace>
                <KubewrightKubernetesVersion>1.33</KubewrightKubernetesVersion>
            """,
            """<ProjectReference Include="../Web/Web.csproj" />"""));
        consumer.Write("App/Program.cs", "Console.Write(Db.Set.ToYaml());\n");
        consumer.Write("App/Db.cs", """
            [Manifests]
            public static class Db
            {
                public static StorageClass Fast => new("fast") { Provisioner = "example.com/disk" };

                public static StatefulSet Set => new("db")
                {
                    Selector = ("app", "db"),
                    Containers = [new("db", "registry.example/db:1") { EnvFrom = [new() { ConfigMapRef = new(Web.Settings) }] }],

                    // Seen while typing.
                    TerminationGracePeriodSeconds = 0,
                };

                public static StatefulSet Mirror
                {
                    get
                    {
                        var seconds = int.Parse("0");

                        return new("mirror")
                        {
                            Selector = ("app", "mirror"),
                            Containers = [new("db", "registry.example/db:1")],
                            TerminationGracePeriodSeconds = seconds,
                        };
                    }
                }
            }
            """);
        return consumer;
    }

    private static string Project(string properties, string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Kubewright" Version="{PackageFeed.Version}" />
            {items}
          </ItemGroup>
        </Project>
        """;

    private static SdkResult Build(Consumer consumer) => consumer.Dotnet("build", "Shop.slnx", "-m", "--no-restore", "--tl:off", "-v:minimal");

    private static IEnumerable<string> Warnings(SdkResult result) => result
        .LinesWith("warning ")
        .Select(static line => System.Text.RegularExpressions.Regex.Replace(line, @"^.*?([^/\\]+)\((\d+),\d+\): (warning \w+):.*$", "$1($2): $3"))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> DesignTimeAnalyzers(Consumer consumer)
    {
        var result = consumer.Dotnet(
            "msbuild", "App/App.csproj", "-t:Compile", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true", "-getItem:Analyzer", "-nologo").OrFail();
        using var json = JsonDocument.Parse(result.Output);
        return
        [
            .. json.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray()
                .Select(static item => item.GetProperty("Identity").GetString()!)
                .Where(static path => path.Contains($"{Path.DirectorySeparatorChar}kubewright{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(static path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];
    }
}
