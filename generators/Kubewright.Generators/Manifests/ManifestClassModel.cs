using System;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>A class marked <c>[Manifests]</c>, as far as the registry needs to know it.</summary>
/// <param name="Name">The name of its YAML file, without extension.</param>
/// <param name="TypeName">Its full name in metadata: <c>Shop.Web</c>, <c>Shop.Outer+Web</c>.</param>
/// <param name="Expression">How generated code names it: <c>global::Shop.Web</c>.</param>
/// <param name="Members">What it emits, in the order of declaration.</param>
internal sealed record ManifestClassModel(string Name, string TypeName, string Expression, EquatableArray<ManifestMemberModel> Members)
    : IEquatable<ManifestClassModel>;
