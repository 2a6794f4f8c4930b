using System.Net;

namespace Kubewright.Server;

/// <summary>How a server is started.</summary>
public sealed record ServerOptions
{
    /// <summary>The address to listen on. Default 127.0.0.1: nobody outside this machine can connect.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on. Default 0: any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Where the authority and the tokens are kept, so that kubeconfigs outlive the server. Default null: new ones at each start.</summary>
    public string? CredentialsFolder { get; init; }

    /// <summary>Ends when everything that has happened in the cluster until the call will survive the process; answers to writes wait for it. Default null: nothing survives.</summary>
    public Func<Task>? WhenDurable { get; init; }

    /// <summary>The real time, for certificates and time limits. The cluster has a clock of its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
