using System.Text.Json.Nodes;

namespace Kubewright.Server;

/// <summary>The Kubernetes version that the server says it is: that of the schemas.</summary>
internal static class ServerVersion
{
    /// <summary>The answer of <c>/version</c>.</summary>
    public static byte[] Json { get; } = System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["major"] = "1",
        ["minor"] = "36",
        ["gitVersion"] = "v1.36.0+kubewright",
        ["gitCommit"] = "",
        ["gitTreeState"] = "clean",
        ["buildDate"] = "2026-01-01T00:00:00Z",
        ["goVersion"] = "",
        ["compiler"] = "",
        ["platform"] = "dotnet",
    }.ToJsonString());
}
