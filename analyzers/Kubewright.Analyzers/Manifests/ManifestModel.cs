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
/// in them. Worked out once, when a file first asks, by all threads that ask meanwhile.
/// </summary>
internal sealed class ManifestModel(Compilation compilation, LibraryTypes types, ImmutableArray<YamlManifest> files, ProjectSettings settings)
{
    private readonly EvaluationCache _cache = new(compilation, types);
    private readonly object _gate = new();
    private SharedWork<ImmutableArray<ManifestValue>>? _values;
    private SharedWork<ImmutableArray<Finding>>? _unused;
    private ManifestCheck? _check;
    private ILookup<string, Finding>? _findings;

    /// <summary>Everything that the rules find in one document, each mistake once.</summary>
    public IEnumerable<Finding> FindingsIn(SemanticModel model, CancellationToken cancellation)
    {
        _cache.Add(model);
        var ofSet = FindingsByFile(cancellation)[model.SyntaxTree.FilePath];
        var ofOthers = new LooseObjects(model, _cache, cancellation).Find()
            .SelectMany(value => new ManifestCheck([value], [], isOpen: true, settings).Run(cancellation));
        return Once(ofSet.Concat(ofOthers).Where(finding => finding.Origin is CSharpOrigin origin && origin.Location.SourceTree == model.SyntaxTree));
    }

    /// <summary>Everything that the rules find in one YAML file, each mistake once.</summary>
    public IEnumerable<Finding> FindingsIn(YamlManifest file, CancellationToken cancellation) =>
        Once(FindingsByFile(cancellation)[file.Path].Where(finding => finding.Origin is TextOrigin place && !file.Comments.Cover(finding.Descriptor.Id, finding.Descriptor.Name, place)));

    private static IEnumerable<Finding> Once(IEnumerable<Finding> findings) => findings
        .GroupBy(static finding => (finding.Descriptor.Id, finding.Origin, finding.Message))
        .Select(static group => group.First());

    private ILookup<string, Finding> FindingsByFile(CancellationToken cancellation)
    {
        // Documents are analysed at the same time, and each needs the whole. What takes time is shared between them.
        lock (_gate)
        {
            if (_findings is not null)
            {
                return _findings;
            }

            Prepare(cancellation);
        }

        var values = _values!.Finish(cancellation);
        lock (_gate)
        {
            _check ??= NewCheck([.. values.SelectMany(static part => part)]);
        }

        var findings = _check.Run(cancellation).Concat(_unused!.Finish(cancellation).SelectMany(static part => part));
        lock (_gate)
        {
            return _findings ??= findings.ToLookup(static finding => PathOf(finding.Origin), StringComparer.Ordinal);
        }
    }

    private void Prepare(CancellationToken cancellation)
    {
        if (_values is not null)
        {
            return;
        }

        var classes = ManifestClasses.In(compilation, _cache, cancellation).ToList();
        _unused = new(settings.Rules.Enables(SourceRules.ObjectNeverEmitted)
            ? [.. classes.Select(type => (Func<CancellationToken, ImmutableArray<Finding>>)(token => CheckUnused(type, token)))]
            : []);
        _values = new([.. classes.Select(type => (Func<CancellationToken, ImmutableArray<ManifestValue>>)(token => Evaluate(type, token)))]);
    }

    private ImmutableArray<ManifestValue> Evaluate(INamedTypeSymbol type, CancellationToken cancellation) =>
        [.. ManifestClasses.EmittedMembers(type, types).Select(member => ManifestValue.Of(_cache, evaluator => evaluator.EvaluateMember(member), cancellation))];

    private ManifestCheck NewCheck(ImmutableArray<ManifestValue> values)
    {
        var yaml = ManifestSet.FromYaml(files.Select(static file => file.Stream));
        return new ManifestCheck(values, yaml.Objects, yaml.IsOpen, settings);
    }

    private ImmutableArray<Finding> CheckUnused(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var unused = new ManifestSet(new UnusedObjects(types, _cache, cancellation).In(type).SelectMany(static value => ManifestObjects.In(value.Value).Objects), isOpen: true);
        return RuleHost.RunRules([new MadeObjectsAreEmitted()], unused.Objects, unused, settings.Rules, cancellation);
    }

    private static string PathOf(Origin origin) => origin switch
    {
        CSharpOrigin { Location.SourceTree: { } tree } => tree.FilePath,
        TextOrigin text => text.File,
        _ => "",
    };
}
