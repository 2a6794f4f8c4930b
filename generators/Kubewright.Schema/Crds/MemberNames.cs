using System;
using System.Collections.Generic;
using System.Linq;

namespace Kubewright.Schema;

/// <summary>Gives each property of a record a C# name of its own.</summary>
internal static class MemberNames
{
    private static readonly string[] Generated =
    [
        "Build", "Built", "Clone", "Empty", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "KnownMembers", "MemberwiseClone",
        "OtherMembers", "PrintMembers", "Read", "ReferenceEquals", "ToString", "WithDefaults", "Write",
    ];

    /// <summary>The names that the members of a record cannot have.</summary>
    /// <param name="type">The record's own name.</param>
    public static HashSet<string> Taken(string type) => new(Generated, StringComparer.Ordinal) { type, type + "Builder" };

    /// <summary>
    /// Names the properties. One whose name is taken gets the word <c>Value</c> behind it, and a number where that is not
    /// enough; properties in the usual style go first, so that an unusual neighbour does not change their names.
    /// </summary>
    public static Dictionary<string, string> Assign(IEnumerable<string> properties, HashSet<string> taken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in properties.OrderBy(static name => IsUsual(name) ? 0 : 1))
        {
            var name = CSharpNames.Pascal(property);
            if (!taken.Add(name))
            {
                var free = name + "Value";
                for (var number = 2; !taken.Add(free); number++)
                {
                    free = name + "Value" + number;
                }

                name = free;
            }

            names[property] = name;
        }

        return names;
    }

    /// <summary>The name of a C# parameter or local: as in JSON where that is what the C# name comes from.</summary>
    public static string Parameter(string property, string csharpName) =>
        IsUsual(property) && csharpName == CSharpNames.Pascal(property) ? property : CSharpNames.Camel(csharpName);

    private static bool IsUsual(string name) => name.Length > 0 && char.IsLower(name[0]) && name.All(char.IsLetterOrDigit);
}
