using Kubewright.Rules.Views;

namespace Kubewright.Rules.Tests;

public sealed class SemanticComparisonTests
{
    [Theory]
    [InlineData("spec: {}", "spec: { replicas: 1, podManagementPolicy: OrderedReady, revisionHistoryLimit: 10, minReadySeconds: 0 }")]
    [InlineData("{}", "spec: { updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 0 } } }")]
    [InlineData("{}", "spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: Retain, whenScaled: Retain } }")]
    [InlineData("{}", "spec: { serviceName: '', selector: { matchLabels: {} }, volumeClaimTemplates: [] }")]
    [InlineData("spec: { serviceName: null }", "{}")]
    [InlineData("spec: { volumeClaimTemplates: [{ metadata: { name: a } }] }", "spec: { volumeClaimTemplates: [{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: a }, spec: { volumeMode: Filesystem }, status: { phase: Pending } }] }")]
    [InlineData("spec: { volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 1Gi } } } }] }", "spec: { volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 1024Mi } } } }] }")]
    [InlineData("spec: { template: { spec: { containers: [{ name: a, image: a }] } } }", "spec: { template: { spec: { containers: [{ name: a, image: a, imagePullPolicy: Always, resources: {}, terminationMessagePolicy: File }], restartPolicy: Always, dnsPolicy: ClusterFirst } } }")]
    [InlineData("spec: { template: { spec: { containers: [{ image: 'a:1' }] } } }", "spec: { template: { spec: { containers: [{ image: 'a:1', imagePullPolicy: IfNotPresent }] } } }")]
    [InlineData("spec: { template: { spec: { containers: [{ resources: { limits: { cpu: 1 } } }] } } }", "spec: { template: { spec: { containers: [{ resources: { limits: { cpu: 1000m } } }] } } }")]
    public void Compare_WhatIsTheSameAfterDefaulting_IsEqual(string before, string after)
    {
        Assert.Equal(true, Compare(before, after).AreEqual);
        Assert.Equal(true, Compare(after, before).AreEqual);
    }

    [Theory]
    [InlineData("spec: { replicas: 2 }", "spec: {}", "spec.replicas")]
    [InlineData("spec: { serviceName: a }", "spec: {}", "spec.serviceName")]
    [InlineData("spec: { podManagementPolicy: Parallel }", "{}", "spec.podManagementPolicy")]
    [InlineData("spec: { selector: { matchLabels: { a: b } } }", "spec: { selector: { matchLabels: { a: c, d: '' } } }", "spec.selector.matchLabels.a spec.selector.matchLabels.d")]
    [InlineData("spec: { selector: { matchExpressions: [{ key: a }, { key: b }] } }", "spec: { selector: { matchExpressions: [{ key: b }, { key: a }] } }", "spec.selector.matchExpressions[0].key spec.selector.matchExpressions[1].key")]
    [InlineData("spec: { volumeClaimTemplates: [{}] }", "spec: { volumeClaimTemplates: [{}, {}] }", "spec.volumeClaimTemplates")]
    [InlineData("spec: { volumeClaimTemplates: [{ spec: { storageClassName: '' } }] }", "spec: { volumeClaimTemplates: [{ spec: {} }] }", "spec.volumeClaimTemplates[0].spec.storageClassName")]
    [InlineData("spec: { volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 1Gi } } } }] }", "spec: { volumeClaimTemplates: [{ spec: { resources: { requests: { storage: 1G } } } }] }", "spec.volumeClaimTemplates[0].spec.resources.requests.storage")]
    [InlineData("spec: { template: { spec: { containers: [{ image: 'a:1', imagePullPolicy: Always }] } } }", "spec: { template: { spec: { containers: [{ image: 'a:1' }] } } }", "spec.template.spec.containers[0].imagePullPolicy")]
    [InlineData("spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } }", "spec: { updateStrategy: { rollingUpdate: { maxUnavailable: '1' } } }", "spec.updateStrategy.rollingUpdate.maxUnavailable")]
    public void Compare_WhatDiffers_NamesThePlaces(string before, string after, string paths)
    {
        Assert.Equal(paths, string.Join(" ", Compare(before, after).Differences.Select(static difference => difference.After.Path)));
        Assert.Equal(paths, string.Join(" ", Compare(after, before).Differences.Select(static difference => difference.Before.Path)));
    }

    [Theory]
    [InlineData("spec: $unknown", "spec: { replicas: 1 }")]
    [InlineData("spec: { replicas: $unknown }", "spec: {}")]
    [InlineData("spec: { $more: x }", "spec: { serviceName: a }")]
    [InlineData("spec: { selector: { matchLabels: { $more: x } } }", "spec: { selector: { matchLabels: { a: b } } }")]
    [InlineData("spec: { volumeClaimTemplates: [$more] }", "spec: { volumeClaimTemplates: [{}] }")]
    [InlineData("spec: { template: { spec: { containers: [{ image: $unknown, imagePullPolicy: Always }] } } }", "spec: { template: { spec: { containers: [{ image: $unknown }] } } }")]
    [InlineData("spec: { template: { spec: { securityContext: { runAsUser: 0 } } } }", "spec: {}")]
    public void Compare_WhatNobodyKnows_IsNoDifferenceAndNotEqual(string before, string after)
    {
        Assert.Null(Compare(before, after).AreEqual);
        Assert.Null(Compare(after, before).AreEqual);
    }

    [Fact]
    public void Compare_OneMember_LooksAtThatAlone()
    {
        var (before, after) = (At("{ replicas: 1, serviceName: a }"), At("{ replicas: 2, serviceName: a }"));
        var spec = Schemas.Find("io.k8s.api.apps.v1.StatefulSetSpec")!;

        Assert.Equal(true, SemanticComparison.Compare(before, after, spec, spec.Find("serviceName")!).AreEqual);
        Assert.Equal(false, SemanticComparison.Compare(before, after, spec, spec.Find("replicas")!).AreEqual);
    }

    private static Comparison Compare(string before, string after) =>
        SemanticComparison.Compare(At(before), At(after), Schemas.Find("apps/v1", "StatefulSet")!);

    private static NodeAt At(string yaml) => new(Trees.Single(yaml), "");
}
