using System.Collections.Immutable;
using Kubewright.CodeFixes;
using Kubewright.Roslyn.Testing;
using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Analyzers.Tests;

/// <summary>Every finding of the shared case table that has a mechanical fix is gone once its fix is applied.</summary>
public sealed class RuleCaseFixTests
{
    private const int MaxFixes = 10;

    public static TheoryData<string> Names =>
        [.. RuleCases.All.Where(static item => item.CSharp is not null && item.Findings.Any(static finding => finding.HasFix)).Select(static item => item.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fix_FindingsOfCase_AreGone(string name)
    {
        var item = RuleCases.Find(name);
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Case", "Case", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(ReferenceAssemblies.Net.Net100.References.AddRange(TestCompilation.Library)));
        project = project.AddDocument("Usings.cs", Fix.Usings).Project;
        var document = project.AddDocument("Case.cs", MarkedText.Parse(item.CSharp!).Text);

        var fixes = 0;
        for (; await NextFixAsync(document, item) is { } action && fixes < MaxFixes; fixes++)
        {
            var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
            document = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        }

        Assert.InRange(fixes, 1, MaxFixes - 1);
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(TestCompilation.Errors(compilation));
        var left = (await Analysis.RunAsync(compilation, item)).Where(diagnostic => !item.Options.Disabled.Contains(diagnostic.Id)).Select(static diagnostic => diagnostic.Id);
        Assert.Equal(item.Findings.Where(static finding => finding is { HasFix: false, GoesWithAnother: false }).Select(static finding => finding.Id), left);
    }

    private static async Task<CodeAction?> NextFixAsync(Document document, RuleCase item)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        foreach (var diagnostic in (await Analysis.RunAsync(compilation, item)).Where(diagnostic => !item.Options.Disabled.Contains(diagnostic.Id)))
        {
            var actions = ImmutableArray.CreateBuilder<CodeAction>();
            var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
            await new ManifestCodeFixProvider().RegisterCodeFixesAsync(context);
            if (actions.Count > 0)
            {
                return actions[0];
            }
        }

        return null;
    }
}
