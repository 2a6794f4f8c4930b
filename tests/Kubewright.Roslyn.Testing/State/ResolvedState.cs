using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Roslyn.Testing;

/// <summary>A state without markup: final texts, and expectations whose locations are positions.</summary>
internal sealed record ResolvedState(
    ImmutableArray<(string Path, SourceText Text)> Sources,
    ImmutableArray<(string Path, SourceText Text)> AdditionalFiles,
    ImmutableArray<(string Path, SourceText Text)> AnalyzerConfigFiles,
    ImmutableArray<(string Path, SourceText Text)> GeneratedSources,
    ImmutableArray<MetadataReference> AdditionalReferences,
    ImmutableArray<DiagnosticResult> Expected,
    OutputKind OutputKind)
{
    /// <summary>The file that a location without path is in.</summary>
    public string DefaultPath => Sources.Concat(AdditionalFiles).Select(static file => file.Path).FirstOrDefault(TestPaths.Root + "Test0.cs");

    /// <summary>Takes the markup out of a state.</summary>
    /// <param name="state">The state as written.</param>
    /// <param name="describe">Makes the expectation for a marked span; its id is null for <c>[|text|]</c>.</param>
    /// <param name="verifier">Fails on markup that cannot be read.</param>
    public static ResolvedState Of(SolutionState state, Func<string?, DiagnosticResult> describe, IVerifier verifier)
    {
        var marked = ImmutableArray.CreateBuilder<DiagnosticResult>();
        var locations = new Dictionary<int, FileLinePositionSpan>();
        ImmutableArray<(string, SourceText)> Read(SourceFileCollection files, bool canHaveMarkup)
            => [.. files.Select(file => ReadFile(TestPaths.Normalize(file.Filename), file.Content, canHaveMarkup))];

        var sources = Read(state.Sources, canHaveMarkup: true);
        var additionalFiles = Read(state.AdditionalFiles, canHaveMarkup: true);
        var resolved = new ResolvedState(
            sources,
            additionalFiles,
            Read(state.AnalyzerConfigFiles, canHaveMarkup: false),
            Read(state.GeneratedSources, canHaveMarkup: false),
            [.. state.AdditionalReferences],
            [],
            state.OutputKind);
        return resolved with
        {
            Expected = [.. marked, .. state.ExpectedDiagnostics.Select(result => Place(result, resolved.DefaultPath, locations, verifier))],
        };

        (string, SourceText) ReadFile(string path, SourceText content, bool canHaveMarkup)
        {
            if (!canHaveMarkup || state.MarkupHandling == MarkupMode.None)
            {
                return (path, content);
            }

            MarkupDocument document;
            try
            {
                document = MarkupParser.Parse(content.ToString());
            }
            catch (FormatException error)
            {
                verifier.Fail($"{path}: {error.Message}", error);
                throw;
            }

            var text = SourceText.From(document.Text, content.Encoding, content.ChecksumAlgorithm);
            foreach (var (number, span) in document.Locations)
            {
                verifier.True(
                    locations.TryAdd(number, Line(path, text, span)),
                    $"{path}: the location number {{|#{number.ToString(CultureInfo.InvariantCulture)}: is used in another file. Give each location its own number.");
            }

            if (state.MarkupHandling == MarkupMode.Allow)
            {
                marked.AddRange(document.Anonymous.Select(span => describe(null).WithSpan(Line(path, text, span))));
                marked.AddRange(document.Named.Select(mark => describe(mark.Id).WithSpan(Line(path, text, mark.Span))));
            }

            return (path, text);
        }
    }

    /// <summary>Fills what this state leaves out from an earlier one.</summary>
    /// <param name="earlier">The earlier state.</param>
    /// <param name="expectations">Whether the expected diagnostics are the earlier ones too.</param>
    public ResolvedState Inherit(ResolvedState earlier, bool expectations) => this with
    {
        Sources = Sources.IsEmpty ? earlier.Sources : Sources,
        AdditionalFiles = AdditionalFiles.IsEmpty ? earlier.AdditionalFiles : AdditionalFiles,
        AnalyzerConfigFiles = AnalyzerConfigFiles.IsEmpty ? earlier.AnalyzerConfigFiles : AnalyzerConfigFiles,
        GeneratedSources = GeneratedSources.IsEmpty ? earlier.GeneratedSources : GeneratedSources,
        AdditionalReferences = AdditionalReferences.IsEmpty ? earlier.AdditionalReferences : AdditionalReferences,
        Expected = expectations ? earlier.Expected : Expected,
        OutputKind = earlier.OutputKind,
    };

    private static DiagnosticResult Place(
        DiagnosticResult result,
        string defaultPath,
        Dictionary<int, FileLinePositionSpan> locations,
        IVerifier verifier)
        => result.WithSpans([.. result.Spans.Select(location =>
        {
            if (location.MarkupKey is not { } key)
            {
                var path = location.Span.Path.Length == 0 ? defaultPath : TestPaths.Normalize(location.Span.Path);
                return location with { Span = new FileLinePositionSpan(path, location.Span.Span) };
            }

            verifier.True(locations.TryGetValue(key, out var span), $"{result.Id} is expected at location {key}, but no file has the mark {{|#{key}:");
            return new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey);
        })]);

    private static FileLinePositionSpan Line(string path, SourceText text, TextSpan span) => new(path, text.Lines.GetLinePositionSpan(span));
}
