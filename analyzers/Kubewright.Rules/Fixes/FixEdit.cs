using System;

namespace Kubewright.Rules;

/// <summary>
/// One change to the manifests. Paths are written as <see cref="Kubewright.Schema.SchemaPath"/> reads them:
/// <c>spec.template.spec.containers[0].ports[1].name</c>, <c>metadata.labels[app.kubernetes.io/name]</c>. A segment counts
/// from 0 in a list and is a key in a map.
/// </summary>
/// <param name="ObjectKey">The object to change: the <see cref="ManifestObject.Key"/>.</param>
public abstract record FixEdit(string ObjectKey) : IEquatable<FixEdit>;
