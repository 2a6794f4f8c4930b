using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

/// <summary>The Service that the fix of KW2001 adds.</summary>
public sealed class HeadlessServiceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("ports: [{ containerPort: 80 }]", """, "ports": [{"port": 80}]""")]
    [InlineData("ports: [{ name: web, containerPort: 80 }]", """, "ports": [{"name": "web", "port": 80}]""")]
    [InlineData(
        "ports: [{ name: web, containerPort: 80 }, { containerPort: 53, protocol: UDP }]",
        """, "ports": [{"name": "web", "port": 80}, {"name": "udp-53", "port": 53, "protocol": "UDP"}]""")]
    [InlineData("ports: [{ name: web, containerPort: 80 }, { name: again, containerPort: 80 }]", """, "ports": [{"name": "web", "port": 80}]""")]
    [InlineData("ports: [{ containerPort: $unknown }]", "")]
    [InlineData("ports: $unknown", "")]
    public void Fix_ContainerPorts_BecomeServicePorts(string ports, string expected) => Assert.Equal(
        """{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "nginx"}, "spec": {"clusterIP": "None", "selector": {"app": "nginx"}"""
            + expected + "}}",
        Added("", "{ matchLabels: { app: nginx } }", ports));

    [Fact]
    public void Fix_SetWithANamespace_GoesThereToo() => Assert.Contains(
        """ "metadata": {"name": "nginx", "namespace": "prod"} """.Trim(),
        Added(", namespace: prod", "{ matchLabels: { app: nginx } }", ""),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{ matchLabels: { app: $unknown } }")]
    [InlineData("{ matchLabels: { app: nginx, $more: } }")]
    [InlineData("{ matchExpressions: [{ key: app, operator: Exists }] }")]
    public void Fix_SelectorThatIsNotPlain_IsNotOffered(string selector) => Assert.Null(Added("", selector, ""));

    private static string? Added(string metadata, string selector, string ports)
    {
        var set = Trees.Tree($$"""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web{{metadata}} }
            spec:
              serviceName: nginx
              selector: {{selector}}
              template:
                metadata: { labels: { app: nginx } }
                spec: { containers: [{ name: nginx, {{ports}} }] }
            """);
        var finding = Assert.Single(RuleHost.Run(set, RuleOptions.Default), static item => item.Descriptor.Id == "KW2001");
        return finding.Fix is null ? null : NodeJson.Write(Assert.IsType<AddObjectEdit>(Assert.Single(finding.Fix.Edits)).Value);
    }
}
