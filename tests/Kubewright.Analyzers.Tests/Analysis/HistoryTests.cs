using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers.Tests;

/// <summary>What an analyzer remembers from one edit to the next changes how long it takes, and nothing that it says.</summary>
public sealed class HistoryTests
{
    private const int Edits = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Analyze_AfterEachOfManyEdits_SaysWhatANewAnalyzerSays(int seed)
    {
        var program = new EditedProgram(seed);
        var analyzer = new ManifestAnalyzer();
        Assert.NotEmpty(await Analysis.DescribeAsync(analyzer, program.Compilation));
        var edits = new List<string>();
        for (var i = 0; i < Edits; i++)
        {
            edits.Add(program.Edit());

            var (warm, fresh) = (await Analysis.DescribeAsync(analyzer, program.Compilation), await Analysis.DescribeAsync(new ManifestAnalyzer(), program.Compilation));

            Assert.True(fresh.SequenceEqual(warm), string.Join('\n', [.. edits, "only new:", .. fresh.Except(warm), "only old:", .. warm.Except(fresh)]));
        }
    }

    [Fact]
    public async Task Analyze_Again_KnowsWhatTheCompilerAskedForBefore()
    {
        var before = Create("public static Service A => new(\"a\");", "public static Service B => new(\"b\");");
        var analyzer = new ManifestAnalyzer();

        await Analysis.DescribeAsync(analyzer, before);

        Assert.Equal("B", Assert.Single(analyzer.History.Of(Edited(before, "\"a\"", "\"other\"")).Values).Key.Name);
    }

    [Fact]
    public void Edit_SameSeed_MakesTheSameProgram()
    {
        var (one, other) = (new EditedProgram(5), new EditedProgram(5));
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(one.Edit(), other.Edit());
        }
    }

    [Fact]
    public void Of_BodyEdited_ForgetsWhatReadItAndKeepsTheRest()
    {
        var before = Create("public static Service A => new(Name);", "public static Service B => new(\"b\");", "static string Name => \"a\";");
        var (history, analyzed) = Analyzed(before);

        var after = history.Of(Edited(before, "\"a\"", "\"other\""));

        Assert.Equal(2, analyzed.Values.Count);
        var (key, value) = Assert.Single(after.Values);
        Assert.Equal("B", key.Name);
        Assert.Same(analyzed.Values[key], value);
    }

    [Theory]
    [InlineData("static string Name", "static object Name")]
    [InlineData("public static Service B", "public static Service C")]
    [InlineData("using System;", "using System; using System.IO;")]
    [InlineData("const int Count = 1", "const int Count = 2")]
    public void Of_DeclarationEdited_ForgetsEverything(string old, string replacement)
    {
        var before = Create("public static Service A => new(Name);", "public static Service B => new(\"b\");", "static string Name => \"a\";", "const int Count = 1;");
        var (history, _) = Analyzed(before);

        Assert.Empty(history.Of(Edited(before, old, replacement)).Values);
    }

    [Fact]
    public void Of_OtherReferences_ForgetsEverything()
    {
        var before = Create("public static Service A => new(\"a\");");
        var (history, _) = Analyzed(before);

        Assert.Empty(history.Of(before.RemoveReferences(before.References.First(static reference => reference.Display!.Contains("Linq", StringComparison.Ordinal)))).Values);
    }

    [Fact]
    public void Of_OtherProjectOfTheSameName_HasItsOwnMemory()
    {
        var one = Create("public static Service A => new(\"a\");");
        var options = ((CSharpParseOptions)one.SyntaxTrees[0].Options).WithPreprocessorSymbols("NET9_0");
        var other = one.ReplaceSyntaxTree(one.SyntaxTrees[0], CSharpSyntaxTree.ParseText(one.SyntaxTrees[0].GetText(TestContext.Current.CancellationToken), options, "File0.cs", TestContext.Current.CancellationToken));
        var (history, _) = Analyzed(one);

        Assert.Empty(history.Of(other).Values);
        Assert.Single(history.Of(one).Values);
    }

    [Fact]
    public void Of_LineNumberPassedByTheCompiler_IsNotKept()
    {
        var (_, memory) = Analyzed(Create(
            "public static Service A => new(Name());",
            "static string Name([System.Runtime.CompilerServices.CallerLineNumber] int line = 0) => \"a\" + line;"));

        Assert.Empty(memory.Values);
    }

    [Fact]
    public void Of_OldCompilation_IsNotHeld()
    {
        var history = new ProgramHistory();

        var reference = AnalyzeAndForget(history);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(reference.IsAlive);
        GC.KeepAlive(history);
    }

    [Fact]
    public async Task Analyze_TextInsertedAbove_MovesTheFinding()
    {
        var before = Create("static int Above => 1;", "public static Service A => new(\"Bad_Name\");");
        var analyzer = new ManifestAnalyzer();
        var found = await Analysis.DescribeAsync(analyzer, before);

        var moved = await Analysis.DescribeAsync(analyzer, Edited(before, "=> 1", "=>\n 2"));

        Assert.NotEqual(found, moved);
        Assert.Equal(found.Length, moved.Length);
        Assert.Equal(await Analysis.DescribeAsync(new ManifestAnalyzer(), Edited(before, "=> 1", "=>\n 2")), moved);
    }

    private static CSharpCompilation Create(params string[] members) =>
        TestCompilation.Create(TestCompilation.Usings + "[Manifests] public static class Subject\n{\n" + string.Join('\n', members) + "\n}\n");

    private static CSharpCompilation Edited(CSharpCompilation compilation, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees[0];
        var text = tree.GetText(TestContext.Current.CancellationToken);
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.Replace(start, old.Length, replacement)));
    }

    private static (ProgramHistory History, ProgramMemory Memory) Analyzed(CSharpCompilation compilation)
    {
        var history = new ProgramHistory();
        return (history, Analyze(history, compilation));
    }

    private static ProgramMemory Analyze(ProgramHistory history, CSharpCompilation compilation)
    {
        var memory = history.Of(compilation);
        var model = new ManifestModel(compilation, LibraryTypes.Find(compilation)!, [], new ProjectSettings(Rules.RuleOptions.Default, "", [], []), memory);
        _ = model.FindingsIn(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), TestContext.Current.CancellationToken).ToList();
        return memory;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AnalyzeAndForget(ProgramHistory history)
    {
        var compilation = Create("public static Service A => new(\"Bad_Name\");", "public static StatefulSet B => new(\"b\");");
        Analyze(history, compilation);
        return new WeakReference(compilation);
    }
}
