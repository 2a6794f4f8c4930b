using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>Writes diagnostics as a reader of a failed test needs them.</summary>
internal static class DiagnosticReport
{
    /// <summary>The report of a mismatch.</summary>
    public static string Mismatch(
        DiagnosticMatching matching,
        ImmutableArray<DiagnosticResult> expected,
        ImmutableArray<Diagnostic> actual,
        string defaultPath,
        CompilerDiagnostics compilerDiagnostics)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"The diagnostics differ: {expected.Length} expected, {actual.Length} actual.\n");
        if (!matching.Missing.IsEmpty)
        {
            text.Append("\nExpected, but not reported:\n");
            foreach (var result in matching.Missing)
            {
                text.Append(Expected(result, defaultPath)).Append(NearestMiss(result, matching.Unexpected));
                text.Append(CompilerHint(result, compilerDiagnostics));
            }
        }

        if (!matching.Unexpected.IsEmpty)
        {
            text.Append("\nReported, but not expected:\n").Append(List(matching.Unexpected, defaultPath));
        }

        text.Append("\nAll expected diagnostics:\n");
        text.AppendJoin("", expected.IsEmpty ? ["  (none)\n"] : expected.Select(result => Expected(result, defaultPath)));
        text.Append("\nAll actual diagnostics:\n").Append(List(actual, defaultPath));
        return text.ToString();
    }

    /// <summary>Each diagnostic with the C# that expects it.</summary>
    public static string List(ImmutableArray<Diagnostic> diagnostics, string defaultPath)
        => diagnostics.IsEmpty
            ? "  (none)\n"
            : string.Concat(diagnostics.Select(diagnostic => $"  // {Display(diagnostic)}\n  {Expression(diagnostic, defaultPath)},\n"));

    /// <summary>One diagnostic in the form of an error list.</summary>
    public static string Display(Diagnostic diagnostic)
    {
        var place = diagnostic.Location == Location.None
            ? ""
            : $"{diagnostic.Location.GetLineSpan().Path}({TestPaths.Display(diagnostic.Location.GetLineSpan().StartLinePosition)}): ";
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        return $"{place}{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture).ReplaceLineEndings(" ")}";
    }

    /// <summary>The C# expression that expects exactly this diagnostic.</summary>
    public static string Expression(Diagnostic diagnostic, string defaultPath)
    {
        var text = new StringBuilder(Start(diagnostic.Id, diagnostic.Severity, diagnostic.DefaultSeverity, IsOfCompiler(diagnostic)));
        if (diagnostic.Location != Location.None)
        {
            foreach (var location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location))
            {
                text.Append(Span(location.GetLineSpan(), defaultPath));
            }
        }

        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var format = diagnostic.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        if (MessageArguments.Recover(format, message) is { } arguments)
        {
            text.Append(Call("WithArguments", arguments));
        }
        else if (message != format)
        {
            text.Append(Call("WithMessage", [message]));
        }

        return text.ToString();
    }

    /// <summary>Whether the C# compiler reported it, not an analyzer or a generator.</summary>
    public static bool IsOfCompiler(Diagnostic diagnostic)
        => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static string Expected(DiagnosticResult result, string defaultPath)
    {
        var isOfCompiler = result.Id.StartsWith("CS", StringComparison.Ordinal) && result.MessageFormat is null;
        var text = new StringBuilder("  ").Append(Start(result.Id, result.Severity, result.MessageFormat is null ? null : result.Severity, isOfCompiler));
        foreach (var location in result.Spans)
        {
            text.Append(location switch
            {
                { MarkupKey: { } key } => $".WithLocation({key})",
                _ when location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) => Start(location.Span, defaultPath),
                _ => Span(location.Span, defaultPath),
            });
        }

        if (result.Message is not null)
        {
            text.Append(Call("WithMessage", [result.Message]));
        }
        else if (result.MessageArguments is { } arguments)
        {
            text.Append(Call("WithArguments", arguments.Select(static argument => argument?.ToString() ?? "")));
        }

        return text.Append(",\n").ToString();
    }

    private static string NearestMiss(DiagnosticResult expected, ImmutableArray<Diagnostic> candidates)
    {
        var nearest = candidates
            .Select(candidate => DiagnosticComparison.Differences(expected, candidate))
            .MinBy(static differences => differences.Count + (differences.Any(static line => line.StartsWith("id:", StringComparison.Ordinal)) ? 10 : 0));
        return nearest is null ? "" : string.Concat(nearest.Select(static line => $"      nearest actual differs in {line}\n"));
    }

    private static string CompilerHint(DiagnosticResult expected, CompilerDiagnostics mode)
        => expected.Id.StartsWith("CS", StringComparison.Ordinal) && !TestHost.IsIncluded(expected.Severity, mode)
            ? $"      a test with {nameof(CompilerDiagnostics)}.{mode} does not see compiler diagnostics of severity {expected.Severity}\n"
            : "";

    private static string Start(string id, DiagnosticSeverity severity, DiagnosticSeverity? defaultSeverity, bool isOfCompiler)
        => (isOfCompiler, severity) switch
        {
            (true, DiagnosticSeverity.Error) => $"DiagnosticResult.CompilerError(\"{id}\")",
            (true, DiagnosticSeverity.Warning) => $"DiagnosticResult.CompilerWarning(\"{id}\")",
            _ when defaultSeverity == severity && !isOfCompiler => $"VerifyCS.Diagnostic(\"{id}\")",
            _ => $"new DiagnosticResult(\"{id}\", DiagnosticSeverity.{severity})",
        };

    private static string Span(FileLinePositionSpan span, string defaultPath)
        => $".WithSpan({Path(span.Path, defaultPath)}{Numbers(span.StartLinePosition)}, {Numbers(span.EndLinePosition)})";

    private static string Start(FileLinePositionSpan span, string defaultPath)
        => $".WithLocation({Path(span.Path, defaultPath)}{Numbers(span.StartLinePosition)})";

    private static string Path(string path, string defaultPath)
        => path.Length == 0 || TestPaths.Normalize(path) == defaultPath ? "" : SymbolDisplay.FormatLiteral(path, quote: true) + ", ";

    private static string Numbers(LinePosition position) => $"{position.Line + 1}, {position.Character + 1}";

    private static string Call(string method, IEnumerable<string> arguments)
        => $".{method}({string.Join(", ", arguments.Select(static argument => SymbolDisplay.FormatLiteral(argument, quote: true)))})";
}
