using System.Reflection;
using Kubewright.Roslyn.Testing.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VerifyCS = Kubewright.Roslyn.Testing.CSharpAnalyzerVerifier<
    Kubewright.Roslyn.Testing.Tests.Subjects.TypeNameAnalyzer,
    Kubewright.Roslyn.Testing.DefaultVerifier>;

namespace Kubewright.Roslyn.Testing.Tests;

public sealed class AnalyzerTests
{
    [Fact]
    public async Task VerifyAnalyzer_NothingReportedNorExpected_Passes() => await VerifyCS.VerifyAnalyzerAsync("class A;");

    [Fact]
    public async Task VerifyAnalyzer_EachWayToExpect_Passes()
    {
        await VerifyCS.VerifyAnalyzerAsync("class [|a|];");
        await VerifyCS.VerifyAnalyzerAsync("class {|KT0001:a|};");
        await VerifyCS.VerifyAnalyzerAsync("class {|#0:a|};", VerifyCS.Diagnostic().WithLocation(0).WithArguments("a", "A"));
        await VerifyCS.VerifyAnalyzerAsync("class a;", VerifyCS.Diagnostic("KT0001").WithSpan(1, 7, 1, 8));
        await VerifyCS.VerifyAnalyzerAsync("class a;", VerifyCS.Diagnostic(TypeNameAnalyzer.Descriptor).WithLocation(1, 7));
        await VerifyCS.VerifyAnalyzerAsync("class a;", VerifyCS.Diagnostic().WithSpan("/0/Test0.cs", 1, 7, 1, 8).WithMessage("Type 'a' should start in upper case: 'A'"));
    }

    [Fact]
    public async Task VerifyAnalyzer_AdditionalLocations_AreCompared()
    {
        await VerifyCS.VerifyAnalyzerAsync("partial class {|#0:a|}; partial class {|#1:a|};", VerifyCS.Diagnostic().WithLocation(0).WithLocation(1));
        await VerifyCS.VerifyAnalyzerAsync("partial class [|a|]; partial class a;");
        await Failure.OfAsync(
            VerifyCS.VerifyAnalyzerAsync("partial class {|#0:a|}; partial class a;", VerifyCS.Diagnostic().WithLocation(0)),
            "additional locations: expected 0, actual 1",
            "VerifyCS.Diagnostic(\"KT0001\").WithSpan(1, 15, 1, 16).WithSpan(1, 32, 1, 33).WithArguments(\"a\", \"A\")");
    }

    [Fact]
    public async Task VerifyAnalyzer_UnexpectedDiagnostic_FailsWithItsExpression()
        => await Failure.OfAsync(
            VerifyCS.VerifyAnalyzerAsync("class a;"),
            "0 expected, 1 actual",
            "Reported, but not expected:\n  // /0/Test0.cs(1,7): warning KT0001: Type 'a' should start in upper case: 'A'\n  VerifyCS.Diagnostic(\"KT0001\").WithSpan(1, 7, 1, 8).WithArguments(\"a\", \"A\"),");

    [Fact]
    public async Task VerifyAnalyzer_MissingDiagnostic_FailsWithTheExpectation()
        => await Failure.OfAsync(
            VerifyCS.VerifyAnalyzerAsync("class [|A|];"),
            "1 expected, 0 actual",
            "Expected, but not reported:\n  VerifyCS.Diagnostic(\"KT0001\").WithSpan(1, 7, 1, 8),",
            "All actual diagnostics:\n  (none)");

    [Fact]
    public async Task VerifyAnalyzer_WrongDetail_FailsWithTheDifference()
    {
        await Failure.OfAsync(VerifyCS.VerifyAnalyzerAsync("[|class|] a;"), "location: expected /0/Test0.cs(1,1)-(1,6), actual /0/Test0.cs(1,7)-(1,8)");
        await Failure.OfAsync(
            VerifyCS.VerifyAnalyzerAsync("class {|#0:a|};", VerifyCS.Diagnostic().WithLocation(0).WithArguments("b", "B")),
            "WithArguments(\"b\", \"B\")",
            "message: expected \"Type 'b'");
        await Failure.OfAsync(
            VerifyCS.VerifyAnalyzerAsync("class {|#0:a|};", VerifyCS.Diagnostic().WithLocation(0).WithSeverity(DiagnosticSeverity.Error)),
            "severity: expected Error, actual Warning");
        await Failure.OfAsync(VerifyCS.VerifyAnalyzerAsync("class a;", VerifyCS.Diagnostic()), "location: expected none");
    }

    [Fact]
    public async Task VerifyAnalyzer_BadMarkup_NamesFileAndCure()
    {
        await Failure.OfAsync(VerifyCS.VerifyAnalyzerAsync("class [|a;"), "/0/Test0.cs", "never closed", "MarkupMode.None");
        await Failure.OfAsync(VerifyCS.VerifyAnalyzerAsync("class a;", VerifyCS.Diagnostic().WithLocation(3)), "no file has the mark {|#3:");
    }

    [Fact]
    public void Diagnostic_WrongId_NamesTheOnesThereAre()
        => Assert.Contains("It has: KT0001", Assert.Throws<ArgumentException>(static () => VerifyCS.Diagnostic("KT0002")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Run_CompilerErrors_MustBeExpected()
    {
        await VerifyCS.VerifyAnalyzerAsync("class A : {|CS0246:B|};");
        await VerifyCS.VerifyAnalyzerAsync("class A : {|#0:B|};", DiagnosticResult.CompilerError("CS0246").WithLocation(0).WithArguments("B"));
        await Failure.OfAsync(
            VerifyCS.VerifyAnalyzerAsync("class A : B;"),
            "DiagnosticResult.CompilerError(\"CS0246\").WithSpan(1, 11, 1, 12).WithArguments(\"B\")");
    }

    [Fact]
    public async Task Run_CompilerDiagnostics_SelectsWhatIsSeen()
    {
        const string Source = "class A { void M() { int {|CS0168:x|}; } }";
        await VerifyCS.VerifyAnalyzerAsync("class A { void M() { int x; } }");
        await new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = Source, CompilerDiagnostics = CompilerDiagnostics.Warnings }.RunAsync(Cancel);
        await new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = "class A : B;", CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync(Cancel);
        await Failure.OfAsync(
            VerifyCS.VerifyAnalyzerAsync("class A { void M() { int {|#0:x|}; } }", DiagnosticResult.CompilerWarning("CS0168").WithLocation(0)),
            "CompilerDiagnostics.Errors does not see compiler diagnostics of severity Warning");
    }

    [Fact]
    public async Task Run_DisabledDiagnostics_AreNotSeen()
        => await new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = "class a : B;", DisabledDiagnostics = { "KT0001", "CS0246" } }.RunAsync(Cancel);

    [Fact]
    public async Task Run_SeveralDescriptors_NeedAnId()
    {
        var ambiguous = new CSharpAnalyzerTest<TwoRulesAnalyzer, DefaultVerifier> { TestCode = "class A { [|int f;|] }" };
        await Failure.OfAsync(ambiguous.RunAsync(Cancel), "[|text|] is ambiguous");

        ambiguous.MarkupOptions = MarkupOptions.UseFirstDescriptor;
        await ambiguous.RunAsync(Cancel);
        await CSharpAnalyzerVerifier<TwoRulesAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class A { {|KT0002:int f;|} int {|KT0003:P|} { get; } }");
        Assert.Contains("2 descriptors", Assert.Throws<ArgumentException>(static () => CSharpAnalyzerVerifier<TwoRulesAnalyzer, DefaultVerifier>.Diagnostic()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RuleThatIsOffByDefault_IsOnInTests()
        => await Failure.OfAsync(
            CSharpAnalyzerVerifier<TwoRulesAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class A { int f; }"),
            "info KT0002",
            "VerifyCS.Diagnostic(\"KT0002\").WithSpan(1, 11, 1, 17)");

    [Fact]
    public async Task Run_AnalyzerThrows_FailsWithItsStackTrace()
        => await Failure.OfAsync(
            CSharpAnalyzerVerifier<ThrowingAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class A;"),
            "ThrowingAnalyzer threw an exception (AD0001)",
            "Cannot analyze A.",
            "at Kubewright.Roslyn.Testing.Tests.Subjects.ThrowingAnalyzer.ThrowOnSymbol");

    [Fact]
    public async Task Run_AnalyzerReportsInGeneratedCode_FailsUnlessSkipped()
    {
        var test = new CSharpAnalyzerTest<GeneratedCodeAnalyzer, DefaultVerifier> { TestCode = "class [|A|];" };
        await Failure.OfAsync(test.RunAsync(Cancel), "in generated code, where the analyzer must be silent", "ConfigureGeneratedCodeAnalysis");

        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_DiagnosticThatNoPragmaSilences_FailsUnlessSkipped()
    {
        var test = new CSharpAnalyzerTest<UnsuppressibleAnalyzer, DefaultVerifier> { TestCode = "class [|A|];" };
        await Failure.OfAsync(test.RunAsync(Cancel), "'#pragma warning disable', which must silence the analyzer");

        test.TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_RuleThatIsNotConfigurable_MayStayUnderAPragma()
        => await CSharpAnalyzerVerifier<LockedAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class A\n{\n    {|KT0011:int f;|}\n    {|KT0012:void M() { }|}\n}\n");

    [Fact]
    public async Task Run_SeveralSources_KeepTheirNames()
    {
        var test = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier>
        {
            TestState = { Sources = { "class [|a|];", ("Other.cs", "class b;"), ("/sub/More.cs", "class {|#0:c|};"), "class [|d|];" } },
        };
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithSpan("Other.cs", 1, 7, 1, 8));
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0));
        await test.RunAsync(Cancel);

        test.TestState.Sources.Add("class e;");
        await Failure.OfAsync(test.RunAsync(Cancel), "VerifyCS.Diagnostic(\"KT0001\").WithSpan(\"/0/Test4.cs\", 1, 7, 1, 8)");
    }

    [Fact]
    public async Task Run_MarkupHandling_SaysWhatMarkupMeans()
    {
        var ignored = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = "class [|A|]; class {|#0:b|};" };
        ignored.TestState.MarkupHandling = MarkupMode.Ignore;
        ignored.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0));
        await ignored.RunAsync(Cancel);

        var none = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = "class A { string s = \"[|\"; }" };
        none.TestState.MarkupHandling = MarkupMode.None;
        await none.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_BuildPropertyAndAdditionalFile_ReachTheAnalyzer()
    {
        var test = new CSharpAnalyzerTest<SettingsAnalyzer, DefaultVerifier>
        {
            TestState =
            {
                Sources = { "class A;" },
                AdditionalFiles = { ("words.txt", "good {|KT0007:bad|}\n{|#0:bad|}") },
                AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.ForbiddenWord = bad\n") },
                ExpectedDiagnostics = { new DiagnosticResult(SettingsAnalyzer.Forbidden).WithLocation(0).WithArguments("bad") },
            },
        };
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_DiagnosticWithoutLocation_IsExpectedWithNoLocation()
    {
        await CSharpAnalyzerVerifier<SettingsAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class A;", new DiagnosticResult(SettingsAnalyzer.NoWord).WithNoLocation());
        await Failure.OfAsync(
            CSharpAnalyzerVerifier<SettingsAnalyzer, DefaultVerifier>.VerifyAnalyzerAsync("class A;"),
            "  // warning KT0008: No forbidden word is set\n  VerifyCS.Diagnostic(\"KT0008\"),");
    }

    [Fact]
    public async Task Run_EditorConfigSeverity_IsEffective()
    {
        var test = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier>
        {
            TestState =
            {
                Sources = { "class {|#0:a|};" },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.KT0001.severity = error\n") },
            },
        };
        test.ExpectedDiagnostics.Add(VerifyCS.Diagnostic().WithLocation(0).WithSeverity(DiagnosticSeverity.Error));
        await test.RunAsync(Cancel);

        test.ExpectedDiagnostics.Clear();
        await Failure.OfAsync(test.RunAsync(Cancel), "new DiagnosticResult(\"KT0001\", DiagnosticSeverity.Error).WithSpan(1, 7, 1, 8)");
    }

    [Fact]
    public async Task Run_LanguageOptions_AreUsed()
    {
        await VerifyCS.VerifyAnalyzerAsync("class A { int P { get => field; set; } string? s; }");
        var old = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = "class A { string? s; }", LanguageVersion = LanguageVersion.CSharp7_3 };
        old.NullableContextOptions = NullableContextOptions.Disable;
        await Failure.OfAsync(old.RunAsync(Cancel), "CS8370");

        var oblivious = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier>
        {
            TestCode = "class A { string{|CS8632:?|} S => \"\"; }",
            NullableContextOptions = NullableContextOptions.Disable,
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
        };
        await oblivious.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_SolutionTransform_IsApplied()
    {
        var test = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier>
        {
            TestCode = "#if SPECIAL\nclass [|a|];\n#endif",
            SolutionTransforms =
            {
                static (solution, id) => solution.WithProjectParseOptions(id, ((CSharpParseOptions)solution.GetProject(id)!.ParseOptions!).WithPreprocessorSymbols("SPECIAL")),
            },
        };
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_References_AreTheRuntimeAndWhatIsAdded()
    {
        const string Source = "class A { System.Text.Json.JsonDocument? d; Kubewright.Roslyn.Testing.MarkupMode m; }";
        var test = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = Source };
        await Failure.OfAsync(test.RunAsync(Cancel), "1 actual", "CS0246");

        test.TestState.AdditionalReferences.Add(typeof(MarkupMode).Assembly);
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_TopLevelStatements_NeedTheOutputKind()
    {
        var test = new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier> { TestCode = "System.Console.WriteLine();" };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync(Cancel);
    }

    [Fact]
    public async Task Run_NoCode_Fails()
        => await Failure.OfAsync(new CSharpAnalyzerTest<TypeNameAnalyzer, DefaultVerifier>().RunAsync(Cancel), "The test has no code");

    [Fact]
    public void Assembly_References_AreOfNoTestFramework()
        => Assert.DoesNotContain(
            typeof(DefaultVerifier).Assembly.GetReferencedAssemblies(),
            static (AssemblyName name) => name.Name!.StartsWith("xunit", StringComparison.OrdinalIgnoreCase));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
