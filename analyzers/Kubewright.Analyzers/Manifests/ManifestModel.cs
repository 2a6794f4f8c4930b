using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;
using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>The manifests of one compilation and what the rules find in them, worked out when a document first asks.</summary>
internal sealed class ManifestModel(Compilation compilation, LibraryTypes types, ProjectSettings settings)
{
    private readonly EvaluationCache _cache = new(compilation, types);
    private readonly object _gate = new();
    private Dictionary<SyntaxTree, ImmutableArray<Finding>>? _findings;

    /// <summary>Everything that the rules find in one document, each mistake once.</summary>
    public IEnumerable<Finding> FindingsIn(SemanticModel model, CancellationToken cancellation)
    {
        _cache.Add(model);
        var ofSet = FindingsByTree(cancellation).TryGetValue(model.SyntaxTree, out var found) ? found : [];
        var ofOthers = new LooseObjects(model, _cache, cancellation).Find()
            .SelectMany(value => Check([value], isOpen: true, cancellation))
            .Where(finding => TreeOf(finding) == model.SyntaxTree);
        return ofSet.Concat(ofOthers)
            .GroupBy(static finding => (finding.Descriptor.Id, finding.Origin, finding.Message))
            .Select(static group => group.First());
    }

    private Dictionary<SyntaxTree, ImmutableArray<Finding>> FindingsByTree(CancellationToken cancellation)
    {
        // Documents are analysed at the same time, and each needs the whole: the first one works it out.
        lock (_gate)
        {
            return _findings ??= EvaluateSet(cancellation)
                .GroupBy(TreeOf)
                .Where(static group => group.Key is not null)
                .ToDictionary(static group => group.Key!, static group => group.ToImmutableArray());
        }
    }

    private ImmutableArray<Finding> EvaluateSet(CancellationToken cancellation)
    {
        var objects = ImmutableArray.CreateBuilder<Node>();
        var isOpen = false;
        foreach (var member in ManifestClasses.In(compilation, _cache, cancellation).SelectMany(type => ManifestClasses.EmittedMembers(type, types)))
        {
            isOpen |= !Collect(new Evaluator(_cache, cancellation).EvaluateMember(member), objects);
        }

        return Check(objects.ToImmutable(), isOpen, cancellation);
    }

    /// <summary>Adds what a member emits; false when it may emit something else or more.</summary>
    private static bool Collect(Node value, ImmutableArray<Node>.Builder objects)
    {
        switch (value)
        {
            case ObjectNode item:
                objects.Add(item);
                return item["kind"].IsKnown && item.At("metadata.name").IsKnown && !item.At("metadata.namespace").IsUnknown;
            case ArrayNode list:
                var isComplete = !list.IsOpen;
                foreach (var item in list.Items)
                {
                    isComplete &= Collect(item, objects);
                }

                return isComplete;
            default:
                return value.IsAbsent;
        }
    }

    private ImmutableArray<Finding> Check(ImmutableArray<Node> objects, bool isOpen, CancellationToken cancellation) => objects.IsEmpty
        ? []
        : RuleHost.Run(new ManifestSet(objects.Select(static item => new ManifestObject(item)), isOpen), settings.Rules, settings.Baseline, cancellation);

    private static SyntaxTree? TreeOf(Finding finding) => (finding.Origin as CSharpOrigin)?.Location.SourceTree;
}
