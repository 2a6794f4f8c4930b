using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>Offers the members of <c>spec</c> on the kind itself, once all definitions are read.</summary>
internal static class SpecHoist
{
    /// <summary>Adds the hoist to every kind of the list whose spec is an object with members.</summary>
    public static void AddTo(List<SchemaDefinition> definitions)
    {
        var byName = definitions.ToDictionary(static definition => definition.Name, StringComparer.Ordinal);
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i] is { Kind: not null } kind
                && kind.Find("spec") is { Type: { Kind: SchemaTypeKind.Record, Name: { } name } }
                && byName.TryGetValue(name, out var spec) && !spec.Properties.IsEmpty)
            {
                definitions[i] = kind with { Hoists = EquatableArray<SchemaHoist>.From([.. kind.Hoists, Hoist(kind, spec)]) };
            }
        }
    }

    /// <summary>A member whose name the kind has for something else gets the word <c>Spec</c> in front.</summary>
    private static SchemaHoist Hoist(SchemaDefinition kind, SchemaDefinition spec)
    {
        var taken = MemberNames.Taken(kind.CSharpName);
        taken.UnionWith(kind.Properties.Select(static property => property.CSharpName));
        taken.UnionWith(kind.Hoists.SelectMany(static hoist => hoist.Members).Select(static member => member.CSharpName));
        var members = new List<SchemaHoist.Member>();
        foreach (var property in spec.Properties)
        {
            var name = taken.Contains(property.CSharpName) ? "Spec" + property.CSharpName : property.CSharpName;
            var free = name;
            for (var number = 2; !taken.Add(free); number++)
            {
                free = name + number;
            }

            members.Add(new SchemaHoist.Member(SchemaPath.Join("", property.Name), free));
        }

        return new SchemaHoist("spec", EquatableArray<SchemaHoist.Member>.From(members));
    }
}
