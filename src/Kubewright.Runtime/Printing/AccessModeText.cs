namespace Kubewright.Runtime;

/// <summary>Access modes as the ACCESS MODES columns of kubectl show them.</summary>
public static class AccessModeText
{
    /// <summary>The abbreviations joined by commas, each mode once, from the least to the most shared: <c>RWO,ROX,RWX,RWOP</c>.</summary>
    /// <param name="modes">The modes; null or empty gives the empty text.</param>
    public static string Of(IEnumerable<AccessMode>? modes) =>
        string.Join(',', (modes ?? []).Distinct().Order().Select(Of));

    /// <summary>The abbreviation of one mode.</summary>
    public static string Of(AccessMode mode) => mode switch
    {
        AccessMode.ReadWriteOnce => "RWO",
        AccessMode.ReadOnlyMany => "ROX",
        AccessMode.ReadWriteMany => "RWX",
        AccessMode.ReadWriteOncePod => "RWOP",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No Kubernetes access mode."),
    };
}
