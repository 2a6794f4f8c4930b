using System.Net;

namespace Kubewright.Server;

/// <summary>How a server is started.</summary>
public sealed record ServerOptions
{
    /// <summary>The address to listen on. Default 127.0.0.1: nobody outside this machine can connect.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on. Default 0: any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The real time, for certificates and time limits. The cluster has a clock of its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
