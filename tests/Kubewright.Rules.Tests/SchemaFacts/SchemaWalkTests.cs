using Kubewright.Rules.Views;

namespace Kubewright.Rules.Tests;

public sealed class SchemaWalkTests
{
    [Fact]
    public void Over_ASet_GivesEveryKnownValueWithItsTypeInOrder()
    {
        var set = Trees.Single("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: web, labels: { app: nginx } }
            spec:
              replicas: $unknown
              gadgets: [1]
              template:
                spec:
                  containers:
                    - name: nginx
                      resources: { requests: { cpu: 1 } }
            """);

        var values = SchemaWalk.Over(new NodeAt(set, ""), Schemas.Find("apps/v1", "StatefulSet")!);

        Assert.Equal(
            [
                " Record",
                "apiVersion String apiVersion",
                "kind String kind",
                "metadata Record metadata",
                "metadata.name String name",
                "metadata.labels Labels labels",
                "metadata.labels.app String labels",
                "spec Record spec",
                "spec.template Record template",
                "spec.template.spec Record spec",
                "spec.template.spec.containers List containers",
                "spec.template.spec.containers[0] Record containers",
                "spec.template.spec.containers[0].name String name",
                "spec.template.spec.containers[0].resources Record resources",
                "spec.template.spec.containers[0].resources.requests Map requests",
                "spec.template.spec.containers[0].resources.requests.cpu Quantity requests",
            ],
            values.Select(static value => $"{value.At.Path} {value.Type.Kind} {value.Property}".TrimEnd()));
    }

    [Fact]
    public void Over_WhatIsOfAnotherTypeThanTheSchemaWants_IsGivenButNotEntered()
    {
        var service = Trees.Single("{ apiVersion: v1, kind: Service, spec: [{ type: ClusterIP }] }");

        var values = SchemaWalk.Over(new NodeAt(service, ""), Schemas.Find("v1", "Service")!).ToList();

        Assert.Equal(["", "apiVersion", "kind", "spec"], values.Select(static value => value.At.Path));
        Assert.Null(values[^1].Object);
        Assert.Equal("Service", values[0].Object!.Value.Facts.ShortName);
    }
}
