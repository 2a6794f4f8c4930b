using Kubewright.Roslyn.Testing.Tests.Subjects;
using VerifyCS = Kubewright.Roslyn.Testing.CSharpCodeFixVerifier<
    Kubewright.Roslyn.Testing.Tests.Subjects.TypeNameAnalyzer,
    Kubewright.Roslyn.Testing.Tests.Subjects.UpperCaseFix,
    Kubewright.Roslyn.Testing.DefaultVerifier>;

namespace Kubewright.Roslyn.Testing.Tests;

public sealed class CodeFixTests
{
    [Fact]
    public async Task VerifyCodeFix_EachOverload_Passes()
    {
        await VerifyCS.VerifyCodeFixAsync("class [|a|];", "class A;");
        await VerifyCS.VerifyCodeFixAsync("class {|#0:a|};", VerifyCS.Diagnostic().WithLocation(0).WithArguments("a", "A"), "class A;");
        await VerifyCS.VerifyCodeFixAsync(
            "class {|#0:a|}; class {|#1:b|};",
            [VerifyCS.Diagnostic("KT0001").WithLocation(0), VerifyCS.Diagnostic(TypeNameAnalyzer.Descriptor).WithLocation(1)],
            "class A; class B;");
        await VerifyCS.VerifyAnalyzerAsync("class [|a|];");
    }

    [Fact]
    public async Task VerifyCodeFix_NothingToFix_PassesWithTheSameSource() => await VerifyCS.VerifyCodeFixAsync("class A;", "class A;");

    [Fact]
    public async Task VerifyCodeFix_WrongFixedSource_FailsWithADiff()
        => await Failure.OfAsync(
            VerifyCS.VerifyCodeFixAsync("class Z;\nclass [|a|];\n", "class Z;\nclass B;\n"),
            "fixes applied one by one",
            "/0/Test0.cs differs (- expected, + actual):\n    class Z;\n  - class B;\n  + class A;\n");

    [Fact]
    public async Task VerifyCodeFix_WrongDiagnostics_FailsBeforeFixing()
    {
        await Failure.OfAsync(VerifyCS.VerifyCodeFixAsync("class a;", "class A;"), "Context: test state", "Reported, but not expected");
        await Failure.OfAsync(VerifyCS.VerifyCodeFixAsync("class [|a|];", "class b;"), "Context: fixed state", "Reported, but not expected");
        await Failure.OfAsync(VerifyCS.VerifyCodeFixAsync("class [|a|];", "class A : B;"), "Context: fixed state", "CS0246");
    }

    [Fact]
    public async Task Run_FixThatBreaksTheCode_FailsUnlessTheErrorsAreExpected()
    {
        var test = new CSharpCodeFixTest<TypeNameAnalyzer, UncompilableFix, DefaultVerifier> { TestCode = "class [|a|];", FixedCode = "class A;" };
        await Failure.OfAsync(
            test.RunAsync(Cancel),
            "- class A;",
            "+ class A : NoSuchType;",
            "compiler errors that were not there before",
            "CompilerError(\"CS0246\")");

        var expected = new CSharpCodeFixTest<TypeNameAnalyzer, UncompilableFix, DefaultVerifier> { TestCode = "class [|a|];", FixedCode = "class A : {|CS0246:NoSuchType|};" };
        await expected.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_ErrorsThatWereThereBefore_AreNoNewErrors()
        => await VerifyCS.VerifyCodeFixAsync("class [|a|] : {|CS0246:B|};", "class A : {|CS0246:B|};");

    [Fact]
    public async Task Run_CodeActionSelection_AppliesTheSelectedOne()
    {
        await new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
        {
            TestCode = "class [|a|];",
            FixedCode = "class Ta;",
            CodeActionIndex = 1,
            CodeActionVerifier = static (action, verifier) => verifier.False(action.Title == "Upper case", "The first action is applied."),
        }.RunAsync(Cancel);
        await new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
        {
            TestCode = "class [|a|]; class [|b|];",
            FixedCode = "class Ua; class Ub;",
            CodeActionEquivalenceKey = "Prefix U",
        }.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_CodeActionThatIsNotOffered_FailsWithTheOffers()
    {
        var test = new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
        {
            TestCode = "class [|a|];",
            FixedCode = "class A;",
            CodeActionEquivalenceKey = "Lower case",
        };
        await Failure.OfAsync(
            test.RunAsync(Cancel),
            "No code action was applied",
            "CodeActionIndex = 0: \"Upper case\", CodeActionEquivalenceKey = \"Upper case\"",
            "CodeActionIndex = 2: \"Prefix U\"");
    }

    [Fact]
    public async Task Run_CodeActionVerifierFails_FailsTheTest()
    {
        var test = new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
        {
            TestCode = "class [|a|];",
            FixedCode = "class A;",
            CodeActionVerifier = static (action, verifier) => verifier.Equal("Lower case", action.Title, "title"),
        };
        await Failure.OfAsync(test.RunAsync(Cancel), "title\nExpected: Lower case\nActual:   Upper case");
    }

    [Fact]
    public async Task Run_FixOne_StopsAfterTheFirst()
        => await new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
        {
            TestCode = "class [|a|]; class [|b|];",
            FixedCode = "class A; class [|b|];",
            BatchFixedCode = "class A; class B;",
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
        }.RunAsync(Cancel);

    [Fact]
    public async Task Run_NumberOfIncrementalIterations_IsExactOrABound()
    {
        CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier> Test(int iterations) => new()
        {
            TestCode = "class [|a|]; class [|b|];",
            FixedCode = "class A; class B;",
            NumberOfIncrementalIterations = iterations,
        };
        await Test(2).RunAsync(Cancel);
        await Test(-3).RunAsync(Cancel);
        await Failure.OfAsync(Test(1).RunAsync(Cancel), "After 1 fix there is still a fix on offer");
        await Failure.OfAsync(Test(-1).RunAsync(Cancel), "After 1 fix there is still a fix on offer");
        await Failure.OfAsync(Test(3).RunAsync(Cancel), "NumberOfIncrementalIterations", "Expected: 3\nActual:   2");
    }

    [Fact]
    public async Task Run_FixThatIsWrong_FailsWithTheReason()
    {
        await Failure.OfAsync(
            CSharpCodeFixVerifier<TypeNameAnalyzer, IdleFix, DefaultVerifier>.VerifyCodeFixAsync("class [|a|];", "class [|a|];"),
            "\"Idle\" changes nothing");
        await Failure.OfAsync(
            CSharpCodeFixVerifier<TypeNameAnalyzer, CircularFix, DefaultVerifier>.VerifyCodeFixAsync("class [|a|];", "class [|b|];"),
            "The fixes go in a circle");
        await Failure.OfAsync(
            CSharpCodeFixVerifier<TypeNameAnalyzer, BadTreeFix, DefaultVerifier>.VerifyCodeFixAsync("class [|a|];", "class A : object;"),
            "made a syntax tree for /0/Test0.cs that its own text does not parse to",
            "- BaseList");
    }

    [Fact]
    public async Task Run_BadTreeWithoutValidation_Passes()
        => await new CSharpCodeFixTest<TypeNameAnalyzer, BadTreeFix, DefaultVerifier>
        {
            TestCode = "class [|a|];",
            FixedCode = "class A : object;",
            CodeActionValidationMode = CodeActionValidationMode.None,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync(Cancel);

    [Fact]
    public async Task Run_MisplacedTrivia_FailsOnlyUnderFullValidation()
    {
        var test = new CSharpCodeFixTest<TypeNameAnalyzer, MisplacedTriviaFix, DefaultVerifier> { TestCode = "class [|a|];", FixedCode = "class A\n// was: a\n;" };
        await test.RunAsync(Cancel);

        test.CodeActionValidationMode = CodeActionValidationMode.Full;
        await Failure.OfAsync(test.RunAsync(Cancel), "its own text does not parse to", "- IdentifierToken \"A\\n\"", "+ IdentifierToken \"A\\n// was: a\\n\"");
    }

    [Fact]
    public async Task Run_FixThatAddsAFile_ComparesTheFiles()
    {
        var test = new CSharpCodeFixTest<TypeNameAnalyzer, MoveToFileFix, DefaultVerifier>
        {
            TestCode = "class [|a|];",
            FixedState = { Sources = { "", ("A.cs", "class A;\n") } },
        };
        await test.RunAsync(Cancel);

        var forgotten = new CSharpCodeFixTest<TypeNameAnalyzer, MoveToFileFix, DefaultVerifier> { TestCode = "class [|a|];", FixedCode = "" };
        await Failure.OfAsync(forgotten.RunAsync(Cancel), "/0/A.cs is not expected:\n  + class A;");

        var invented = new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier>
        {
            TestCode = "class [|a|];",
            FixedState = { Sources = { "class A;", "class B;" } },
        };
        await Failure.OfAsync(invented.RunAsync(Cancel), "/0/Test1.cs is expected, but missing.");
    }

    [Fact]
    public async Task Run_FixInAnAdditionalFile_IsApplied()
        => await new CSharpCodeFixTest<SettingsAnalyzer, ForbiddenWordFix, DefaultVerifier>
        {
            TestState =
            {
                Sources = { "class A;" },
                AdditionalFiles = { ("words.txt", "good {|KT0007:bad|} {|KT0007:bad|}") },
                AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.ForbiddenWord = bad\n") },
            },
            FixedState = { AdditionalFiles = { ("words.txt", "good  ") } },
        }.RunAsync(Cancel);

    [Fact]
    public async Task Run_CompilerDiagnostic_IsFixed()
        => await new CSharpCodeFixTest<EmptyDiagnosticAnalyzer, UnusedLocalFix, DefaultVerifier>
        {
            TestCode = "class A { void M() { int {|CS0168:x|}; int {|CS0168:y|}; } }",
            FixedCode = "class A { void M() { } }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        }.RunAsync(Cancel);

    [Fact]
    public async Task Run_WithoutFixedState_ExpectsNoChange()
    {
        var test = new CSharpCodeFixTest<TypeNameAnalyzer, UpperCaseFix, DefaultVerifier> { TestCode = "class [|a|];" };
        await Failure.OfAsync(test.RunAsync(Cancel), "- class a;", "+ class A;");

        await new CSharpCodeFixTest<TypeNameAnalyzer, UnusedLocalFix, DefaultVerifier> { TestCode = "class [|a|];" }.RunAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
