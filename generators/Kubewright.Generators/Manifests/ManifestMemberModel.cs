using System;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>One member that gives objects to emit.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="MetadataName">The getter, field or method as debug information names it.</param>
/// <param name="IsMethod">Whether it has to be called.</param>
/// <param name="IsSequence">Whether it gives several objects.</param>
/// <param name="IsUnresolved">Whether its type is not there yet: it may come from another generator, so what it gives is looked at when it runs.</param>
/// <param name="IsNullable">Whether it is declared to give null at times, which then emits nothing.</param>
/// <param name="Silenced">The ids of the rules that the user turned off there.</param>
internal sealed record ManifestMemberModel(string Name, string MetadataName, bool IsMethod, bool IsSequence, bool IsUnresolved, bool IsNullable, EquatableArray<string> Silenced)
    : IEquatable<ManifestMemberModel>;
