using System.Globalization;
using System.Text.Json.Nodes;

namespace Kubewright.Server.Tests;

/// <summary>Quotas, limit ranges and priorities, as people meet them in a terminal.</summary>
public sealed class LimitTests
{
    public static TheoryData<string> Kubectls => KubectlTests.Kubectls;

    /// <summary>Scenarios C-10, P-03 and P-06, typed.</summary>
    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Quota_TooSmallForASet_IsReportedUntilItIsRaised(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);

        await session.TypeAsync("kubectl create quota small --hard=pods=1,persistentvolumeclaims=2", "resourcequota/small created");
        await session.TypeAsync("kubectl apply -f web.yaml", "service/nginx created", "statefulset.apps/web created");
        await session.UntilAsync(static snapshot => snapshot.Events.Any(static e => e.Reason == "FailedCreate"));

        await session.TypeAsync(
            "kubectl get events --field-selector reason=FailedCreate -o jsonpath={.items[0].message}",
            "create Pod web-1 in StatefulSet web failed error: pods \"web-1\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1");
        await session.TypeAsync("kubectl get pods -o name", "pod/web-0");
        await session.TypeAsync(
            "kubectl describe quota small",
            "Name: small", "Namespace: default", "Resource Used Hard", "-------- ---- ----", "persistentvolumeclaims 2 2", "pods 1 1");
        await session.TypeAsync(
            "kubectl run one-more --image=i",
            "Error from server (Forbidden): pods \"one-more\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1");

        await session.TypeAsync("kubectl patch quota small -p '{\"spec\":{\"hard\":{\"pods\":\"2\"}}}'", "resourcequota/small patched");
        await session.SettleAsync(2);
        await session.TypeAsync("kubectl get quota small --no-headers", "small persistentvolumeclaims: 2/2, pods: 2/2 *");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task LimitRange_GivesAndRefuses_AndIsDescribed(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);

        await session.TypeAsync(
            "printf 'apiVersion: v1\\nkind: LimitRange\\nmetadata: {name: range}\\nspec: {limits: [{type: Container, max: {cpu: 2}, default: {cpu: 500m}, defaultRequest: {cpu: 200m}}]}\\n' | kubectl create -f -",
            "limitrange/range created");
        await session.TypeAsync("kubectl create quota small --hard=pods=5", "resourcequota/small created");
        await session.ApplyAsync(1);
        await session.TypeAsync("kubectl get pod web-0 -o jsonpath='{.spec.containers[0].resources.requests.cpu} {.spec.containers[0].resources.limits.cpu} {.spec.priority}'", "200m 500m 0");
        await session.TypeAsync(
            "kubectl run greedy --image=i --overrides='{\"spec\":{\"containers\":[{\"name\":\"greedy\",\"image\":\"i\",\"resources\":{\"limits\":{\"cpu\":\"3\"}}}]}}'",
            "Error from server (Forbidden): pods \"greedy\" is forbidden: maximum cpu usage per Container is 2, but limit is 3");
        await session.TypeAsync("kubectl describe limits range", "Name: range", "Namespace: default", "Type Resource Min Max Default Request Default Limit Max Limit/Request Ratio", "...", "Container cpu - 2 200m 500m -");
        await session.TypeAsync(
            "kubectl describe ns default",
            "Name: default", "...", "Status: Active", "...", "Resource Quotas", "Name: small", "Resource Used Hard", "...", "pods 1 5", "...", "Resource Limits", "...", "Container cpu - 2 200m 500m -");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Debug_OfAPod_AddsAContainerToIt(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);
        if (!await CanDebugAsync(session))
        {
            return;
        }

        await session.TypeAsync("kubectl debug web-0 --image=busybox:1.36 -c look -- sleep 3600", "...");
        await session.UntilAsync(static snapshot => snapshot.Pods.Single().Status?.EphemeralContainerStatuses?[0].State?.Running is not null);
        await session.TypeAsync("kubectl exec web-0 -c look -- hostname", "web-0");
        await session.TypeAsync("kubectl describe pod web-0", "...", "Ephemeral Containers:", "look:", "...", "Image: busybox:1.36", "...", "State: Running", "...");
        await session.TypeAsync("echo 'hostname; exit' | kubectl debug -i web-0 --image=busybox:1.36 -c typed -- sh", "...", "web-0", "...");
        await session.TypeAsync("kubectl get pod web-0 --no-headers", "web-0 1/1 Running 0 *");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Debug_OfACopyOrANode_MakesAPod(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);
        if (!await CanDebugAsync(session))
        {
            return;
        }

        // On another node the copy would wait for the volume, which is where its pod is. It keeps the name that its pod has for itself.
        await session.TypeAsync("kubectl debug web-0 --copy-to=web-copy --same-node --image=busybox:1.36 -c look -- sleep 3600", "...");
        await session.TypeAsync("kubectl wait --for=condition=Ready pod/web-copy --timeout=5m", "pod/web-copy condition met");
        await session.TypeAsync("kubectl exec web-copy -c look -- hostname", "web-0");
        await session.TypeAsync("echo 'ls -d /host; exit' | kubectl debug -i node/k8s-node1 --image=busybox:1.36 -- sh", "...", "/host", "...");
        await session.TypeAsync("kubectl get pods -o name", "...", "pod/node-debugger-k8s-node1-*", "...");
    }

    /// <summary>Whether the release has the command: it came with 1.23 as it is now.</summary>
    private static async Task<bool> CanDebugAsync(KubectlSession session) =>
        int.Parse(
            JsonNode.Parse(await session.PrintAsync("kubectl version --client -o json"))!["clientVersion"]!["minor"]!.ToString().TrimEnd('+'),
            CultureInfo.InvariantCulture) >= 23;
}
