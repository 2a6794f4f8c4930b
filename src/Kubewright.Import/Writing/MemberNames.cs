using System.Globalization;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>The names that are taken in one class.</summary>
internal sealed class MemberNames
{
    private static readonly string[] Inherited = ["Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize"];

    private readonly HashSet<string> _taken = new(Inherited, StringComparer.Ordinal) { nameof(References.External), nameof(TimeSpan) };
    private readonly TypeNames _types;

    /// <summary>The names that are taken before there is any member.</summary>
    /// <param name="className">The class.</param>
    /// <param name="types">How types are named.</param>
    public MemberNames(string className, TypeNames types)
    {
        _types = types;
        _taken.Add(className);
        _taken.UnionWith(Enum.GetNames<AccessMode>());
    }

    /// <summary>Takes the first name that is free.</summary>
    /// <param name="type">The member's type, after which alone it may be named.</param>
    /// <param name="wanted">The names to try in order; the last of them gets a number if need be.</param>
    public string Take(Type type, params ReadOnlySpan<string> wanted)
    {
        foreach (var name in wanted)
        {
            if (IsFree(name, type))
            {
                _taken.Add(name);
                return name;
            }
        }

        for (var number = 2; ; number++)
        {
            var name = wanted[^1] + number.ToString(CultureInfo.InvariantCulture);
            if (IsFree(name, type))
            {
                _taken.Add(name);
                return name;
            }
        }
    }

    /// <summary>A name in Pascal case.</summary>
    public static string Pascal(string name) => CSharpNames.Pascal(name);

    private bool IsFree(string name, Type type) => !_taken.Contains(name) && (!_types.IsType(name) || name == type.Name);
}
