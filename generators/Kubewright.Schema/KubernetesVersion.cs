using System;
using System.Globalization;

namespace Kubewright.Schema;

/// <summary>A Kubernetes release such as <c>1.36</c>, or with its patch <c>1.36.2</c>.</summary>
/// <param name="Major">The major version: 1.</param>
/// <param name="Minor">The minor version.</param>
/// <param name="Patch">The patch; null when only the minor version is known.</param>
public readonly record struct KubernetesVersion(int Major, int Minor, int? Patch = null) : IComparable<KubernetesVersion>
{
    /// <summary>Reads <c>1.36</c>, <c>v1.36.2</c> and what vendors append to it, such as <c>v1.33.4-eks-1</c> or <c>1.32+</c>.</summary>
    /// <param name="text">The text; anything that is no version gives false.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse(string? text, out KubernetesVersion version)
    {
        version = default;
        var parts = (text ?? "").Trim().TrimStart('v').Split(['-', '+'], 2)[0].Split('.');
        if (parts.Length is < 2 or > 3 || !Number(parts[0], out var major) || !Number(parts[1], out var minor))
        {
            return false;
        }

        if (parts.Length == 2)
        {
            version = new KubernetesVersion(major, minor);
            return true;
        }

        var isRead = Number(parts[2], out var patch);
        version = new KubernetesVersion(major, minor, patch);
        return isRead;
    }

    /// <summary>Whether the release is <paramref name="minor"/> of version 1 or newer.</summary>
    public bool IsAtLeast(int minor) => Major > 1 || (Major == 1 && Minor >= minor);

    /// <summary>Whether the release is 1.<paramref name="minor"/>.<paramref name="patch"/> or newer; null when the patch would decide and is not known.</summary>
    public bool? IsAtLeast(int minor, int patch) =>
        Major == 1 && Minor == minor && patch > 0 ? Patch is { } own ? own >= patch : null : IsAtLeast(minor);

    /// <inheritdoc/>
    public int CompareTo(KubernetesVersion other) => (Major, Minor, Patch ?? 0).CompareTo((other.Major, other.Minor, other.Patch ?? 0));

    /// <summary>The release as people write it: <c>1.36</c>, <c>1.36.2</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}") + (Patch is { } patch ? FormattableString.Invariant($".{patch}") : "");

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
