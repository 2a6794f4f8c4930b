using System.Collections.Immutable;
using System.Reflection;
using Kubewright.Generators;
using Kubewright.Rules;
using Kubewright.Schema;
using Kubewright.Validation;

namespace Kubewright.Import;

/// <summary>Builds what was written, emits it, and compares every document with the one that was imported.</summary>
/// <param name="compiler">The compiler, which has the user's own kinds.</param>
/// <param name="options">How the C# was written.</param>
internal sealed class ImportProof(SourceCompiler compiler, ImportOptions options)
{
    /// <summary>What is not as it should be, and how that was found.</summary>
    /// <param name="plan">What was to be written.</param>
    /// <param name="files">What was written.</param>
    public (ImmutableArray<LocatedFinding> Findings, ProofMethod Method) Check(ImportPlan plan, ImmutableArray<ImportedFile> files) =>
        options.Proof == ProofMethod.Evaluate && !plan.HasCustomKinds && IsEqualAsEvaluated(plan, files, options.Namespace)
            ? ([], ProofMethod.Evaluate)
            : ([.. Compile(plan, files)], ProofMethod.Compile);

    /// <summary>Whether everything comes to what was imported. If not, or if nobody can say, the compiler knows why.</summary>
    internal static bool IsEqualAsEvaluated(ImportPlan plan, ImmutableArray<ImportedFile> files, string? ns)
    {
        try
        {
            return new EvaluatedManifests(files, ns).Are(plan, static objects => !Compare(objects).Any());
        }
        catch (Exception)
        {
            // Something that the C# calls refuses what it is given; the compiled C# will say so.
            return false;
        }
    }

    private IEnumerable<LocatedFinding> Compile(ImportPlan plan, ImmutableArray<ImportedFile> files)
    {
        var sources = files.Select(static file => (file.Name, file.Text));
        var assembly = compiler.Compile("Imported", sources, new ManifestRegistryGenerator(), [], new ProjectSettings(options.Namespace), out var problems);
        foreach (var problem in problems)
        {
            var place = problem.Location.GetLineSpan();
            yield return ImportRule.DoesNotCompile.At(
                new TextOrigin(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, place.EndLinePosition.Line + 1, place.EndLinePosition.Character + 1),
                null,
                $"{problem.Id}: {problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        if (assembly is null)
        {
            yield break;
        }

        var classes = assembly.GetCustomAttribute<ManifestRegistryAttribute>() is { } registry ? ((IManifestRegistry)Activator.CreateInstance(registry.Type)!).Classes : [];
        foreach (var finding in plan.Files.SelectMany(file => Run(file, classes.FirstOrDefault(made => made.TypeName == (options.Namespace is { } ns ? $"{ns}.{file.Class}" : file.Class)))))
        {
            yield return finding;
        }
    }

    private static IEnumerable<LocatedFinding> Run(PlannedFile file, ManifestClass? made)
    {
        var objects = new List<IKubernetesObject>();
        foreach (var member in made?.Members ?? [])
        {
            try
            {
                objects.AddRange(member.Create());
            }
            catch (Exception error)
            {
                var cause = error.GetBaseException();
                return [ImportRule.Differs.At(null, null, $"{file.Class}.{member.Name} throws {cause.GetType().Name}: {cause.Message}")];
            }
        }

        return objects.Count == file.Objects.Length
            ? Compare([.. file.Objects.Zip(objects, static (planned, made) => new MadeObject(planned.Source, made))])
            : [ImportRule.Differs.At(null, null, $"{file.Class} gives {objects.Count} objects; {file.Source.Name} has {file.Objects.Length}.")];
    }

    /// <summary>Compares through the text, since that is what the build writes.</summary>
    private static IEnumerable<LocatedFinding> Compare(IReadOnlyList<MadeObject> objects)
    {
        var documents = YamlReader.Read(Manifest.ToYaml(objects.Select(static item => item.Made)), "-").Documents;
        return documents.Length == objects.Count
            ? objects.SelectMany((item, i) => DocumentDifference.Find(item.Source.Node, documents[i].Root).Select(difference => Differs(item.Source, difference)))
            : [ImportRule.Differs.At(objects[0].Source.Location, null, $"{objects.Count} objects give {documents.Length} documents.")];
    }

    private static LocatedFinding Differs(SourceObject source, DocumentDifference difference) =>
        ImportRule.Differs.At(source.Location, source.Key, $"{source.Key}: {difference.Path} is {difference.Fact}.", difference.Path);
}
