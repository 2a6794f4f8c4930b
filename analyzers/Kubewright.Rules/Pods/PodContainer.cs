using Kubewright.Rules.Views;

namespace Kubewright.Rules;

/// <summary>A container of a pod with its role.</summary>
/// <param name="View">The container.</param>
/// <param name="Role">What it is for; null when an init container's restart policy is unknown.</param>
public sealed record PodContainer(ContainerView View, ContainerRole? Role)
{
    /// <summary>Whether it runs beside the others for as long as the pod does; null when nobody can say.</summary>
    public bool? RunsOn => Role is { } role ? role != ContainerRole.Init : null;

    /// <summary>The container in a sentence: <c>container 'nginx'</c>, <c>init container 'setup'</c>.</summary>
    public override string ToString()
    {
        var word = Role == ContainerRole.Main ? "container" : Role == ContainerRole.Sidecar ? "sidecar" : "init container";
        return View.Name.TryGet(out var name) ? $"{word} '{name}'" : $"{(word[0] == 'i' ? "an" : "a")} {word}";
    }
}
