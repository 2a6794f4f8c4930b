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
/// in them. Worked out once, when a file first asks.
/// </summary>
internal sealed class ManifestModel(Compilation compilation, LibraryTypes types, ImmutableArray<YamlManifest> files, ProjectSettings settings)
{
    private readonly EvaluationCache _cache = new(compilation, types);
    private readonly object _gate = new();
    private ILookup<string, Finding>? _findings;

    /// <summary>Everything that the rules find in one document, each mistake once.</summary>
    public IEnumerable<Finding> FindingsIn(SemanticModel model, CancellationToken cancellation)
    {
        _cache.Add(model);
        var ofSet = FindingsByFile(cancellation)[model.SyntaxTree.FilePath];
        var ofOthers = new LooseObjects(model, _cache, cancellation).Find()
            .SelectMany(value => ManifestCheck.Run([value], [], isOpen: true, settings, cancellation));
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
        // Documents are analysed at the same time, and each needs the whole: the first one works it out.
        lock (_gate)
        {
            return _findings ??= CheckSet(cancellation).ToLookup(static finding => PathOf(finding.Origin), StringComparer.Ordinal);
        }
    }

    private ImmutableArray<Finding> CheckSet(CancellationToken cancellation)
    {
        var classes = ManifestClasses.In(compilation, _cache, cancellation).ToList();
        var values = classes
            .SelectMany(type => ManifestClasses.EmittedMembers(type, types))
            .Select(member => ManifestValue.Of(_cache, evaluator => evaluator.EvaluateMember(member), cancellation))
            .ToImmutableArray();
        var yaml = ManifestSet.FromYaml(files.Select(static file => file.Stream));
        return ManifestCheck.Run(values, yaml.Objects, yaml.IsOpen, settings, cancellation).AddRange(CheckUnused(classes, cancellation));
    }

    private ImmutableArray<Finding> CheckUnused(IEnumerable<INamedTypeSymbol> classes, CancellationToken cancellation)
    {
        if (!settings.Rules.Enables(SourceRules.ObjectNeverEmitted))
        {
            return [];
        }

        var search = new UnusedObjects(types, _cache, cancellation);
        var unused = new ManifestSet(classes.SelectMany(search.In).SelectMany(static value => ManifestObjects.In(value.Value).Objects), isOpen: true);
        return RuleHost.RunRules([new MadeObjectsAreEmitted()], unused.Objects, unused, settings.Rules, cancellation);
    }

    private static string PathOf(Origin origin) => origin switch
    {
        CSharpOrigin { Location.SourceTree: { } tree } => tree.FilePath,
        TextOrigin text => text.File,
        _ => "",
    };
}
