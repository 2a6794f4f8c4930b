using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>A diagnostic that a test expects. Only what is stated is compared.</summary>
public sealed record DiagnosticResult
{
    /// <summary>Expects a diagnostic by id and severity.</summary>
    /// <param name="id">The diagnostic's id, such as <c>KW1001</c>.</param>
    /// <param name="severity">The effective severity.</param>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Severity = severity;
    }

    /// <summary>Expects a diagnostic of <paramref name="descriptor"/> with its default severity.</summary>
    /// <param name="descriptor">The descriptor.</param>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(NotNull(descriptor).Id, descriptor.DefaultSeverity)
        => MessageFormat = descriptor.MessageFormat;

    /// <summary>The diagnostic's id.</summary>
    public string Id { get; }

    /// <summary>The effective severity; not compared under <see cref="DiagnosticOptions.IgnoreSeverity"/>.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>The whole message, or null when it is not compared.</summary>
    public string? Message { get; private init; }

    /// <summary>The format that <see cref="MessageArguments"/> go into; null is the format of the actual diagnostic.</summary>
    public LocalizableString? MessageFormat { get; private init; }

    /// <summary>The message arguments, or null when they are not compared.</summary>
    public ImmutableArray<object?>? MessageArguments { get; private init; }

    /// <summary>What is left out of the comparison.</summary>
    public DiagnosticOptions Options { get; private init; }

    /// <summary>The primary location and then the additional ones; empty for a diagnostic without location.</summary>
    public ImmutableArray<DiagnosticLocation> Spans { get; private init; } = [];

    /// <summary>Whether a location is expected.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>Expects an error of the compiler.</summary>
    /// <param name="identifier">The id, such as <c>CS0103</c>.</param>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>Expects a warning of the compiler; see <see cref="CompilerDiagnostics.Warnings"/>.</summary>
    /// <param name="identifier">The id, such as <c>CS0168</c>.</param>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>Expects this severity.</summary>
    /// <param name="severity">The effective severity.</param>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Expects the format of the message, with these arguments put in.</summary>
    /// <param name="arguments">The arguments of the message format.</param>
    public DiagnosticResult WithArguments(params object?[] arguments)
        => this with { MessageArguments = [.. NotNull(arguments)] };

    /// <summary>Expects this whole message.</summary>
    /// <param name="message">The message; null compares none.</param>
    public DiagnosticResult WithMessage(string? message) => this with { Message = message };

    /// <summary>States the format that <see cref="WithArguments"/> uses.</summary>
    /// <param name="messageFormat">The format.</param>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat)
        => this with { MessageFormat = NotNull(messageFormat) };

    /// <summary>Adds options.</summary>
    /// <param name="options">What is left out of the comparison.</param>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>Expects a diagnostic without location.</summary>
    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    /// <summary>Adds a location that starts here, of any length.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    /// <summary>Adds a location that starts here, of any length.</summary>
    /// <param name="path">The file; empty is the first source.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public DiagnosticResult WithLocation(string path, int line, int column)
    {
        var start = Position(line, column);
        return Adding(new FileLinePositionSpan(path, start, start), DiagnosticLocationOptions.IgnoreLength);
    }

    /// <summary>Adds the location of the markup span <c>{|#key:text|}</c>.</summary>
    /// <param name="markupKey">The number after <c>#</c>.</param>
    /// <param name="options">How the location is compared.</param>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options = DiagnosticLocationOptions.None)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(markupKey);
        var key = new LinePosition(markupKey, 0);
        return Adding(new FileLinePositionSpan("", key, key), options | DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    /// <summary>Adds a location in the first source.</summary>
    /// <param name="startLine">The first line, from 1.</param>
    /// <param name="startColumn">The first column, from 1.</param>
    /// <param name="endLine">The last line, from 1.</param>
    /// <param name="endColumn">The column after the last character, from 1.</param>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan("", startLine, startColumn, endLine, endColumn);

    /// <summary>Adds a location.</summary>
    /// <param name="path">The file; empty is the first source.</param>
    /// <param name="startLine">The first line, from 1.</param>
    /// <param name="startColumn">The first column, from 1.</param>
    /// <param name="endLine">The last line, from 1.</param>
    /// <param name="endColumn">The column after the last character, from 1.</param>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(new FileLinePositionSpan(path, Position(startLine, startColumn), Position(endLine, endColumn)));

    /// <summary>Adds a location.</summary>
    /// <param name="span">Path and zero-based lines and characters.</param>
    /// <param name="options">How the location is compared.</param>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options = DiagnosticLocationOptions.None)
        => Adding(span, options);

    /// <summary>The same expectation with other locations.</summary>
    internal DiagnosticResult WithSpans(ImmutableArray<DiagnosticLocation> spans) => this with { Spans = spans };

    private DiagnosticResult Adding(FileLinePositionSpan span, DiagnosticLocationOptions options)
        => this with { Spans = Spans.Add(new DiagnosticLocation(span, options)) };

    private static LinePosition Position(int line, int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        return new LinePosition(line - 1, column - 1);
    }

    private static T NotNull<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
