namespace Kubewright.Server.Tests;

/// <summary>The verbs that people use around a set, typed into every kubectl there is.</summary>
public sealed class KubectlTests
{
    public static TheoryData<string> Kubectls => Kubectl.Rows;

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Apply_Twice_CreatesThenFindsNothingToDo(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);

        await session.TypeAsync("kubectl apply -f web.yaml", "service/nginx created", "statefulset.apps/web created");
        await session.SettleAsync(2);
        var version = await session.PrintAsync("kubectl get sts web -o jsonpath={.metadata.resourceVersion}");

        // With any cluster: kubectl takes claim templates whole, so what the server fills into them (SS-011) is a patch to it. It changes nothing.
        await session.TypeAsync("kubectl apply -f web.yaml", "service/nginx unchanged", "statefulset.apps/web configured");
        await session.TypeAsync("kubectl get sts web -o jsonpath={.metadata.resourceVersion}", version);
        await session.TypeAsync("kubectl diff -f web.yaml");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task ApplyServerSide_OfWhatAnotherChanged_IsAConflictUntilForced(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);

        await session.TypeAsync("kubectl apply --server-side -f web.yaml", "service/nginx serverside-applied", "statefulset.apps/web serverside-applied");
        await session.TypeAsync("kubectl apply --server-side -f web.yaml", "service/nginx serverside-applied", "statefulset.apps/web serverside-applied");
        await session.TypeAsync("kubectl patch sts web --field-manager=other -p '{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":7}}}}'", "statefulset.apps/web patched");
        await session.TypeAsync(
            "sed 's/^      containers:/      terminationGracePeriodSeconds: 5\\n      containers:/' web.yaml | kubectl apply --server-side -f -",
            "service/nginx serverside-applied",
            "*pply failed with 1 conflict: conflict with \"other\"*: .spec.template.spec.terminationGracePeriodSeconds",
            "...");
        await session.TypeAsync(
            "sed 's/^      containers:/      terminationGracePeriodSeconds: 5\\n      containers:/' web.yaml | kubectl apply --server-side --force-conflicts -f -",
            "service/nginx serverside-applied",
            "statefulset.apps/web serverside-applied");
        await session.TypeAsync("kubectl get sts web -o jsonpath={.spec.template.spec.terminationGracePeriodSeconds}", "5");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Change_ByEachVerb_IsMade(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(2);

        await session.TypeAsync("KUBE_EDITOR=\"sed -i s/nginx:1.0/nginx:1.1/\" kubectl edit sts web", "statefulset.apps/web edited");
        await session.TypeAsync("KUBE_EDITOR=true kubectl edit sts web", "Edit cancelled, no changes made.");
        await session.TypeAsync("kubectl label sts web tier=front", "statefulset.apps/web labeled");
        await session.TypeAsync("kubectl label sts web tier=back", "error: 'tier' already has a value (front), and --overwrite is false");
        await session.TypeAsync("kubectl label sts web tier=back --overwrite", "statefulset.apps/web *labeled");
        await session.TypeAsync("kubectl annotate sts web note='for a test'", "statefulset.apps/web annotate*");
        await session.TypeAsync("kubectl set image sts/web nginx=nginx:1.2", "statefulset.apps/web image updated");
        await session.TypeAsync("kubectl set env sts/web MODE=test", "statefulset.apps/web env updated");
        await session.TypeAsync("kubectl set resources sts/web --requests=cpu=100m", "statefulset.apps/web resource requirements updated");
        await session.TypeAsync("kubectl patch sts web --type=merge -p '{\"spec\":{\"minReadySeconds\":1}}'", "statefulset.apps/web patched");

        // The set is still rolling out: with its version, a status written in between would refuse the replacement.
        await session.TypeAsync("kubectl get sts web -o yaml | sed 's/minReadySeconds: 1/minReadySeconds: 0/; /resourceVersion:/d' > replaced.yaml && kubectl replace -f replaced.yaml", "...", "statefulset.apps/web replaced");
        await session.TypeAsync(
            "kubectl get sts web -o jsonpath='{.metadata.labels.tier} {.metadata.annotations.note} {.spec.minReadySeconds} {.spec.template.spec.containers[0].image} {.spec.template.spec.containers[0].env[0].value} {.spec.template.spec.containers[0].resources.requests.cpu}'",
            "back for a test 0 nginx:1.2 test 100m");
        await session.TypeAsync("kubectl patch sts web -p '{\"spec\":{\"serviceName\":\"other\"}}'", "The StatefulSet \"web\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than *");
        await session.TypeAsync("kubectl scale sts web --current-replicas=7 --replicas=1", "error: Expected replicas to be 7, was 2");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Rollout_InAllItsForms_AnswersAsACluster(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(2);

        await session.TypeAsync("kubectl set image sts/web nginx=nginx:2.0", "statefulset.apps/web image updated");
        await session.TypeAsync("kubectl rollout status sts/web --timeout=5m", "...", "partitioned roll out complete: 2 new pods have been updated...");
        await session.TypeAsync("kubectl rollout history sts/web", "statefulset.apps/web", "REVISION CHANGE-CAUSE", "1 <none>", "2 <none>");
        await session.TypeAsync("kubectl rollout history sts/web --revision=1", "statefulset.apps/web with revision #1", "Pod Template:", "...", "Image: nginx:1.0", "...");

        // Whether kubectl sees that there is nothing to do depends on how its release writes a template; nothing is done in any case.
        await session.TypeAsync("kubectl rollout undo sts/web --to-revision=2", "statefulset.apps/web *");
        await session.TypeAsync("kubectl get sts web -o jsonpath={.metadata.generation}", "2");
        await session.TypeAsync("kubectl rollout undo sts/web --to-revision=9", "error: unable to find specified revision 9 in history");
        await session.TypeAsync("kubectl rollout undo sts/web", "statefulset.apps/web rolled back");
        await session.TypeAsync("kubectl rollout status sts/web --timeout=5m", "...", "partitioned roll out complete: 2 new pods have been updated...");
        await session.TypeAsync("kubectl get pods -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image", "NAME IMAGE", "web-0 nginx:1.0", "web-1 nginx:1.0");
        await session.TypeAsync("kubectl rollout restart sts/web", "statefulset.apps/web restarted");
        await session.TypeAsync("kubectl rollout status sts/web --timeout=5m", "...", "partitioned roll out complete: 2 new pods have been updated...");
        await session.TypeAsync("kubectl rollout pause sts/web", "error: statefulsets.apps \"web\" pausing is not supported");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Delete_WithEachCascade_LeavesWhatItSays(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);

        await session.TypeAsync("kubectl delete sts web --cascade=orphan", "statefulset.apps \"web\" deleted*");
        await session.TypeAsync("kubectl get pods -o name", "pod/web-0");
        await session.TypeAsync("kubectl apply -f web.yaml", "service/nginx unchanged", "statefulset.apps/web created");
        await session.SettleAsync(2);
        await session.TypeAsync("kubectl delete sts web --cascade=foreground", "statefulset.apps \"web\" deleted*");
        await session.TypeAsync("kubectl get pods", "No resources found in default namespace.");
        await session.TypeAsync("kubectl apply -f web.yaml", "service/nginx unchanged", "statefulset.apps/web created");
        await session.SettleAsync(2);
        await session.TypeAsync("kubectl delete sts web --cascade=background --wait=false", "statefulset.apps \"web\" deleted*");
        await session.TypeAsync("kubectl wait --for=delete pod/web-0 pod/web-1 --timeout=5m; kubectl get pods", "...", "No resources found in default namespace.");
        await session.TypeAsync("kubectl delete pvc --all", "persistentvolumeclaim \"www-web-0\" deleted*", "persistentvolumeclaim \"www-web-1\" deleted*");
        await session.TypeAsync("kubectl delete -f web.yaml --ignore-not-found", "service \"nginx\" deleted*");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Wait_ForConditionsAndValues_EndsWhenTheyAreMet(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);

        await session.TypeAsync("kubectl wait --for=condition=Ready pod/web-0 --timeout=5m", "pod/web-0 condition met");
        await session.TypeAsync("kubectl wait --for=condition=Ready pod/web-9 --timeout=5m", "Error from server (NotFound): pods \"web-9\" not found");
        await session.TypeAsync("kubectl wait --for=condition=Never pod/web-0 --timeout=1s", "error: timed out waiting for the condition on pods/web-0");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Get_InEachFormat_PrintsIt(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(2);

        await session.TypeAsync("kubectl get sts", "NAME READY AGE", "web 2/2 *");
        await session.TypeAsync("kubectl get sts -o wide", "NAME READY AGE CONTAINERS IMAGES", "web 2/2 * nginx nginx:1.0");
        await session.TypeAsync("kubectl get sts -o name", "statefulset.apps/web");
        await session.TypeAsync("kubectl get sts web -o yaml", "apiVersion: apps/v1", "kind: StatefulSet", "metadata:", "...", "name: web", "...", "replicas: 2", "...", "status:", "...", "readyReplicas: 2", "...");
        await session.TypeAsync("kubectl get sts web -o json", "{", "...", "\"kind\": \"StatefulSet\",", "...", "}");
        await session.TypeAsync("kubectl get sts -o json", "...", "\"kind\": \"List\",", "...");
        await session.TypeAsync("kubectl get pods -o jsonpath='{range .items[*]}{.metadata.name}{\"\\n\"}{end}'", "web-0", "web-1");
        await session.TypeAsync("kubectl get pods -o custom-columns=N:.metadata.name,P:.status.phase --sort-by=.metadata.name", "N P", "web-0 Running", "web-1 Running");
        await session.TypeAsync("kubectl get pods --show-labels", "NAME READY STATUS RESTARTS AGE LABELS", "web-0 1/1 Running 0 * *statefulset.kubernetes.io/pod-name=web-0*", "web-1 *");
        await session.TypeAsync("kubectl get pods -L app", "NAME READY STATUS RESTARTS AGE APP", "web-0 1/1 Running 0 * nginx", "web-1 1/1 Running 0 * nginx");
        await session.TypeAsync("kubectl get pods -A --field-selector=metadata.name=web-1", "NAMESPACE NAME READY STATUS RESTARTS AGE", "default web-1 1/1 Running 0 *");
        await session.TypeAsync("kubectl get pods --chunk-size=1 -o name", "pod/web-0", "pod/web-1");
        await session.TypeAsync("kubectl get pod web-0 --no-headers", "web-0 1/1 Running 0 *");
        await session.TypeAsync("kubectl get all", "NAME READY STATUS RESTARTS AGE", "pod/web-0 1/1 Running 0 *", "pod/web-1 1/1 Running 0 *", "NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE", "...", "service/nginx ClusterIP None <none> 80/TCP *", "NAME READY AGE", "statefulset.apps/web 2/2 *");
        await session.TypeAsync("kubectl get sts nothing", "Error from server (NotFound): statefulsets.apps \"nothing\" not found");
        await session.TypeAsync("kubectl get pods -n nowhere", "No resources found in nowhere namespace.");
        await session.TypeAsync("kubectl get sts.apps/web pod/web-0 -o name", "statefulset.apps/web", "pod/web-0");
        await session.TypeAsync("kubectl get --raw /readyz", "ok");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Describe_OfWhatASetIsMadeOf_TellsItsStory(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);

        await session.TypeAsync(
            "kubectl describe sts web",
            "Name: web", "Namespace: default", "...", "Replicas: 1 desired | 1 total", "Update Strategy: RollingUpdate", "...", "Pods Status: 1 Running / 0 Waiting / 0 Succeeded / 0 Failed", "...",
            "Volume Claims:", "Name: www", "...", "Events:", "...", "* SuccessfulCreate * create Pod web-0 in StatefulSet web successful", "...");
        await session.TypeAsync("kubectl describe pod web-0", "Name: web-0", "...", "Controlled By: StatefulSet/web", "...", "Image: nginx:1.0", "...", "ClaimName: www-web-0", "...");
        await session.TypeAsync("kubectl describe pvc www-web-0", "Name: www-web-0", "...", "Status: Bound", "...", "Used By: web-0", "...");
        await session.TypeAsync("kubectl describe svc nginx", "Name: nginx", "...", "Selector: app=nginx", "...");
        await session.TypeAsync("kubectl describe nodes", "Name: k8s-node1", "...", "Name: k8s-node2", "...");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Explain_AndApiResources_SpeakOfWhatIsServed(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);

        await session.TypeAsync("kubectl explain sts.spec.replicas", "...", "FIELD: replicas <integer>", "DESCRIPTION:", "...");
        await session.TypeAsync("kubectl explain pods --recursive | head -40 | grep -c '<'", "*");
        await session.TypeAsync("kubectl explain nothings", "*the server doesn't have a resource type \"nothings\"");
        await session.TypeAsync("kubectl api-resources --api-group=apps --no-headers -o name", "controllerrevisions.apps", "daemonsets.apps", "deployments.apps", "replicasets.apps", "statefulsets.apps");
        await session.TypeAsync("kubectl api-resources --api-group=apps | grep statefulsets", "statefulsets sts apps/v1 true StatefulSet");
        await session.TypeAsync("kubectl api-versions | grep apps", "apps/v1");
        await session.TypeAsync("kubectl cluster-info", "*Kubernetes *is running at *https://127.0.0.1:*", "...");
        await session.TypeAsync("kubectl version", "Client Version: *", "...", "Server Version: *v1.36*", "...");
    }

    [Theory]
    [MemberData(nameof(Kubectls))]
    public async Task Cordon_AndUncordon_MarkTheNode(string kubectl)
    {
        await using var session = await KubectlSession.StartAsync(kubectl);
        await session.ApplyAsync(1);
        var node = await session.PrintAsync("kubectl get pod web-0 -o jsonpath={.spec.nodeName}");

        await session.TypeAsync($"kubectl cordon {node}", $"node/{node} cordoned");
        await session.TypeAsync($"kubectl cordon {node}", $"node/{node} already cordoned");
        await session.TypeAsync("kubectl get nodes -o custom-columns=N:.metadata.name,U:.spec.unschedulable | grep true", $"{node} true");
        await session.TypeAsync($"kubectl uncordon {node}", $"node/{node} uncordoned");
    }
}
