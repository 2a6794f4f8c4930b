using Kubewright.Rules.Views;

namespace Kubewright.Rules.Schema;

/// <summary>A place where a pod names a ConfigMap or Secret.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">The name.</param>
/// <param name="Key">The entry that is wanted; absent when all are.</param>
/// <param name="Optional">Whether the pod starts without it.</param>
internal sealed record ConfigReference(ManifestKind Kind, Value<string> Name, Value<string> Key, Value<bool> Optional);
