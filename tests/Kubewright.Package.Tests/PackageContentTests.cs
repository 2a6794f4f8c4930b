using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Kubewright.Package.Tests;

/// <summary>What is in the packages, and what is not.</summary>
public sealed class PackageContentTests(PackageFeed feed)
{
    private const long LargestTool = 45_000_000;

    public static TheoryData<string> Ids => ["Kubewright", "Kubewright.Testing", "Kubewright.Cli", "Kubewright.Templates"];

    [Fact]
    public void Pack_Solution_MakesTheFourAndNothingElse() => Assert.Equal(
        Ids.Select(id => Path.GetFileName(feed.File(id))).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(feed.Folder).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_HasLicenceReadmeAndIcon(string id)
    {
        using var package = feed.Open(id);
        var metadata = Nuspec(package).Element(Name("metadata"))!;

        Assert.Equal("Apache-2.0", metadata.Element(Name("license"))!.Value);
        Assert.NotNull(package.GetEntry(metadata.Element(Name("readme"))!.Value));
        Assert.NotNull(package.GetEntry(metadata.Element(Name("icon"))!.Value));
        Assert.NotEqual("Package Description", metadata.Element(Name("description"))!.Value);
        Assert.Equal(PackageFeed.Version, metadata.Element(Name("version"))!.Value);

        XName Name(string local) => Nuspec(package).Name.Namespace + local;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Assembly_OfOurs_HasItsSymbolsInside(string id)
    {
        using var package = feed.Open(id);
        var without = package.Entries
            .Where(static entry => entry.Name.StartsWith("Kubewright", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal) && !HasSymbols(entry))
            .Select(static entry => entry.FullName);

        Assert.Empty(without);
        Assert.DoesNotContain(package.Entries, static entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void Kubewright_Compiler_LoadsOnlyOurAssembliesAndYamlDotNet() => Assert.Equal(
        ["Kubewright.Analyzers.dll", "Kubewright.CodeFixes.dll", "Kubewright.Generators.dll", "Kubewright.Rules.dll", "Kubewright.Schema.dll", "YamlDotNet.dll"],
        In("Kubewright", "analyzers/"));

    [Fact]
    public void Kubewright_Library_HasItsDocumentation()
    {
        Assert.Equal(["Kubewright.Schema.dll", "Kubewright.Schema.xml", "Kubewright.dll", "Kubewright.xml"], In("Kubewright", "lib/net10.0/"));

        using var package = feed.Open("Kubewright");
        using var reader = new StreamReader(package.GetEntry("lib/net10.0/Kubewright.xml")!.Open());
        Assert.Contains("P:Kubewright.StatefulSet.Replicas", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Kubewright_Build_ReachesProjectsThatReferToItThroughOthers()
    {
        Assert.Contains("Kubewright.props", In("Kubewright", "build/"));
        Assert.Contains("Kubewright.targets", In("Kubewright", "build/"));
        Assert.DoesNotContain("Kubewright.InRepo.targets", In("Kubewright", "build/"));
        Assert.Equal(["Kubewright.props", "Kubewright.targets"], In("Kubewright", "buildTransitive/"));
    }

    [Fact]
    public void Kubewright_Tools_AreTheEmitterForAnyMachineAndForThisOne()
    {
        string[] files =
        [
            "Kubewright.Emit.deps.json", "Kubewright.Emit.dll", "Kubewright.Emit.runtimeconfig.json", "Kubewright.Rules.dll",
            "Kubewright.Schema.dll", "Kubewright.Validation.dll", "Kubewright.dll", "YamlDotNet.dll",
        ];
        string[] expected = ["tools/netstandard2.0/Kubewright.Tasks.dll", .. files.Select(static file => $"tools/net10.0/{file}"), .. files.Select(static file => $"tools/net10.0/{Sdk.Runtime}/{file}")];
        using var package = feed.Open("Kubewright");
        var tools = package.Entries.Where(static entry => entry.FullName.StartsWith("tools/", StringComparison.Ordinal)).ToList();

        Assert.Equal(expected.Order(StringComparer.Ordinal), tools.Select(static entry => entry.FullName).Order(StringComparer.Ordinal));
        Assert.All(
            tools.Where(static entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)),
            static entry => Assert.Equal(entry.FullName.Contains(Sdk.Runtime, StringComparison.Ordinal), IsCompiled(entry)));
    }

    [Fact]
    public void Testing_DependsOnKubewrightOfTheSameVersion_WithAllOfIt()
    {
        using var package = feed.Open("Kubewright.Testing");
        var dependency = Assert.Single(Nuspec(package).Descendants(), static element => element.Name.LocalName == "dependency");

        Assert.Equal("Kubewright", dependency.Attribute("id")!.Value);
        Assert.Equal($"[{PackageFeed.Version}]", dependency.Attribute("version")!.Value);
        Assert.Null(dependency.Attribute("exclude"));
        Assert.Equal(["Kubewright.Runtime.dll", "Kubewright.Runtime.xml", "Kubewright.Testing.dll", "Kubewright.Testing.xml"], In("Kubewright.Testing", "lib/net10.0/"));
    }

    [Fact]
    public void Cli_IsAToolNamedKubewright_OfReasonableSize()
    {
        using var package = feed.Open("Kubewright.Cli");
        using var settings = package.Entries.First(static entry => entry.Name == "DotnetToolSettings.xml").Open();
        var command = Assert.Single(XDocument.Load(settings).Descendants("Command"));

        Assert.Equal("kubewright", command.Attribute("Name")!.Value);
        Assert.InRange(new FileInfo(feed.File("Kubewright.Cli")).Length, 1, LargestTool);
        Assert.Contains(package.Entries, static entry => entry.FullName.Contains("runtimes/linux-x64/native/", StringComparison.Ordinal));
        Assert.Contains(package.Entries, static entry => entry.FullName.Contains("runtimes/win-x64/native/", StringComparison.Ordinal));
        Assert.DoesNotContain(package.Entries, static entry => entry.FullName.Contains("runtimes/ios-arm64/", StringComparison.Ordinal));
    }

    [Fact]
    public void Cli_IsForAnyMachineAndCompiledForThisOne()
    {
        using var package = feed.Open("Kubewright.Cli");
        var tools = package.Entries.Where(static entry => entry.FullName.StartsWith("tools/", StringComparison.Ordinal)).ToList();
        var any = Assemblies("any");
        var here = Assemblies(Sdk.Runtime);

        Assert.Equal(any.Select(static entry => entry.Name), here.Select(static entry => entry.Name));
        Assert.DoesNotContain(any.Where(static entry => entry.Name.StartsWith("Kubewright", StringComparison.Ordinal)), IsCompiled);
        Assert.All(here, static entry => Assert.True(IsCompiled(entry), entry.FullName));
        Assert.Equal(2, tools.Count(static entry => entry.Name == "DotnetToolSettings.xml"));

        List<ZipArchiveEntry> Assemblies(string machine) =>
            [.. tools.Where(entry => entry.FullName.StartsWith($"tools/net10.0/{machine}/", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal) && !entry.FullName.Contains("/native/", StringComparison.Ordinal)).OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
    }

    private string[] In(string id, string folder)
    {
        using var package = feed.Open(id);
        return [.. package.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)).Select(static entry => entry.Name).Order(StringComparer.Ordinal)];
    }

    private static XElement Nuspec(ZipArchive package)
    {
        using var stream = package.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!;
    }

    private static bool HasSymbols(ZipArchiveEntry entry)
    {
        using var assembly = Read(entry);
        return assembly.ReadDebugDirectory().Any(static item => item.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    /// <summary>Whether the assembly has machine code beside its IL.</summary>
    private static bool IsCompiled(ZipArchiveEntry entry)
    {
        using var assembly = Read(entry);
        return assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static PEReader Read(ZipArchiveEntry entry)
    {
        var memory = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(memory);
        }

        memory.Position = 0;
        return new PEReader(memory);
    }
}
