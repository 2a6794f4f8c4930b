using System.Collections.Immutable;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>
/// What is known about images of databases and queues. The built-in table is <c>Images/images.yaml</c>; users add files of
/// the same form, whose entries come before the built-in ones.
/// </summary>
public sealed class ImageCatalog
{
    /// <summary>Where official images are. Nobody writes it, and mirrors of registries leave it out.</summary>
    private const string Official = "library/";

    private readonly ImmutableArray<ImageFacts> _entries;

    private ImageCatalog(ImmutableArray<ImageFacts> entries) => _entries = entries;

    /// <summary>The table that comes with the rules.</summary>
    public static ImageCatalog BuiltIn { get; } = new(BuiltInImages.All);

    /// <summary>The catalogue with the entries of a file in front.</summary>
    /// <param name="text">The file's text, in the form of the built-in table.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="problems">What of the text could not be used, one sentence each with its place.</param>
    public ImageCatalog With(string text, string file, out ImmutableArray<string> problems)
    {
        var reader = new ImageFactsReader();
        var entries = reader.Read(YamlReader.Read(text, file));
        problems = reader.Problems;
        return new ImageCatalog(entries.AddRange(_entries));
    }

    /// <summary>What is known about an image; null when nothing is.</summary>
    /// <param name="image">The image reference as written.</param>
    public ImageFacts? Find(string image)
    {
        if (!ImageReference.TryParse(image, out var reference))
        {
            return null;
        }

        var repository = reference.Repository.IndexOf('/') < 0 ? Official + reference.Repository : reference.Repository;
        return _entries.FirstOrDefault(entry => entry.Repositories.Any(name => IsOf(repository, name)));
    }

    private static bool IsOf(string repository, string name) =>
        repository.EndsWith(name, System.StringComparison.Ordinal)
        && (repository.Length == name.Length || repository[repository.Length - name.Length - 1] == '/');
}
