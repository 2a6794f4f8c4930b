using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers.Tests;

/// <summary>The C# notation of the shared case table.</summary>
public sealed class RuleCaseTests
{
    public static TheoryData<string> Names => [.. RuleCases.All.Where(static item => item.CSharp is not null).Select(static item => item.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Analyze_CSharpOfCase_ReportsTheFindingsOfTheCase(string name)
    {
        var item = RuleCases.Find(name);
        var marked = MarkedText.Parse(item.CSharp!);
        var compilation = TestCompilation.Create(marked.Text, ImplicitUsings + RuleCases.CSharpUsings);
        Assert.Empty(TestCompilation.Errors(compilation));

        var all = await Analysis.RunAsync(compilation, item);
        var diagnostics = all.Where(diagnostic => !item.Options.Disabled.Contains(diagnostic.Id)).ToList();

        Assert.Equal(
            item.Findings.Select(static finding => $"{finding.Id} {finding.ObjectKey} {finding.Path}: {finding.Message}").Order(StringComparer.Ordinal),
            diagnostics.Select(static diagnostic => $"{diagnostic.Id} {diagnostic.Properties["object"]} {diagnostic.Properties["path"]}: {diagnostic.GetMessage()}").Order(StringComparer.Ordinal));
        Assert.Equal(marked.Starts, diagnostics.Select(Start));
        Assert.Equal(
            item.Findings.Select(static finding => (finding.Id, finding.HasFix)).Order(),
            diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Properties.ContainsKey("fix"))).Order());
    }

    internal const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;\n";

    private static (int Line, int Column) Start(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return (start.Line + 1, start.Character + 1);
    }
}
