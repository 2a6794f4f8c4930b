using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>
/// The manifests of one compilation, those in C# and those in YAML files of the project together, and what the rules find
/// in them. Worked out once, when a file first asks, by all threads that ask meanwhile; what an earlier version of the
/// program told is not worked out again.
/// </summary>
internal sealed class ManifestModel(Compilation compilation, LibraryTypes types, ImmutableArray<YamlManifest> files, ProjectSettings settings, ProgramMemory program)
{
    private readonly EvaluationCache _cache = new(compilation, types, program);
    private readonly CheckMemory _memory = program.CheckUnder(settings);
    private readonly object _gate = new();
    private SharedWork<ImmutableArray<ManifestValue>>? _values;
    private SharedWork<ImmutableArray<Finding>>? _unused;
    private ManifestCheck? _check;
    private ImmutableArray<Finding> _findings;

    /// <summary>Where things are written.</summary>
    public Origins Origins => _cache.Origins;

    /// <summary>Everything that the rules find in one document, each mistake once.</summary>
    public IEnumerable<Finding> FindingsIn(SemanticModel model, CancellationToken cancellation)
    {
        var file = Origins.FileOf(model.SyntaxTree);
        var ofOthers = new LooseObjects(model, _cache, cancellation).Find()
            .SelectMany(value => NewCheck([value], [], isOpen: true).Run(cancellation));
        return Once(Findings(cancellation).Concat(ofOthers).Where(finding => finding.Origin is CSharpOrigin origin && origin.Part.File == file));
    }

    /// <summary>Everything that the rules find in one YAML file, each mistake once.</summary>
    public IEnumerable<Finding> FindingsIn(YamlManifest file, CancellationToken cancellation) =>
        Once(Findings(cancellation).Where(finding =>
            finding.Origin is TextOrigin place && place.File == file.Path && !file.Comments.Cover(finding.Descriptor.Id, finding.Descriptor.Name, place)));

    private static IEnumerable<Finding> Once(IEnumerable<Finding> findings) => findings
        .GroupBy(static finding => (finding.Descriptor.Id, finding.Origin, finding.Message))
        .Select(static group => group.First());

    private ImmutableArray<Finding> Findings(CancellationToken cancellation)
    {
        // Documents are analysed at the same time, and each needs the whole. What takes time is shared between them.
        lock (_gate)
        {
            if (!_findings.IsDefault)
            {
                return _findings;
            }

            Prepare(cancellation);
        }

        var values = _values!.Finish(cancellation);
        lock (_gate)
        {
            _check ??= NewCheck([.. values.SelectMany(static part => part)], [.. files.SelectMany(static file => file.Manifests.Objects)], files.Any(static file => file.Manifests.IsOpen));
        }

        var findings = _check.Run(cancellation).AddRange(_unused!.Finish(cancellation).SelectMany(static part => part));
        lock (_gate)
        {
            return _findings.IsDefault ? _findings = findings : _findings;
        }
    }

    private void Prepare(CancellationToken cancellation)
    {
        if (_values is not null)
        {
            return;
        }

        var symbols = new Dictionary<MemberKey, ISymbol>();
        if (program.Classes.IsDefault)
        {
            program.Classes = [.. ManifestClasses.In(compilation, _cache, cancellation).Select(type => Describe(type, symbols))];
        }

        var classes = program.Classes;
        _unused = new(settings.Rules.Enables(SourceRules.ObjectNeverEmitted)
            ? [.. Enumerable.Range(0, classes.Length).Select(i => (Func<CancellationToken, ImmutableArray<Finding>>)(token => CheckUnused(i, token)))]
            : []);
        _values = new([.. classes.Select(type => (Func<CancellationToken, ImmutableArray<ManifestValue>>)(token => [.. type.Emitted.Select(member => ValueOf(member, symbols, token))]))]);
    }

    private ManifestClass Describe(INamedTypeSymbol type, Dictionary<MemberKey, ISymbol> symbols)
    {
        var emitted = ImmutableArray.CreateBuilder<MemberKey>();
        foreach (var member in ManifestClasses.EmittedMembers(type, types))
        {
            if (Origins.KeyOf(member) is { } key)
            {
                emitted.Add(key);
                symbols[key] = member;
            }
        }

        return new ManifestClass([.. type.DeclaringSyntaxReferences.Select(reference => Origins.PartOf(reference.GetSyntax())).OfType<SourcePart>()], emitted.ToImmutable());
    }

    private ManifestValue ValueOf(MemberKey member, Dictionary<MemberKey, ISymbol> symbols, CancellationToken cancellation)
    {
        if (program.Values.TryGetValue(member, out var known))
        {
            return known;
        }

        var symbol = symbols.TryGetValue(member, out var found) ? found : _cache.SymbolOf(member, cancellation);
        var value = ManifestValue.Of(_cache, evaluator => evaluator.EvaluateMember(symbol!), cancellation);
        if (value.IsLasting)
        {
            program.Values[member] = value;
        }

        return value;
    }

    private ManifestCheck NewCheck(ImmutableArray<ManifestValue> values, ImmutableArray<ManifestObject> others, bool isOpen) =>
        new(values, others, isOpen, _memory, Origins);

    private ImmutableArray<Finding> CheckUnused(int index, CancellationToken cancellation)
    {
        if (!program.Unused.TryGetValue(index, out var value))
        {
            value = new UnusedObjects(_cache, cancellation).In(program.Classes[index]);
            if (value.IsLasting)
            {
                program.Unused[index] = value;
            }
        }

        var unused = new ManifestSet(value.Certain.Objects, isOpen: true);
        return RuleHost.RunRules([new MadeObjectsAreEmitted()], unused.Objects, unused, settings.Rules, memory: null, cancellation);
    }
}
