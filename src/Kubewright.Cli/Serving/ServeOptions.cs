namespace Kubewright.Cli;

/// <summary>How a cluster is served.</summary>
/// <param name="Port">The port of the API; 0 for any that is free.</param>
/// <param name="DnsPort">The port for DNS; 0 for any that is free.</param>
/// <param name="Kubeconfig">Where to write the kubeconfig; null for the default.</param>
/// <param name="ReadOnlyKubeconfig">Where to write a kubeconfig of a user who may only read; null for none.</param>
internal sealed record ServeOptions(int Port, int DnsPort, string? Kubeconfig, string? ReadOnlyKubeconfig);
