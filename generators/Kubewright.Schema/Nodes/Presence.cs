namespace Kubewright.Schema;

/// <summary>What is known about a value.</summary>
public enum Presence
{
    /// <summary>The value is there and known.</summary>
    Known,

    /// <summary>The value is certainly not written.</summary>
    Absent,

    /// <summary>Nothing certain can be said; a rule stays silent.</summary>
    Unknown,
}
