namespace Kubewright.Rules;

/// <summary>What shows that a label or annotation changes from release to release.</summary>
internal enum VolatileSign
{
    /// <summary>Its key stands for a release.</summary>
    Key,

    /// <summary>Its value looks like a version.</summary>
    Version,

    /// <summary>Its value looks like a point in time.</summary>
    Time,

    /// <summary>Its value looks like a hash.</summary>
    Hash,
}
