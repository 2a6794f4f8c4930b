using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>Each image is a reference that a container runtime understands.</summary>
public sealed class ImagesAreReferences() : StatefulSetRule(new(
    "KW4006", "image-reference-invalid", "Each image is a reference that a container runtime understands",
    RuleCategory.Lifecycle, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    private const int NameLength = 255;
    private const int TagLength = 128;

    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            if (!container.View.Image.TryGet(out var image) || image.Length == 0 || ImageReference.TryParse(image, out _))
            {
                continue;
            }

            var (name, tail) = Split(image.Trim());
            var mended = name.ToLowerInvariant() + tail;
            context.Report(
                container.View.Image.At,
                $"{context.Object} has '{image}' as the image of {container}, which is no image reference: {Problem(image)}. "
                + "The pod stays at InvalidImageName and never starts. Write [registry/]path[:tag][@digest], the path in lower case.",
                ImageReference.TryParse(mended, out _)
                    ? new FixHint($"Write the image as '{mended}'", new SetValueEdit(context.Object.Key, container.View.Image.Path, Build.Text(mended)))
                    : null);
        }
    }

    private static string Problem(string image)
    {
        if (image.Trim() != image)
        {
            return image.Trim().Length == 0 ? "it is blank" : "it has white space around it";
        }

        if (image.FirstOrDefault(char.IsWhiteSpace) is not '\0')
        {
            return "it has white space in it";
        }

        var (name, tail) = Split(image);
        var path = HasRegistry(name) ? name.Substring(name.IndexOf('/') + 1) : name;
        return name.Length == 0 ? "nothing stands before the tag"
            : name.Length > NameLength ? $"its name has {name.Length} characters, {NameLength} at most"
            : name.Contains("://") ? "it begins with a URL scheme"
            : path.Any(static c => c is >= 'A' and <= 'Z') ? "its path has upper-case letters"
            : !ImageReference.TryParse(name, out _) ? $"'{name}' is no name of a repository"
            : tail.IndexOf('@') is var at and >= 0 && !ImageReference.TryParse(name + tail.Substring(at), out _) ? $"'{tail.Substring(at + 1)}' is no digest, which is sha256: and 64 hexadecimal digits"
            : $"'{Tag(tail)}' is no tag, which is at most {TagLength} letters, digits, '_', '.' and '-'";
    }

    /// <summary>The name with its registry, and what follows it: <c>:tag</c>, <c>@digest</c> or both.</summary>
    private static (string Name, string Tail) Split(string image)
    {
        var digest = image.IndexOf('@');
        var name = digest < 0 ? image : image.Substring(0, digest);
        var colon = name.LastIndexOf(':');
        name = colon > name.LastIndexOf('/') ? name.Substring(0, colon) : name;
        return (name, image.Substring(name.Length));
    }

    private static bool HasRegistry(string name) =>
        name.IndexOf('/') is var slash and > 0 && (name.IndexOfAny(['.', ':'], 0, slash) >= 0 || name.StartsWith("localhost/", System.StringComparison.Ordinal));

    private static string Tag(string tail) => tail.Split('@')[0].TrimStart(':');
}
