using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Import;

/// <summary>What classes of manifests give, by evaluating them.</summary>
internal sealed class EvaluatedManifests
{
    private const int ObjectsAtOnce = 64;

    private readonly FrozenDictionary<string, EvaluatedClass>? _classes;

    /// <summary>Parses files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="ns">The namespace of their classes; null for none.</param>
    public EvaluatedManifests(ImmutableArray<ImportedFile> files, string? ns)
    {
        var classes = Beside.Each(files, file => Parse(file, ns));
        _classes = Array.TrueForAll(classes, static item => item is not null) && classes.DistinctBy(static item => item!.Name).Count() == classes.Length
            ? classes.ToFrozenDictionary(static item => item!.Name, static item => item!, StringComparer.Ordinal)
            : null;
    }

    /// <summary>Whether all objects are known, and as they should be.</summary>
    /// <param name="plan">What was to be written.</param>
    /// <param name="areEqual">Whether some of them are.</param>
    public bool Are(ImportPlan plan, Func<IReadOnlyList<MadeObject>, bool> areEqual)
    {
        if (_classes is null || !plan.Files.All(file => _classes.TryGetValue(file.Class, out var made) && made.Emitted.Count == file.Objects.Length))
        {
            return false;
        }

        var parts = plan.Files
            .SelectMany(file => file.Objects.Zip(_classes[file.Class].Emitted, (planned, member) => new Written(planned.Source, _classes[file.Class], member)))
            .Chunk(ObjectsAtOnce)
            .ToList();

        // Members that others refer to are evaluated again for each part, so that no part waits for another.
        return Array.TrueForAll(Beside.Each(parts, part => Evaluate(part) is { } objects && areEqual(objects)), static isEqual => isEqual);
    }

    private List<MadeObject>? Evaluate(Written[] part)
    {
        var evaluator = new CodeEvaluator(_classes!);
        var objects = new List<MadeObject>(part.Length);
        foreach (var item in part)
        {
            if (evaluator.Read(item.Class, item.Member) is not { Value: IKubernetesObject value } || evaluator.IsLost)
            {
                return null;
            }

            objects.Add(new MadeObject(item.Source, value));
        }

        return objects;
    }

    private static EvaluatedClass? Parse(ImportedFile file, string? ns) =>
        Beside.Each(ClassText.Divide(file.Text), part => Parse(file.Name, part, ns)).Aggregate(static (all, rest) => rest is null ? null : all?.With(rest));

    private static EvaluatedClass? Parse(string name, string text, string? ns)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), SourceCompiler.ParseOptions, name);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        return root.ContainsDiagnostics || root.ContainsDirectives ? null : EvaluatedClass.Read(root, ns);
    }

    /// <summary>An object and the member that gives it.</summary>
    /// <param name="Source">The object.</param>
    /// <param name="Class">The class as it is written.</param>
    /// <param name="Member">The member.</param>
    private sealed record Written(SourceObject Source, EvaluatedClass Class, EvaluatedMember Member);
}
