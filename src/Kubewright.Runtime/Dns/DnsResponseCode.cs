namespace Kubewright.Runtime;

/// <summary>The outcome of a look-up.</summary>
public enum DnsResponseCode
{
    /// <summary>The name exists; it may have no record of the asked type.</summary>
    NoError,

    /// <summary>There is no such name.</summary>
    NameError,

    /// <summary>The name is outside the cluster's domain.</summary>
    Refused,
}
