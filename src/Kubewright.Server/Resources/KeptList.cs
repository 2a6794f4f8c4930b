namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>
/// What a list that is asked for in pieces goes on from. The objects, not the snapshot: that would hold on to every change
/// made after it.
/// </summary>
/// <param name="Version">The version of the moment.</param>
/// <param name="Kind">The kind, as keys name it.</param>
/// <param name="Objects">All objects of the kind, in order of namespace and name.</param>
internal sealed record KeptList(long Version, string Kind, IKubernetesObject[] Objects);
