using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Kubewright.Roslyn.Testing;

/// <summary>
/// One run of an incremental generator, with the reason for each output of each step. Start it, rerun it after an edit, and
/// assert what was taken from the cache. Steps are those that the generator names with <c>WithTrackingName</c>.
/// </summary>
public sealed class GeneratorRunReasons
{
    private static readonly ImmutableHashSet<string> InputSteps =
    [
        WellKnownGeneratorInputs.Compilation, WellKnownGeneratorInputs.ParseOptions, WellKnownGeneratorInputs.AdditionalTexts,
        WellKnownGeneratorInputs.AnalyzerConfigOptions, WellKnownGeneratorInputs.MetadataReferences,
    ];

    private static readonly ImmutableHashSet<string> OutputSteps =
        [WellKnownGeneratorOutputs.SourceOutput, WellKnownGeneratorOutputs.ImplementationSourceOutput];

    private readonly Func<ISourceGenerator> _create;
    private readonly GeneratorDriver _driver;
    private readonly GeneratorInputs _inputs;
    private readonly IVerifier _verifier;
    private readonly GeneratorRunResult _result;

    private GeneratorRunReasons(Func<ISourceGenerator> create, GeneratorDriver driver, GeneratorInputs inputs, IVerifier verifier)
    {
        _create = create;
        _inputs = inputs;
        _verifier = verifier;
        _driver = driver.RunGenerators(inputs.Compilation);
        _result = _driver.GetRunResult().Results.Single();
        if (_result.Exception is { } exception)
        {
            verifier.Fail($"The generator {_result.Generator.GetGeneratorType()} threw an exception:\n{exception}", exception);
        }
    }

    /// <summary>The sources that this run made, in the order of their hint names.</summary>
    public ImmutableArray<GeneratedSourceResult> GeneratedSources
        => [.. _result.GeneratedSources.OrderBy(static source => source.HintName, StringComparer.Ordinal)];

    /// <summary>What the generator reported in this run.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _result.Diagnostics;

    /// <summary>Runs a generator for the first time.</summary>
    /// <typeparam name="TGenerator">The generator.</typeparam>
    /// <param name="compilation">What it runs on; see <see cref="TestCompilation"/>.</param>
    /// <param name="additionalTexts">The additional files; none by default.</param>
    /// <param name="options">The analyzer options; none by default.</param>
    public static GeneratorRunReasons Start<TGenerator>(
        CSharpCompilation compilation,
        IEnumerable<AdditionalText>? additionalTexts = null,
        AnalyzerConfigOptionsProvider? options = null)
        where TGenerator : IIncrementalGenerator, new()
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var inputs = new GeneratorInputs(compilation, [.. additionalTexts ?? []], options ?? InMemoryAnalyzerConfigOptionsProvider.Empty);
        Func<ISourceGenerator> create = static () => new TGenerator().AsSourceGenerator();
        return new GeneratorRunReasons(create, CreateDriver(create(), inputs), inputs, new DefaultVerifier());
    }

    /// <summary>Runs the generator again after an edit. What is not stated is as before.</summary>
    /// <param name="compilation">The edited compilation.</param>
    /// <param name="additionalTexts">All additional files after the edit; keep the instances of those that did not change.</param>
    /// <param name="options">The analyzer options after the edit.</param>
    public GeneratorRunReasons Rerun(
        CSharpCompilation? compilation = null,
        IEnumerable<AdditionalText>? additionalTexts = null,
        AnalyzerConfigOptionsProvider? options = null)
    {
        var inputs = new GeneratorInputs(
            compilation ?? _inputs.Compilation,
            additionalTexts is null ? _inputs.AdditionalTexts : [.. additionalTexts],
            options ?? _inputs.Options);
        var driver = _driver;
        if (additionalTexts is not null)
        {
            driver = driver.ReplaceAdditionalTexts(inputs.AdditionalTexts);
        }

        if (options is not null)
        {
            driver = driver.WithUpdatedAnalyzerConfigOptions(options);
        }

        return new GeneratorRunReasons(_create, driver, inputs, _verifier);
    }

    /// <summary>The reasons of all outputs of a step, in the order in which the step ran.</summary>
    /// <param name="step">The step's name.</param>
    /// <exception cref="VerificationException">No step of this name ran.</exception>
    public ImmutableArray<IncrementalStepRunReason> ReasonsOf(string step)
        => [.. Outputs(step).Select(static output => output.Reason)];

    /// <summary>Asserts that a step ran and that each of its outputs has one of the reasons.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="allowed">The reasons; at least one.</param>
    /// <exception cref="VerificationException">It did not run, had no output, or an output has another reason.</exception>
    public void AssertStep(string step, params IncrementalStepRunReason[] allowed)
    {
        RequireReasons(allowed);
        var outputs = Outputs(step);
        if (outputs.IsEmpty)
        {
            _verifier.Fail($"The step '{step}' ran, but has no output to judge. Give it input that it lets through.");
        }

        AssertReasons(step, outputs, allowed);
    }

    /// <summary>Asserts that each output of every named step, and each source output, has one of the reasons.</summary>
    /// <param name="allowed">The reasons; at least one.</param>
    /// <exception cref="VerificationException">The generator names no step, or an output has another reason.</exception>
    public void AssertAllSteps(params IncrementalStepRunReason[] allowed)
    {
        RequireReasons(allowed);
        RequireNamedSteps();
        var judged = 0;
        foreach (var step in NamedSteps)
        {
            judged += AssertReasons(step, Outputs(step), allowed);
        }

        foreach (var step in _result.TrackedOutputSteps.Keys)
        {
            judged += AssertReasons(step, SourceOutputs(step), allowed);
        }

        _verifier.True(judged > 0, "No step has an output to judge. Give the generator input that it lets through.");
    }

    /// <summary>Asserts that each source output has one of the reasons.</summary>
    /// <param name="allowed">The reasons; at least one.</param>
    /// <exception cref="VerificationException">There is no source output, or one has another reason.</exception>
    public void AssertOutputs(params IncrementalStepRunReason[] allowed)
    {
        RequireReasons(allowed);
        var judged = _result.TrackedOutputSteps.Keys.Sum(step => AssertReasons(step, SourceOutputs(step), allowed));
        _verifier.True(judged > 0, "The generator has no source output to judge. Give it input that it makes a source for.");
    }

    /// <summary>Asserts that exactly these steps are named by the generator and ran.</summary>
    /// <param name="steps">The names, in any order.</param>
    /// <exception cref="VerificationException">There are others, or some are missing.</exception>
    public void AssertTrackedSteps(params string[] steps)
    {
        var missing = steps.Except(NamedSteps).Order(StringComparer.Ordinal).ToArray();
        var others = NamedSteps.Except(steps).ToArray();
        if (missing.Length + others.Length > 0)
        {
            _verifier.Fail($"The tracked steps differ.\nMissing: {List(missing)}\nNot expected: {List(others)}");
        }
    }

    /// <summary>
    /// Asserts that no output of a named step holds a symbol, syntax, location, semantic model, operation or compilation,
    /// however deep: each would keep a whole compilation in memory and defeat the cache.
    /// </summary>
    /// <exception cref="VerificationException">One does, or the generator names no step.</exception>
    public void AssertNoCompilerObjects()
    {
        RequireNamedSteps();
        foreach (var step in NamedSteps)
        {
            foreach (var (output, index) in Outputs(step).Select(static (output, index) => (output, index)))
            {
                if (CompilerObjects.Find(output.Value, string.Create(CultureInfo.InvariantCulture, $"output {index}")) is { } found)
                {
                    _verifier.Fail(
                        $"The step '{step}' hands on an object of the compiler: {found}. "
                        + "Hand on plain values that compare by content (names, spans, equatable arrays).");
                }
            }
        }
    }

    /// <summary>Asserts that fresh generators make the same sources and diagnostics as this run, on the same compilation and on clones of it.</summary>
    /// <exception cref="VerificationException">A source or a diagnostic differs.</exception>
    public void AssertDeterministic()
    {
        for (var clone = 1; clone <= 2; clone++)
        {
            var inputs = _inputs with { Compilation = _inputs.Compilation.Clone() };
            var fresh = new GeneratorRunReasons(_create, CreateDriver(_create(), inputs), inputs, _verifier);
            if (FileComparison.Differences(Files(this), Files(fresh)) is { } report)
            {
                _verifier.Fail($"The generator is not deterministic: a fresh run on the same input makes other sources.\n{report}");
            }

            _verifier.Equal(Reported(this), Reported(fresh), "The generator is not deterministic: a fresh run on the same input reports other diagnostics.");
        }

        static IEnumerable<(string, Microsoft.CodeAnalysis.Text.SourceText)> Files(GeneratorRunReasons run)
            => run.GeneratedSources.Select(static source => (source.HintName, source.SourceText));

        static string Reported(GeneratorRunReasons run) => string.Join('\n', run.Diagnostics.Select(DiagnosticReport.Display));
    }

    private IEnumerable<string> NamedSteps => _result.TrackedSteps.Keys.Where(IsNamedByGenerator).Order(StringComparer.Ordinal);

    private static GeneratorDriver CreateDriver(ISourceGenerator generator, GeneratorInputs inputs)
        => CSharpGeneratorDriver.Create(
            [generator],
            inputs.AdditionalTexts,
            inputs.ParseOptions,
            inputs.Options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    // ForAttributeWithMetadataName names its own steps like this.
    private static bool IsNamedByGenerator(string step)
        => !InputSteps.Contains(step)
            && !OutputSteps.Contains(step)
            && !step.EndsWith("_ForAttribute", StringComparison.Ordinal)
            && !step.EndsWith("_ForAttributeInternal", StringComparison.Ordinal)
            && !step.EndsWith("_ForAttributeWithMetadataName", StringComparison.Ordinal);

    private ImmutableArray<(object Value, IncrementalStepRunReason Reason)> Outputs(string step)
    {
        if (!_result.TrackedSteps.TryGetValue(step, out var runs))
        {
            _verifier.Fail($"No step '{step}' ran. Steps that ran: {List(_result.TrackedSteps.Keys)}. Name it with WithTrackingName, and give it input.");
        }

        return [.. runs.SelectMany(static run => run.Outputs)];
    }

    private ImmutableArray<(object Value, IncrementalStepRunReason Reason)> SourceOutputs(string step)
        => [.. _result.TrackedOutputSteps[step].SelectMany(static run => run.Outputs)];

    private int AssertReasons(string step, ImmutableArray<(object Value, IncrementalStepRunReason Reason)> outputs, IncrementalStepRunReason[] allowed)
    {
        for (var index = 0; index < outputs.Length; index++)
        {
            if (!allowed.Contains(outputs[index].Reason))
            {
                _verifier.Fail(
                    $"Output {index} of the step '{step}' is {outputs[index].Reason}, not {string.Join(" or ", allowed)}.\n"
                    + $"All its outputs: {string.Join(", ", outputs.Select(static output => output.Reason))}\nThe output: {outputs[index].Value}");
            }
        }

        return outputs.Length;
    }

    private void RequireNamedSteps()
        => _verifier.True(
            NamedSteps.Any(),
            $"The generator {_result.Generator.GetGeneratorType()} names no step, so there is nothing to judge. Name its steps with WithTrackingName.");

    private static void RequireReasons(IncrementalStepRunReason[] allowed)
    {
        if (allowed.Length == 0)
        {
            throw new ArgumentException("State at least one reason.", nameof(allowed));
        }
    }

    private static string List(IEnumerable<string> names)
        => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : "(none)";
}
