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
    private readonly List<LocatedFinding> _findings = [];

    /// <summary>What is not as it should be.</summary>
    /// <param name="plan">What was to be written.</param>
    /// <param name="files">What was written.</param>
    public IReadOnlyList<LocatedFinding> Check(ImportPlan plan, ImmutableArray<ImportedFile> files)
    {
        var sources = files.Select(static file => (file.Name, file.Text));
        var assembly = compiler.Compile("Imported", sources, new ManifestRegistryGenerator(), [], new ProjectSettings(options.Namespace), out var problems);
        foreach (var problem in problems)
        {
            var place = problem.Location.GetLineSpan();
            _findings.Add(ImportRule.DoesNotCompile.At(
                new TextOrigin(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, place.EndLinePosition.Line + 1, place.EndLinePosition.Character + 1),
                null,
                $"{problem.Id}: {problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
        }

        if (assembly?.GetCustomAttribute<ManifestRegistryAttribute>() is { } registry)
        {
            var classes = ((IManifestRegistry)Activator.CreateInstance(registry.Type)!).Classes.ToDictionary(static item => item.TypeName, StringComparer.Ordinal);
            foreach (var file in plan.Files)
            {
                Compare(file, classes[options.Namespace is { } ns ? $"{ns}.{file.Class}" : file.Class]);
            }
        }

        return _findings;
    }

    private void Compare(PlannedFile file, ManifestClass made)
    {
        var objects = new List<IKubernetesObject>();
        foreach (var member in made.Members)
        {
            try
            {
                objects.AddRange(member.Create());
            }
            catch (Exception error)
            {
                var cause = error.GetBaseException();
                _findings.Add(ImportRule.Differs.At(null, null, $"{file.Class}.{member.Name} throws {cause.GetType().Name}: {cause.Message}"));
                return;
            }
        }

        // Through the text, since that is what the build writes.
        var documents = YamlReader.Read(Manifest.ToYaml(objects), file.Class + ".yaml").Documents;
        if (documents.Length != file.Objects.Length)
        {
            _findings.Add(ImportRule.Differs.At(null, null, $"{file.Class} gives {documents.Length} objects; {file.Source.Name} has {file.Objects.Length}."));
            return;
        }

        foreach (var (item, document) in file.Objects.Zip(documents))
        {
            _findings.AddRange(DocumentDifference.Find(item.Source.Node, document.Root)
                .Select(difference => ImportRule.Differs.At(item.Source.Location, item.Source.Key, $"{item.Source.Key}: {difference.Path} is {difference.Fact}.", difference.Path)));
        }
    }
}
