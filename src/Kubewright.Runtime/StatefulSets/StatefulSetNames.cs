using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kubewright.Runtime;

/// <summary>The names and labels by which a StatefulSet knows its pods and claims.</summary>
public static class StatefulSetNames
{
    /// <summary>Label of a pod with its own name.</summary>
    public const string PodNameLabel = "statefulset.kubernetes.io/pod-name";

    /// <summary>Label of a pod with its ordinal.</summary>
    public const string PodIndexLabel = "apps.kubernetes.io/pod-index";

    /// <summary>Label of a pod with the full name of the revision it was made from.</summary>
    public const string RevisionLabel = "controller-revision-hash";

    /// <summary>Label of a ControllerRevision with the hash of its data.</summary>
    public const string HashLabel = "controller.kubernetes.io/hash";

    /// <summary>The name of the pod with this ordinal: <c>web-0</c>.</summary>
    public static string Pod(string setName, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{setName}-{ordinal}");

    /// <summary>The name of the claim that the pod with this ordinal mounts for a claim template: <c>www-web-0</c>.</summary>
    public static string Claim(string template, string setName, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{template}-{setName}-{ordinal}");

    /// <summary>Whether a name is that of <see cref="Claim"/>, which is not made for that.</summary>
    internal static bool IsClaim(string? name, string template, string setName, int ordinal) =>
        name is not null
        && name.Length > template.Length
        && name[template.Length] == '-'
        && name.StartsWith(template, StringComparison.Ordinal)
        && IsPod(name.AsSpan(template.Length + 1), setName, ordinal);

    /// <summary>Whether a name is that of <see cref="Pod"/>, which is not made for that.</summary>
    internal static bool IsPod(ReadOnlySpan<char> name, string setName, int ordinal)
    {
        Span<char> digits = stackalloc char[11];
        return ordinal.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture)
            && name.Length == setName.Length + 1 + count
            && name[setName.Length] == '-'
            && name.StartsWith(setName, StringComparison.Ordinal)
            && name.EndsWith(digits[..count], StringComparison.Ordinal);
    }

    /// <summary>
    /// Splits a pod's or claim's name at its last dash into what stands before it and the ordinal. Fails when the name
    /// does not end in a dash and the digits of a 32-bit number.
    /// </summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out string? parent, out int ordinal)
    {
        parent = null;
        ordinal = -1;
        var dash = name?.LastIndexOf('-') ?? -1;
        if (dash < 1 || !int.TryParse(name.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        parent = name![..dash];
        ordinal = number;
        return true;
    }

    /// <summary>The ordinal of <paramref name="podName"/> in the set; null when the name belongs to no pod of it.</summary>
    public static int? OrdinalIn(string setName, string? podName) =>
        podName is not null
        && podName.Length > setName.Length + 1
        && podName[setName.Length] == '-'
        && podName.StartsWith(setName, StringComparison.Ordinal)
        && setName.Length > 0
        && int.TryParse(podName.AsSpan(setName.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : null;
}
