using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Analyzers.Tests;

/// <summary>The rules of .NET's own analyzers that stay off while the compiler's log is for the emitter alone.</summary>
public sealed class DotnetRulesTests
{
    [Fact]
    public void AnalyzerConfig_NamesTheInfoRulesOfTheSdkAlone()
    {
        var named = File.ReadLines(Metadata("AnalyzerConfig"))
            .Where(static line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal))
            .Select(static line => line.Split('.')[1]);

        // One that a build reports must not be among them; one that is missing costs time.
        Assert.Equal(RulesOfTheSdk().GroupBy(static rule => rule.Id).Where(static rules => rules.All(IsInfo)).Select(static rules => rules.Key).Order(StringComparer.Ordinal), named);
    }

    private static bool IsInfo(DiagnosticDescriptor rule) => rule is { IsEnabledByDefault: true, DefaultSeverity: DiagnosticSeverity.Info };

    private static IEnumerable<DiagnosticDescriptor> RulesOfTheSdk() =>
        from name in new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
        from type in Assembly.LoadFrom(Path.Combine(Metadata("SdkAnalyzers"), name)).GetTypes()
        where !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true
        from rule in ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics
        select rule;

    private static string Metadata(string key) =>
        typeof(DotnetRulesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;
}
