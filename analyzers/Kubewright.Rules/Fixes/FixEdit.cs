using System;

namespace Kubewright.Rules;

/// <summary>One change to the manifests.</summary>
/// <param name="ObjectKey">The object to change: the <see cref="ManifestObject.Key"/>.</param>
public abstract record FixEdit(string ObjectKey) : IEquatable<FixEdit>;
