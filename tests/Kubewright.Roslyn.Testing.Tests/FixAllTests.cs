using Kubewright.Roslyn.Testing.Tests.Subjects;

namespace Kubewright.Roslyn.Testing.Tests;

public sealed class FixAllTests
{
    [Fact]
    public async Task Run_SeveralDocuments_FixesAllInEachScope()
        => await new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
        {
            TestState = { Sources = { "class [|a|]; class [|b|];", "class [|c|];", "class D;" } },
            FixedState = { Sources = { "class A; class B;", "class C;", "class D;" } },
        }.RunAsync(Cancel);

    [Fact]
    public async Task Run_ProviderWithoutFixAll_IsNotAskedForIt()
        => await CSharpCodeFixVerifier<TypeNameAnalyzer, OneAtATimeFix, DefaultVerifier>.VerifyCodeFixAsync("class [|a|]; class [|b|];", "class A; class B;");

    [Fact]
    public async Task Run_FixAllLeavesDiagnostics_FailsUnlessPassesAreStated()
    {
        CSharpCodeFixTest<TypeNameAnalyzer, HalfFixAllFix, DefaultVerifier> Test(int? passes) => new()
        {
            TestCode = "class [|a|]; class [|b|];",
            FixedCode = "class A; class B;",
            NumberOfFixAllIterations = passes,
        };
        await Failure.OfAsync(
            Test(null).RunAsync(Cancel),
            "Context: fix all in document",
            "After 1 pass there is still a fix on offer",
            "NumberOfFixAllIterations",
            "- class A; class B;",
            "+ class A; class b;");
        await Test(2).RunAsync(Cancel);
        await Test(-2).RunAsync(Cancel);
        await Failure.OfAsync(Test(3).RunAsync(Cancel), "NumberOfFixAllIterations", "Expected: 3\nActual:   2");
    }

    [Fact]
    public async Task Run_FixAllDiffersFromSingleFixes_FailsUnlessBatchFixedIsStated()
    {
        const string Source = "class [|a|]; class [|b|];";
        const string Fixed = "class A; class B;";
        await Failure.OfAsync(
            CSharpCodeFixVerifier<TypeNameAnalyzer, OtherFixAllFix, DefaultVerifier>.VerifyCodeFixAsync(Source, Fixed),
            "Context: fix all in document",
            "- class A; class B;",
            "+ class Alla; class Allb;");

        await new CSharpCodeFixTest<TypeNameAnalyzer, OtherFixAllFix, DefaultVerifier>
        {
            TestCode = Source,
            FixedCode = Fixed,
            BatchFixedCode = "class Alla; class Allb;",
        }.RunAsync(Cancel);

        var wrong = new CSharpCodeFixTest<TypeNameAnalyzer, OtherFixAllFix, DefaultVerifier>
        {
            TestCode = Source,
            FixedCode = Fixed,
            BatchFixedState = { Sources = { "class Alla; class b;" } },
        };
        await Failure.OfAsync(wrong.RunAsync(Cancel), "Context: batch fixed state");
    }

    [Theory]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck, "fix all in project")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck, "fix all in solution")]
    public async Task Run_SkippedScopes_AreLeftOut(CodeFixTestBehaviors behaviors, string failing)
    {
        var test = new CSharpCodeFixTest<TypeNameAnalyzer, OtherFixAllFix, DefaultVerifier>
        {
            TestCode = "class [|a|];",
            FixedCode = "class A;",
            CodeFixTestBehaviors = behaviors,
        };
        await Failure.OfAsync(test.RunAsync(Cancel), failing);

        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        await test.RunAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
