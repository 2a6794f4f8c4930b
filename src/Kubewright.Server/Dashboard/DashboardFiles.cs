using System.Collections.Frozen;
using System.Reflection;

namespace Kubewright.Server;

/// <summary>The files that make the page, as they are embedded in this assembly.</summary>
internal static class DashboardFiles
{
    private const string Prefix = "dashboard/";

    private static readonly FrozenDictionary<string, (string ContentType, byte[] Content)> Files = Load(typeof(DashboardFiles).Assembly);

    /// <summary>A file by its name, for example <c>dashboard.css</c>; null when there is none.</summary>
    public static (string ContentType, byte[] Content)? Find(string name) => Files.TryGetValue(name, out var file) ? file : null;

    private static FrozenDictionary<string, (string ContentType, byte[] Content)> Load(Assembly assembly) => assembly
        .GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(static name => name[Prefix.Length..], name => (ContentType(name), Read(assembly, name)), StringComparer.Ordinal);

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/javascript; charset=utf-8",
    };

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
