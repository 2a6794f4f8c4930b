using System.Globalization;
using System.Text.Json.Nodes;
using Kubewright.Schema;

namespace Kubewright.Server;

/// <summary>The Kubernetes version that the server says it is: that of its cluster.</summary>
internal static class ServerVersion
{
    /// <summary>The answer of <c>/version</c>.</summary>
    public static byte[] Json(KubernetesVersion version) => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["major"] = version.Major.ToString(CultureInfo.InvariantCulture),
        ["minor"] = version.Minor.ToString(CultureInfo.InvariantCulture),
        ["gitVersion"] = string.Create(CultureInfo.InvariantCulture, $"v{version.Major}.{version.Minor}.{version.Patch ?? 0}+kubewright"),
        ["gitCommit"] = "",
        ["gitTreeState"] = "clean",
        ["buildDate"] = "2026-01-01T00:00:00Z",
        ["goVersion"] = "",
        ["compiler"] = "",
        ["platform"] = "dotnet",
    }.ToJsonString());
}
