using System.Security.Cryptography;

namespace Kubewright.Emit;

/// <summary>
/// The record of what one assembly wrote into a folder: a hidden file of lines as <c>sha256sum</c> prints them. It is what
/// makes it safe to remove or replace a file.
/// </summary>
internal sealed class ManifestList
{
    private const string Prefix = ".kubewright-manifests.";

    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>The names of the files, in order.</summary>
    public IEnumerable<string> Names => _hashes.Keys.Order(StringComparer.Ordinal);

    /// <summary>The list's own file name.</summary>
    public static string FileName(string assembly) => Prefix + assembly;

    /// <summary>The list of an assembly; empty when there is none.</summary>
    public static ManifestList Load(string folder, string assembly)
    {
        var list = new ManifestList();
        var path = Path.Combine(folder, FileName(assembly));
        if (File.Exists(path))
        {
            list.Read(File.ReadAllLines(path));
        }

        return list;
    }

    /// <summary>The assembly among the folder's others that wrote the file; null when none did.</summary>
    public static string? OwnerOf(string folder, string name, string except)
    {
        foreach (var path in Directory.EnumerateFiles(folder, Prefix + "*").Order(StringComparer.Ordinal))
        {
            var owner = Path.GetFileName(path)[Prefix.Length..];
            if (owner != except && Load(folder, owner).Has(name))
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>Whether the list names the file.</summary>
    public bool Has(string name) => _hashes.ContainsKey(name);

    /// <summary>Whether the file still has the bytes that were written.</summary>
    public bool IsAsWritten(string name, ReadOnlySpan<byte> bytes) => _hashes.TryGetValue(name, out var hash) && hash == HashOf(bytes);

    /// <summary>Adds a file.</summary>
    public void Add(string name, ReadOnlySpan<byte> bytes) => _hashes[name] = HashOf(bytes);

    /// <summary>The list's text; empty without files.</summary>
    public string ToText() => string.Concat(Names.Select(name => $"{_hashes[name]}  {name}\n"));

    /// <summary>A line that names anything but a YAML file of this very folder is not ours.</summary>
    private void Read(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Split("  ", 2) is [{ Length: 64 } hash, { Length: > 5 } name]
                && name.EndsWith(".yaml", StringComparison.Ordinal)
                && name.AsSpan().IndexOfAny('/', '\\', ':') < 0)
            {
                _hashes[name] = hash;
            }
        }
    }

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
