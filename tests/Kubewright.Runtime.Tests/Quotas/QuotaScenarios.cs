namespace Kubewright.Runtime.Tests;

/// <summary>Sets in a namespace with a ResourceQuota: what they report, and that they go on when there is room.</summary>
public sealed class QuotaScenarios
{
    [Theory]
    [InlineData(PodManagementPolicy.OrderedReady)]
    [InlineData(PodManagementPolicy.Parallel)]
    public void C10_QuotaOnPods_FailsUntilItIsRaised(PodManagementPolicy policy)
    {
        var scenario = new Scenario();
        scenario.Apply(Quota(("pods", "2")));
        scenario.Apply(Objects.Web() with { PodManagementPolicy = policy });
        scenario.Wait(60);

        Assert.Equal("web-0 web-1", scenario.PodNames);
        Assert.Contains(
            "Warning FailedCreate: create Pod web-2 in StatefulSet web failed error: pods \"web-2\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2",
            scenario.Events);

        scenario.Edit<ResourceQuota>("small", static quota => quota with { Spec = quota.Spec! with { Hard = [("pods", "3")] } });
        scenario.Settle(3);
        Assert.Equal("3", scenario.Now.Find<ResourceQuota>("small")!.Status!.Used!["pods"].ToString());
    }

    [Fact]
    public void P03_QuotaOnClaims_TwoWarningsAndNoPod()
    {
        var scenario = new Scenario();
        scenario.Apply(Quota(("persistentvolumeclaims", "0")));
        scenario.Apply(Objects.Web(1));
        scenario.Wait(10);

        Assert.Equal("", scenario.PodNames);
        Assert.Equal(
            [
                "Warning FailedCreate: create Claim www-web-0 for Pod web-0 in StatefulSet web failed error: persistentvolumeclaims \"www-web-0\" is forbidden: exceeded quota: small, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=0, limited: persistentvolumeclaims=0",
                "Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: failed to create PVC www-web-0: persistentvolumeclaims \"www-web-0\" is forbidden: exceeded quota: small, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=0, limited: persistentvolumeclaims=0",
            ],
            scenario.Events.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void P06_QuotaOnPods_ClaimIsMadeAndPodIsNot()
    {
        var scenario = new Scenario();
        scenario.Apply(Quota(("pods", "0")));
        scenario.Apply(Objects.Web(1));
        scenario.Wait(10);

        Assert.Equal("", scenario.PodNames);
        Assert.Equal(["Normal SuccessfulCreate", "Warning FailedCreate"], scenario.Events.Select(static text => text[..text.IndexOf(':', StringComparison.Ordinal)]).Distinct());
        Assert.NotNull(scenario.Now.Find<PersistentVolumeClaim>("default", "www-web-0"));
    }

    private static ResourceQuota Quota(params (string, Quantity)[] hard) =>
        new(new ObjectMeta { Name = "small" }, new ResourceQuotaSpec { Hard = [.. hard] });
}
