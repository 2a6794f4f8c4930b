using Kubewright.Roslyn.Testing.Tests.Subjects;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing.Tests;

public sealed class SourceGeneratorTests
{
    [Fact]
    public async Task Run_ExpectedSources_Passes() => await Greeting("static class AGreeting { public const string Text = \"Hello A\"; }\n").RunAsync(Cancel);

    [Fact]
    public async Task Run_OtherSource_FailsWithADiff()
        => await Failure.OfAsync(
            Greeting("static class AGreeting;\n").RunAsync(Cancel),
            "The generated sources differ",
            "GreetingGenerator/A.g.cs differs",
            "- static class AGreeting;",
            "+ static class AGreeting { public const string Text = \"Hello A\"; }");

    [Fact]
    public async Task Run_SourcesNotListed_FailsUnlessSkipped()
    {
        var test = new CSharpSourceGeneratorTest<GreetingGenerator, DefaultVerifier> { TestCode = "class A;" };
        await Failure.OfAsync(test.RunAsync(Cancel), "GreetingGenerator/A.g.cs is not expected");

        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        await test.RunAsync(Cancel);

        var missing = Greeting("static class AGreeting { public const string Text = \"Hello A\"; }\n");
        missing.TestState.GeneratedSources.Add((typeof(GreetingGenerator), "B.g.cs", ""));
        await Failure.OfAsync(missing.RunAsync(Cancel), "B.g.cs is expected, but missing");
    }

    [Fact]
    public async Task Run_AdditionalFileAndBuildProperty_ReachTheGenerator()
    {
        var test = Greeting("static class AGreeting { public const string Text = \"Ahoy A\"; }\n");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.Greeting = Ahoy\n"));
        test.TestState.AdditionalFiles.Add(("words.txt", "12345"));
        test.TestState.GeneratedSources.Add((typeof(GreetingGenerator), "words.File.g.cs", "static class wordsFile { public const int Length = 5; }\n"));
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_GeneratorDiagnostic_MustBeExpected()
    {
        var test = new CSharpSourceGeneratorTest<GreetingGenerator, DefaultVerifier> { TestCode = "class Rude;" };
        await Failure.OfAsync(test.RunAsync(Cancel), "warning KT0010: 'Rude' is rude");

        test.ExpectedDiagnostics.Add(new DiagnosticResult(GreetingGenerator.Rude).WithArguments("Rude"));
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_SourcesUseGeneratedCode_Compiles()
    {
        var test = new CSharpSourceGeneratorTest<GreetingGenerator, DefaultVerifier>
        {
            TestCode = "class A { string Text => AGreeting.Text; string Other => {|CS0103:BGreeting|}.Text; }",
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        };
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_GeneratedCodeDoesNotCompile_FailsWithItsFile()
    {
        var test = new CSharpSourceGeneratorTest<GreetingGenerator, DefaultVerifier>
        {
            TestCode = "class A; class AGreeting;",
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        };
        await Failure.OfAsync(test.RunAsync(Cancel), "CS0101", "GreetingGenerator/A.g.cs");
    }

    [Fact]
    public async Task Run_GeneratorThrows_FailsWithItsStackTrace()
        => await Failure.OfAsync(
            new CSharpSourceGeneratorTest<ThrowingGenerator, DefaultVerifier> { TestCode = "class A;" }.RunAsync(Cancel),
            "ThrowingGenerator threw an exception",
            "Cannot generate.",
            "at Kubewright.Roslyn.Testing.Tests.Subjects.ThrowingGenerator");

    [Fact]
    public async Task Run_AnalyzerAndFixOverGeneratedCode_SeeIt()
    {
        var test = new TestWithGenerator
        {
            TestCode = "class [|a|] { string Text => aGreeting.Text; }",
            FixedCode = "class A { string Text => {|CS0103:aGreeting|}.Text; }",
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        };
        await test.RunAsync(Cancel);
    }

    private static CSharpSourceGeneratorTest<GreetingGenerator, DefaultVerifier> Greeting(string generated) => new()
    {
        TestState =
        {
            Sources = { "class A;" },
            GeneratedSources = { (typeof(GreetingGenerator), "A.g.cs", generated) },
        },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private sealed class TestWithGenerator : CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(GreetingGenerator)];

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TypeNameAnalyzer()];
    }
}
