using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing.Tests;

public sealed class DiagnosticMatchingTests
{
    private static readonly DiagnosticDescriptor Descriptor = new("KT1", "Title", "Value {0}", "Testing", DiagnosticSeverity.Warning, true);
    private static readonly SyntaxTree Tree = CSharpSyntaxTree.ParseText("abcdef", path: "/0/Test0.cs", cancellationToken: TestContext.Current.CancellationToken);

    [Fact]
    public void Of_VagueExpectationFirst_StillFindsTheFullPairing()
    {
        // The vague one fits both diagnostics; taken in order it would take the one that the exact one needs.
        var vague = At(new DiagnosticResult(Descriptor), 0, 3);
        var exact = At(new DiagnosticResult(Descriptor), 0, 3).WithArguments("x");

        Assert.True(DiagnosticMatching.Of([vague, exact], [Reported(0, 3, "x"), Reported(0, 3, "y")]).IsPerfect);
    }

    [Fact]
    public void Of_OneDiagnosticForTwoExpectations_LeavesOneMissing()
    {
        var result = At(new DiagnosticResult(Descriptor), 0, 3);

        var matching = DiagnosticMatching.Of([result, result], [Reported(0, 3, "x")]);

        Assert.Single(matching.Missing);
        Assert.Empty(matching.Unexpected);
    }

    [Fact]
    public void Of_TwoDiagnosticsForOneExpectation_LeavesOneUnexpected()
    {
        var matching = DiagnosticMatching.Of([At(new DiagnosticResult(Descriptor), 0, 3)], [Reported(0, 3, "x"), Reported(0, 3, "y")]);

        Assert.Empty(matching.Missing);
        Assert.Single(matching.Unexpected);
    }

    [Fact]
    public void Differences_EveryProperty_IsCompared()
    {
        var expected = new DiagnosticResult("KT2", DiagnosticSeverity.Error)
            .WithSpan("/0/Other.cs", 1, 1, 1, 2)
            .WithSpan("/0/Other.cs", 1, 1, 1, 2)
            .WithMessage("Other");

        Assert.Equal(
            [
                "id: expected KT2, actual KT1",
                "severity: expected Error, actual Warning",
                "location: expected /0/Other.cs(1,1)-(1,2), actual /0/Test0.cs(1,1)-(1,4)",
                "additional locations: expected 1, actual 0",
                "message: expected \"Other\", actual \"Value x\"",
            ],
            DiagnosticComparison.Differences(expected, Reported(0, 3, "x")));
    }

    [Fact]
    public void Differences_StartOnly_IgnoresTheLength()
    {
        var expected = new DiagnosticResult(Descriptor).WithLocation("Test0.cs", 1, 2);

        Assert.Empty(DiagnosticComparison.Differences(expected, Reported(1, 3, "x")));
        Assert.NotEmpty(DiagnosticComparison.Differences(expected, Reported(2, 3, "x")));
    }

    [Fact]
    public void Differences_LocationOrNone_MustAgree()
    {
        var nowhere = Diagnostic.Create(Descriptor, Location.None, "x");

        Assert.Empty(DiagnosticComparison.Differences(new DiagnosticResult(Descriptor), nowhere));
        Assert.Empty(DiagnosticComparison.Differences(At(new DiagnosticResult(Descriptor), 0, 1).WithNoLocation(), nowhere));
        Assert.Contains("location: expected none", Assert.Single(DiagnosticComparison.Differences(new DiagnosticResult(Descriptor), Reported(0, 1, "x"))), StringComparison.Ordinal);
        Assert.EndsWith("actual none", Assert.Single(DiagnosticComparison.Differences(At(new DiagnosticResult(Descriptor), 0, 1), nowhere)), StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_Options_LeaveOutSeverityAndAdditionalLocations()
    {
        var more = Diagnostic.Create(Descriptor, Location.Create(Tree, new TextSpan(0, 1)), [Location.Create(Tree, new TextSpan(2, 1))], "x");
        var expected = At(new DiagnosticResult(Descriptor), 0, 1).WithSeverity(DiagnosticSeverity.Error);

        Assert.Equal(2, DiagnosticComparison.Differences(expected, more).Count);
        Assert.Empty(DiagnosticComparison.Differences(expected.WithOptions(DiagnosticOptions.IgnoreSeverity | DiagnosticOptions.IgnoreAdditionalLocations), more));
        Assert.Empty(DiagnosticComparison.Differences(At(expected.WithSeverity(DiagnosticSeverity.Warning), 2, 3), more));
    }

    [Fact]
    public void Differences_ArgumentsWithoutFormat_UseTheActualFormat()
    {
        var expected = At(new DiagnosticResult("KT1", DiagnosticSeverity.Warning), 0, 3);

        Assert.Empty(DiagnosticComparison.Differences(expected.WithArguments("x"), Reported(0, 3, "x")));
        Assert.Single(DiagnosticComparison.Differences(expected.WithArguments("y"), Reported(0, 3, "x")));
        Assert.Contains("too few arguments", Assert.Single(DiagnosticComparison.Differences(expected.WithArguments(), Reported(0, 3, "x"))), StringComparison.Ordinal);
    }

    private static DiagnosticResult At(DiagnosticResult result, int start, int end) => result.WithSpan("/0/Test0.cs", 1, start + 1, 1, end + 1);

    private static Diagnostic Reported(int start, int end, string argument)
        => Diagnostic.Create(Descriptor, Location.Create(Tree, TextSpan.FromBounds(start, end)), argument);
}
