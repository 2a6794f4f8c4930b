using System.Xml.Linq;

namespace Kubewright.Architecture.Tests;

/// <summary>The arrows between assemblies point one way.</summary>
public sealed class LayeringTests
{
    /// <summary>What each assembly may reference directly.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Kubewright.Schema"] = [],
        ["Kubewright.Generators"] = ["Kubewright.Schema"],
        ["Kubewright.Rules"] = ["Kubewright.Schema"],
        ["Kubewright.Analyzers"] = ["Kubewright.Schema", "Kubewright.Rules"],
        ["Kubewright.CodeFixes"] = ["Kubewright.Schema", "Kubewright.Rules"],
        ["Kubewright"] = ["Kubewright.Schema"],
        ["Kubewright.Validation"] = ["Kubewright", "Kubewright.Rules"],
        ["Kubewright.Emit"] = ["Kubewright.Validation"],
        ["Kubewright.Tasks"] = [],
        ["Kubewright.Import"] = ["Kubewright.Validation", "Kubewright.Generators"],
        ["Kubewright.Runtime"] = ["Kubewright"],
        ["Kubewright.Testing"] = ["Kubewright", "Kubewright.Runtime"],
        ["Kubewright.Planning"] = ["Kubewright.Runtime", "Kubewright.Validation"],
        ["Kubewright.Server"] = ["Kubewright.Runtime", "Kubewright.Validation"],
        ["Kubewright.Cli"] = ["Kubewright.Server", "Kubewright.Runtime", "Kubewright.Validation", "Kubewright.Planning", "Kubewright.Emit", "Kubewright.Import"],
        ["Kubewright.Package"] = [],
        ["Kubewright.Templates"] = [],
    };

    public static TheoryData<string> Assemblies => [.. Repository.Projects.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assembly_ReferencesOnlyWhatTheDesignAllows(string assembly)
    {
        Assert.True(Arrows.TryGetValue(assembly, out var allowed), $"{assembly} has no row in the table of arrows; add one.");

        var references = XDocument.Load(Repository.Projects[assembly])
            .Descendants("ProjectReference")
            .Where(static reference => (string?)reference.Attribute("OutputItemType") != "Analyzer" && (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(static reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [InlineData("Kubewright.Schema")]
    [InlineData("Kubewright.Generators")]
    [InlineData("Kubewright.Rules")]
    [InlineData("Kubewright.Analyzers")]
    public void CompilerHostedAssembly_BringsOnlyYamlDotNet(string assembly)
    {
        var packages = XDocument.Load(Repository.Projects[assembly])
            .Descendants("PackageReference")
            .Where(static reference => (string?)reference.Attribute("PrivateAssets") != "all")
            .Select(static reference => (string)reference.Attribute("Include")!)
            .Where(static name => name is not ("System.Collections.Immutable" or "Microsoft.CodeAnalysis.CSharp"));

        Assert.Empty(packages.Except(["YamlDotNet"]));
    }
}
