using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>What tests of analyzers, code fixes and source generators share: the code, its options, the expectations.</summary>
/// <typeparam name="TVerifier">How a failed expectation fails the test.</typeparam>
public abstract class CSharpTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    private protected CSharpTest()
    {
    }

    /// <summary>The files under test and what is expected in them.</summary>
    public SolutionState TestState { get; } = new();

    /// <summary>Adds a source to <see cref="TestState"/>.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The diagnostics expected in <see cref="TestState"/> in addition to those that markup states.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>The framework of the code; .NET 10 by default.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net.Net100;

    /// <summary>Which diagnostics of the compiler must be expected too; its errors by default.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The ids that this test does not see.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Changes to the solution before it is used, in order: parse options, more projects, and so on.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>Which usual checks are left out; none by default.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>How markup finds its descriptor.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>The C# version; by default the newest that the referenced compiler knows, previews included.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Preview;

    /// <summary>The nullable context; enabled by default.</summary>
    public NullableContextOptions NullableContextOptions { get; set; } = NullableContextOptions.Enable;

    /// <summary>Runs the test.</summary>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <exception cref="VerificationException">An expectation is not met, with <see cref="DefaultVerifier"/>.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var verifier = new TVerifier();
        using var host = new TestHost(new TestSettings
        {
            Analyzers = [.. GetDiagnosticAnalyzers()],
            Generators = [.. GetSourceGenerators().Select(static type => Instantiate(type))],
            LanguageVersion = LanguageVersion,
            NullableContextOptions = NullableContextOptions,
            ReferenceAssemblies = ReferenceAssemblies,
            CompilerDiagnostics = CompilerDiagnostics,
            DisabledDiagnostics = DisabledDiagnostics.ToImmutableHashSet(StringComparer.Ordinal),
            SolutionTransforms = [.. SolutionTransforms],
            Behaviors = TestBehaviors,
        });
        if (host.Settings.Generators.IsEmpty && TestState.Sources.Count + TestState.AdditionalFiles.Count == 0)
        {
            verifier.Fail("The test has no code, so it could not fail. Set TestCode, or add to TestState.Sources.");
        }

        await RunCoreAsync(host, verifier, cancellationToken);
    }

    /// <summary>The analyzers to run.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    /// <summary>The source generators whose output the code needs; none by default.</summary>
    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    /// <summary>The descriptor that <c>[|text|]</c> stands for, or null when there is no single one.</summary>
    /// <param name="analyzers">The analyzers of the test.</param>
    protected virtual DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers)
    {
        var descriptors = analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Distinct().ToArray();
        return descriptors.Length == 1 || MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor) ? descriptors.FirstOrDefault() : null;
    }

    private protected abstract Task RunCoreAsync(TestHost host, IVerifier verifier, CancellationToken cancellationToken);

    private protected ResolvedState Resolve(SolutionState state, TestHost host, IVerifier verifier)
        => ResolvedState.Of(state, id => Describe(id, host.Settings.Analyzers, verifier), verifier);

    private DiagnosticResult Describe(string? id, ImmutableArray<DiagnosticAnalyzer> analyzers, IVerifier verifier)
    {
        if (id is null)
        {
            var descriptor = GetDefaultDiagnostic([.. analyzers]);
            if (descriptor is null)
            {
                verifier.Fail("[|text|] is ambiguous: the analyzers do not have exactly one descriptor. Write {|id:text|}, or set MarkupOptions.UseFirstDescriptor.");
            }

            return new DiagnosticResult(descriptor).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
        }

        var severities = analyzers
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .Where(descriptor => descriptor.Id == id)
            .Select(static descriptor => descriptor.DefaultSeverity)
            .Distinct()
            .ToArray();

        // The severity of a compiler's or a generator's diagnostic is not known here, and markup cannot state it.
        return severities is [var severity]
            ? new DiagnosticResult(id, severity).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            : new DiagnosticResult(id, DiagnosticSeverity.Error).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
    }

    private static ISourceGenerator Instantiate(Type type) => Activator.CreateInstance(type) switch
    {
        IIncrementalGenerator generator => generator.AsSourceGenerator(),
        ISourceGenerator generator => generator,
        _ => throw new ArgumentException($"{type} is no source generator: it implements neither IIncrementalGenerator nor ISourceGenerator."),
    };
}
