using Kubewright.Rules.Views;

namespace Kubewright.Rules.Networking;

/// <summary>A headless Service asks for no address outside the cluster.</summary>
public sealed class HeadlessServiceHasNoOuterAddress() : Rule(
    new(
        "KW2027", "service-type-headless-conflict", "A headless Service asks for no address outside the cluster",
        RuleCategory.Networking, Severity.Error, RulePreset.Default, RuleScope.Object),
    ServiceView.ObjectKind)
{
    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var service = new ServiceView(context.Object.At).Spec;
        if (service.ClusterIP.Is(HeadlessService.None) == true && service.Type.TryGet(out var type) && type is "NodePort" or "LoadBalancer")
        {
            context.Report(
                service.Type.At,
                $"{context.Object} is headless and of type {type}, which needs a cluster IP. The API server rejects the Service. "
                + "Set the type to ClusterIP, and reach the pods from outside through a second Service.",
                new FixHint("Set the type to ClusterIP", new SetValueEdit(context.Object.Key, service.Type.Path, Build.Text("ClusterIP"))),
                service.ClusterIP.Origin);
        }
    }
}
