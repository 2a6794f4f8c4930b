using System.Text.RegularExpressions;

namespace Kubewright.Rules;

/// <summary>The parts of an image reference, <c>[registry/]path[:tag][@digest]</c>.</summary>
/// <param name="Registry">The registry's host and port; null when none is written.</param>
/// <param name="Repository">The path in the registry: <c>library/postgres</c>.</param>
/// <param name="Tag">The tag; null when none is written.</param>
/// <param name="Digest">The digest, <c>sha256:…</c>; null when none is written.</param>
public readonly record struct ImageReference(string? Registry, string Repository, string? Tag, string? Digest)
{
    private const string Label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private const string Component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";

    private static readonly Regex Grammar = new(
        $@"\A(?:(?<registry>(?:{Label}(?:\.{Label})*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?)/)?(?<path>{Component}(?:/{Component})*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{{0,127}}))?(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{{32,}}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Reads a reference; false when it breaks the grammar or its name is longer than 255 characters.</summary>
    public static bool TryParse(string text, out ImageReference reference)
    {
        reference = default;
        // The grammar alone lets the first component of a path be a registry; it is one only when it looks like a host.
        var slash = text.IndexOf('/');
        var first = slash > 0 ? text.Substring(0, slash) : "";
        var isHost = first.IndexOfAny(['.', ':']) >= 0 || first == "localhost";
        var match = Grammar.Match(isHost ? text : "localhost/" + text);
        if (!match.Success)
        {
            return false;
        }

        var registry = isHost ? match.Groups["registry"].Value : null;
        var path = match.Groups["path"].Value;
        reference = new ImageReference(registry, path, Optional(match.Groups["tag"]), Optional(match.Groups["digest"]));
        return (registry?.Length + 1 ?? 0) + path.Length <= 255;
    }

    private static string? Optional(Group group) => group.Success ? group.Value : null;
}
