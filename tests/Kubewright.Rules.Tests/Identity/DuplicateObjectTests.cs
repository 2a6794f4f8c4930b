using Kubewright.Schema;

namespace Kubewright.Rules.Tests.Identity;

public sealed class DuplicateObjectTests
{
    private const string Service = """
        apiVersion: v1
        kind: Service
        metadata: { name: nginx }
        spec: { clusterIP: None, selector: { app: nginx } }
        """;

    [Theory]
    [InlineData("k8s/web.yaml", "k8s/nginx.yaml", true)]
    [InlineData("k8s\\web.yaml", "k8s\\nginx.yaml", true)]
    [InlineData("web.yaml", "nginx.yaml", true)]
    [InlineData("dev/web.yaml", "prod/web.yaml", false)]
    [InlineData("web.yaml", "prod/web.yaml", false)]
    public void Run_TheSameObjectInTwoFiles_IsFoundWithinOneFolder(string first, string second, bool isFound)
    {
        var manifests = ManifestSet.FromYaml(YamlReader.Read(Service, first), YamlReader.Read(Service, second));

        Assert.Equal(isFound, RuleHost.Run(manifests, RuleOptions.Default).Any(static finding => finding.Descriptor.Id == "KW1009"));
    }
}
