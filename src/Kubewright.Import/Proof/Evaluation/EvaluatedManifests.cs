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
    private readonly FrozenDictionary<string, EvaluatedClass>? _classes;

    /// <summary>Parses files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="ns">The namespace of their classes; null for none.</param>
    public EvaluatedManifests(ImmutableArray<ImportedFile> files, string? ns)
    {
        var classes = files.AsParallel().AsOrdered().Select(file => Parse(file, ns)).ToList();
        IsComplete = classes.TrueForAll(static item => item is not null) && classes.DistinctBy(static item => item!.Name).Count() == classes.Count;
        _classes = IsComplete ? classes.ToFrozenDictionary(static item => item!.Name, static item => item!, StringComparer.Ordinal) : null;
    }

    /// <summary>Whether everything was known so far.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The objects, up to the first that is not known.</summary>
    /// <param name="plan">What was to be written.</param>
    public IEnumerable<MadeObject> Objects(ImportPlan plan)
    {
        if (_classes is null)
        {
            yield break;
        }

        var evaluator = new CodeEvaluator(_classes);
        foreach (var file in plan.Files)
        {
            if (!_classes.TryGetValue(file.Class, out var made) || made.Emitted.Count != file.Objects.Length)
            {
                IsComplete = false;
                yield break;
            }

            foreach (var (planned, member) in file.Objects.Zip(made.Emitted))
            {
                if (evaluator.Read(made, member) is not { Value: IKubernetesObject value } || evaluator.IsLost)
                {
                    IsComplete = false;
                    yield break;
                }

                yield return new MadeObject(planned.Source, value);
            }
        }
    }

    private static EvaluatedClass? Parse(ImportedFile file, string? ns)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), SourceCompiler.ParseOptions, file.Name);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        return root.ContainsDiagnostics ? null : EvaluatedClass.Read(root, ns);
    }
}
