namespace Kubewright.Runtime;

/// <summary>The types of DNS record that the cluster's names have.</summary>
public enum DnsRecordType
{
    /// <summary>An IPv4 address.</summary>
    A,

    /// <summary>An IPv6 address.</summary>
    Aaaa,

    /// <summary>Host and port of a named port.</summary>
    Srv,

    /// <summary>The name of an address.</summary>
    Ptr,

    /// <summary>Another name to look up instead.</summary>
    Cname,

    /// <summary>Text.</summary>
    Txt,

    /// <summary>The server of a zone.</summary>
    Ns,
}
